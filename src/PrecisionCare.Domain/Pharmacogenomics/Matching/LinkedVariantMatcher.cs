using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>
/// Two linked variants that are read together instead of as positions of their own (DPYD HapB3, CPIC 2018, PMID 29152729): the deciding (intronic) one makes the
/// allele, the tag (exonic) one only names it and counts by itself only where the deciding one was not read.
/// </summary>
internal sealed class LinkedVariantMatcher
{
    private readonly LinkedVariants _linked;
    private readonly GeneReadings _readings;
    private readonly int _deciding;
    private readonly int _tag;

    public LinkedVariantMatcher(LinkedVariants linked, GeneReadings readings)
    {
        _linked = linked;
        _readings = readings;
        _deciding = readings.Definition.IndexOf(linked.Deciding);
        _tag = readings.Definition.IndexOf(linked.Tag);
    }

    public int[] Positions => [_deciding, _tag];

    /// <summary>Whether either variant was seen.</summary>
    public bool IsPresent => Count(_deciding) + Count(_tag) > 0;

    public bool IsOneOfBoth(NamedAllele allele) => allele.Name == _linked.Both || allele.Name == _linked.DecidingOnly;

    /// <summary>Adds to what explains a copy what the two variants of the copy mean.</summary>
    public MatchedAllele AddTo(MatchedAllele allele, GeneCopy copy) =>
        Name(copy.Allele(_deciding), copy.Allele(_tag)) is { } name ? Add(allele, name) : allele;

    /// <summary>Adds one of the alleles that <see cref="ByCount"/> gave.</summary>
    public MatchedAllele Add(MatchedAllele allele, string name)
    {
        bool reference = allele.Parts is [var only] && only == _readings.Definition.Reference.Name && allele.Partials.IsEmpty;
        int score = name == _linked.Both ? 2 : 1;
        return reference ? new MatchedAllele([name], [], score) : new MatchedAllele(allele.Parts.Append(name), allele.Partials, allele.Score + score);
    }

    /// <summary>Where nothing orders the two variants: as many alleles as there are deciding variants, as many of them tagged as there are tags.</summary>
    public ImmutableArray<string> ByCount()
    {
        int tags = Count(_tag);
        if (!IsRead(_deciding)) return [.. Enumerable.Repeat(_linked.Both, tags)];
        int deciding = Count(_deciding);
        int both = Math.Min(deciding, tags);
        return [.. Enumerable.Repeat(_linked.Both, both), .. Enumerable.Repeat(_linked.DecidingOnly, deciding - both)];
    }

    /// <summary>Reservations about a call that rests on the tag alone, or where tag and deciding variant disagree.</summary>
    public IEnumerable<Issue> Issues(SourceLocation where)
    {
        bool unread = _deciding < 0 || _readings.Readings[_deciding] is not { IsPartial: false };
        if (Count(_tag) == 0) yield break;
        if (unread)
            yield return new Issue(
                "pgx.tag-only", IssueSeverity.Information,
                $"{_linked.Both} is concluded from {Described(_tag)} alone; the causal variant {Described(_deciding)} was not read.",
                "Confirm the causal variant before dosing.", where);
        else if (Count(_tag) > Count(_deciding))
            yield return new Issue(
                "pgx.tag-without-cause", IssueSeverity.Information,
                $"{Described(_tag)} was seen without the causal variant {Described(_deciding)}, which decides: it does not lower the function by itself.",
                "Confirm the causal variant before dosing.", where);
    }

    private string? Name(int deciding, int tag) => (deciding, tag) switch
    {
        ( > 0, > 0) => _linked.Both,
        ( > 0, _) => _linked.DecidingOnly,
        (Strands.Missing, > 0) => _linked.Both,
        _ => null,
    };

    private bool IsRead(int position) => position >= 0 && _readings.Readings[position] is not null;

    private int Count(int position)
    {
        if (!IsRead(position)) return 0;
        var reading = _readings.Readings[position]!;
        return (reading.First > 0 ? 1 : 0) + (!reading.IsHaploid && reading.Second > 0 ? 1 : 0);
    }

    private string Described(int position) =>
        position < 0 ? "(no position)" : _readings.Definition.Positions[position] is var p && p.RsId is { } id ? id : p.Locus.ToString();
}
