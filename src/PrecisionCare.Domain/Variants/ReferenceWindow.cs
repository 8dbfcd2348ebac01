using PrecisionCare.Genome;

namespace PrecisionCare.Variants;

/// <summary>A short stretch of the reference genome, long enough to move an insertion or deletion within its repeat.</summary>
public sealed record ReferenceWindow
{
    /// <param name="start">Position of the first base.</param>
    /// <param name="bases">A, C, G, T in upper case.</param>
    /// <exception cref="ArgumentException">There are no bases, or other letters among them.</exception>
    public ReferenceWindow(Locus start, string bases)
    {
        if (bases.Length == 0 || bases.AsSpan().ContainsAnyExcept("ACGT")) throw new ArgumentException("A window holds the bases A, C, G and T.", nameof(bases));
        Start = start;
        Bases = bases;
    }

    public Locus Start { get; }

    public string Bases { get; }

    /// <summary>Position of the last base, 1-based.</summary>
    public int End => Start.Position + Bases.Length - 1;

    /// <summary>The base at a position of the window's chromosome, <c>null</c> outside the window.</summary>
    public char? At(int position) => position >= Start.Position && position <= End ? Bases[position - Start.Position] : null;
}
