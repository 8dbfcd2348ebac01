using System.Collections.Immutable;
using PrecisionCare.Genome;

namespace PrecisionCare.Variants;

/// <summary>
/// Brings the alleles of VCF rows into the one form in which equal changes are equal text: as short as possible, and as far left as possible (Tan, Abecasis
/// and Kang 2015, PMID 25701572, algorithm 1). Needs of the reference only the stretch over which a change can move.
/// </summary>
public static class VariantNormaliser
{
    /// <inheritdoc cref="Normalise(Locus, string, ImmutableArray{string}, ReferenceWindow)"/>
    public static ImmutableArray<NormalisedAllele> Normalise(VariantCall call, ReferenceWindow window) =>
        Normalise(call.Locus, call.Reference, call.Alternates, window);

    /// <summary>Splits a row into its ALTs, each trimmed by itself and left-aligned. REF is compared with the reference as far as the window shows it.</summary>
    /// <exception cref="ArgumentException">The window is of another chromosome.</exception>
    public static ImmutableArray<NormalisedAllele> Normalise(Locus locus, string reference, ImmutableArray<string> alternates, ReferenceWindow window)
    {
        if (window.Start.Chromosome != locus.Chromosome) throw new ArgumentException("The window is of another chromosome.", nameof(window));
        if (Differs(locus, reference, window)) return [.. alternates.Select((_, i) => new NormalisedAllele(i + 1, Normalisation.ReferenceDiffers, null))];
        return
        [
            .. alternates.Select((alternate, i) =>
            {
                var (outcome, variant) = Normalise(locus, reference, alternate, window);
                return new NormalisedAllele(i + 1, outcome, variant);
            }),
        ];
    }

    private static bool Differs(Locus locus, string reference, ReferenceWindow window) =>
        reference.Where((letter, i) => window.At(locus.Position + i) is { } expected && expected != letter).Any();

    private static (Normalisation, Variant?) Normalise(Locus locus, string reference, string alternate, ReferenceWindow window)
    {
        if (!AreKnownBases(reference) || !AreKnownBases(alternate) || reference == alternate) return (Normalisation.NoSequence, null);
        int start = locus.Position;
        while (true)
        {
            // Trim equal last bases; whenever an allele is used up, take the base before both from the reference.
            if (reference.Length == 0 || alternate.Length == 0)
            {
                if (window.At(--start) is not { } before) return (Normalisation.WindowTooShort, null);
                (reference, alternate) = (before + reference, before + alternate);
            }
            else if (reference[^1] == alternate[^1])
            {
                (reference, alternate) = (reference[..^1], alternate[..^1]);
            }
            else
            {
                break;
            }
        }

        int leading = 0;
        while (leading < Math.Min(reference.Length, alternate.Length) - 1 && reference[leading] == alternate[leading]) leading++;
        return (Normalisation.Certain, new Variant(new Locus(locus.Chromosome, start + leading), reference[leading..], alternate[leading..]));
    }

    private static bool AreKnownBases(string allele) => allele.Length > 0 && !allele.AsSpan().ContainsAnyExcept("ACGT");
}
