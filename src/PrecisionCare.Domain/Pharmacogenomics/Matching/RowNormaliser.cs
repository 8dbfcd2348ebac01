using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Variants;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>
/// Rewrites rows that state a definition's alleles in another form (not left-aligned, padded, joined with other alleles) in the form of the definition, as
/// far as the definition's own stretch of reference makes that certain. A copy of REF stays reference, since the row was called with one of the position's
/// alleles in mind; a row that mentions none of them, or a genotype that uses another allele, is not rewritten.
/// </summary>
internal sealed class RowNormaliser
{
    private readonly DefinitionPosition _position;
    private readonly ReferenceWindow _window;
    private readonly ImmutableArray<Variant?> _known;

    public RowNormaliser(DefinitionPosition position)
    {
        _position = position;
        _window = PositionWindow.Of(position);
        _known = [.. VariantNormaliser.Normalise(position.Locus, position.Reference, position.Alternates, _window).Select(a => a.Variant)];
    }

    /// <summary>The row in the definition's form; <c>null</c> when it is not about the position, or cannot be brought there with certainty.</summary>
    public VariantCall? Rewrite(VariantCall row)
    {
        if (row.Genotype is not { } genotype || row.IsReferenceBlock) return null;
        var alleles = VariantNormaliser.Normalise(row, _window);
        int?[] numbers = [0, .. alleles.Select(a => a.Variant is { } variant && _known.IndexOf(variant) is >= 0 and var at ? at + 1 : (int?)null)];
        if (!Array.Exists(numbers, n => n > 0) || genotype.Alleles.Any(a => a is { } used && (used >= numbers.Length || numbers[used] is null))) return null;
        return row with
        {
            Locus = _position.Locus,
            Reference = _position.Reference,
            Alternates = _position.Alternates,
            Genotype = new Genotype([.. genotype.Alleles.Select(a => a is { } used ? numbers[used] : null)], genotype.Phased),
            AlleleDepths = Depths(row.AlleleDepths, numbers),
            End = _position.Locus.Position + _position.Reference.Length - 1,
        };
    }

    /// <summary>Whether the row changes the length of the sequence within the window, in a form that could be one of the position's.</summary>
    public bool MayConcern(VariantCall row) =>
        row.Locus.Chromosome == _position.Locus.Chromosome && row.Locus.Position <= _window.End && row.End >= _position.Locus.Position
        && row.Alternates.Any(a => a.Length != row.Reference.Length && a[0] is not ('<' or '*'));

    /// <summary>Reads by the definition's alleles; none where the row has alleles that the definition lacks.</summary>
    private ImmutableArray<int?> Depths(ImmutableArray<int?> depths, int?[] numbers)
    {
        if (depths.Length != numbers.Length || Array.Exists(numbers, n => n is null)) return [];
        var ours = new int?[_position.Alternates.Length + 1];
        for (int i = 0; i < numbers.Length; i++) ours[numbers[i]!.Value] = depths[i];
        return [.. ours];
    }
}
