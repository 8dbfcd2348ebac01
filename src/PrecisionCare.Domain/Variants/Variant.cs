using PrecisionCare.Genome;

namespace PrecisionCare.Variants;

/// <summary>
/// One change of sequence: at <paramref name="Locus"/> the bases <paramref name="Reference"/> read <paramref name="Alternate"/>. Two variants are the same change
/// exactly when they are equal after normalisation against the same reference.
/// </summary>
/// <param name="Locus">Position of the first base of <paramref name="Reference"/>, 1-based.</param>
/// <param name="Reference">Upper case, not empty.</param>
/// <param name="Alternate">Upper case, not empty.</param>
public sealed record Variant(Locus Locus, string Reference, string Alternate)
{
    public override string ToString() => $"{Locus} {Reference}>{Alternate}";
}
