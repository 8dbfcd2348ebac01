using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Families.Criteria;

/// <summary>
/// The Manchester scoring system of 2004: points for each cancer in one direct line of the family, for BRCA1 and for BRCA2. Its later adjustments for pathology are not
/// applied.
/// </summary>
public static class ManchesterScore
{
    /// <summary>Combined points from which the chance of a variant in either gene is taken to be about one in ten and one in five.</summary>
    public const int OneInTen = 15, OneInFive = 20;

    private static readonly Citation Source = new(
        "J Med Genet 2004;41:474-480", "Evans DG et al. A new scoring system for the chances of identifying a BRCA1/2 mutation outperforms existing models including BRCAPRO", Pmid: "15173236", Confirmed: false);

    /// <summary>Ages are below <c>Under</c>, in years.</summary>
    private sealed record Points(Tumour Tumour, AssignedSex? Sex, int Under, int Brca1, int Brca2);

    private static readonly ImmutableArray<Points> Table =
    [
        new(Tumour.Breast, AssignedSex.Female, 30, 6, 5), new(Tumour.Breast, AssignedSex.Female, 40, 4, 4), new(Tumour.Breast, AssignedSex.Female, 50, 3, 3), new(Tumour.Breast, AssignedSex.Female, 60, 2, 2),
        new(Tumour.Breast, AssignedSex.Female, 200, 1, 1),
        new(Tumour.Breast, AssignedSex.Male, 60, 5, 8), new(Tumour.Breast, AssignedSex.Male, 200, 5, 5),
        new(Tumour.Ovarian, null, 60, 8, 5), new(Tumour.Ovarian, null, 200, 5, 5),
        new(Tumour.Pancreatic, null, 200, 0, 1),
        new(Tumour.Prostate, null, 60, 0, 2), new(Tumour.Prostate, null, 200, 0, 1),
    ];

    public static CriterionResult Of(Family family)
    {
        var sides = Lineage.Of(family).Select(Count).ToList();
        var highest = sides.MaxBy(s => s.Least)!;
        bool met = highest.Least >= OneInTen;
        var missing = met ? highest.Missing : [.. sides.SelectMany(s => s.Missing).Distinct()];
        var verdict = met ? CriterionVerdict.Met : missing.IsEmpty ? CriterionVerdict.NotMet : CriterionVerdict.CannotBeTold;
        string answer = string.Join(" ", sides.Select(s => $"{Capital(s.Side)}: {s.Least} points (BRCA1 {s.Brca1}, BRCA2 {s.Brca2}){(s.Most > s.Least ? $", up to {s.Most} if missing ages and sexes were the least favourable" : "")}."))
            + $" {OneInTen} points stand for a chance of about 10 out of 100, {OneInFive} for about 20 out of 100.";
        return new CriterionResult(
            "manchester", "Manchester score (2004)", Source, verdict, answer, "Points for breast, ovarian, pancreatic and prostate cancer by age, summed over one side of the family; 15 combined or more.",
            [.. sides.SelectMany(s => s.Counted).Distinct()], missing,
            ["Points for pathology (grade, receptors) of the later versions are not applied; they can raise or lower the score.", "Each breast of a cancer on both sides counts.", "No confidence interval is published for the chances.", "Made in families of north-west England."]);
    }

    private static (string Side, int Brca1, int Brca2, int Least, int Most, ImmutableArray<CountedPerson> Counted, ImmutableArray<string> Missing) Count(Lineage lineage)
    {
        var counted = ImmutableArray.CreateBuilder<CountedPerson>();
        var missing = ImmutableArray.CreateBuilder<string>();
        int brca1 = 0, brca2 = 0, most = 0;
        foreach (var tumour in lineage.People.SelectMany(Tumours.Of))
        {
            var fitting = Table.Where(p => p.Tumour == tumour.Kind && (p.Sex is null || tumour.Person.SexForRules is not { } sex || p.Sex == sex)).ToList();
            if (fitting.Count == 0) continue;
            // Of what is not stated the fewest points are counted, and the most are named.
            var possible = tumour.Condition.Onset is { } onset ? [.. fitting.GroupBy(p => p.Sex).Select(g => g.First(p => onset < p.Under))] : fitting;
            var least = possible.MinBy(p => p.Brca1 + p.Brca2)!;
            int times = tumour.Kind == Tumour.Breast && tumour.Condition.Side == Laterality.BothSides ? 2 : 1;
            brca1 += times * least.Brca1;
            brca2 += times * least.Brca2;
            most += times * possible.Max(p => p.Brca1 + p.Brca2);
            counted.Add(new CountedPerson(tumour.Person.Id, $"{tumour.Words}: BRCA1 {times * least.Brca1}, BRCA2 {times * least.Brca2}"));
            if (tumour.Condition.Onset is null) missing.Add($"{tumour.Person.Id}: age at {tumour.Condition.Name}");
            if (tumour.Kind == Tumour.Breast && tumour.Person.SexForRules is null) missing.Add($"{tumour.Person.Id}: sex assigned at birth");
        }

        // Silent people could have points of any size.
        missing.AddRange(lineage.Silent.Select(p => $"{p.Id}: whether they had a cancer"));
        return (lineage.Side, brca1, brca2, brca1 + brca2, most, counted.ToImmutable(), missing.ToImmutable());
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
