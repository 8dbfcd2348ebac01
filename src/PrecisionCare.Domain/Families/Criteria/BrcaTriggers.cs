using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Families.Criteria;

/// <summary>Occasions to test for BRCA1/2 and related genes in the manner of NCCN's guideline on genetic and familial high-risk assessment: those that are long settled, no more.</summary>
public static class BrcaTriggers
{
    private static readonly Citation Source = new("NCCN", "Genetic/Familial High-Risk Assessment: Breast, Ovarian, Pancreatic, and Prostate", Url: "https://www.nccn.org/guidelines", Confirmed: false);

    public static CriterionResult Of(Family family)
    {
        var kinship = new Kinship(family);
        var counted = new List<CountedPerson>();
        var missing = new List<string>();
        var near = family.Persons.Where(p => p.Kind == PersonKind.Person && kinship.Degree(p.Id, family.Proband) is <= 2).ToList();
        foreach (var person in near)
        {
            foreach (var tumour in Tumours.Of(person))
            {
                if (Reason(tumour) is { } reason) counted.Add(new CountedPerson(person.Id, $"{tumour.Words}: {reason}"));
                else if (tumour.Kind == Tumour.Breast && tumour.Condition.Onset is null) missing.Add($"{person.Id}: age at {tumour.Condition.Name}");
                if (tumour.Kind == Tumour.Breast && Reason(tumour) is null && tumour.Condition.Detail is null) missing.Add($"{person.Id}: receptors of {tumour.Condition.Name}");
                if (tumour.Kind == Tumour.Prostate && tumour.Condition.Detail is null) missing.Add($"{person.Id}: grade and spread of {tumour.Condition.Name}");
            }

            foreach (var variant in person.Conditions.Where(c => c.Status is ConditionStatus.Carrier or ConditionStatus.Presymptomatic && c.Name.Contains("BRCA", StringComparison.OrdinalIgnoreCase)))
                counted.Add(new CountedPerson(person.Id, $"{variant.Name}: a known variant in the family"));
        }

        foreach (var lineage in Lineage.Of(family))
        {
            var breast = lineage.People.Where(p => kinship.Degree(p.Id, family.Proband) is <= 3).SelectMany(Tumours.Of).Where(t => t.Kind == Tumour.Breast).ToList();
            if (breast.Sum(t => t.Condition.Side == Laterality.BothSides ? 2 : 1) >= 3 && breast.Exists(t => near.Contains(t.Person)))
                counted.AddRange(breast.Select(t => new CountedPerson(t.Person.Id, $"{t.Words}: one of three or more breast cancers on {(lineage.Side.StartsWith("the", StringComparison.Ordinal) ? lineage.Side : "the " + lineage.Side)}")));
        }

        bool ashkenazi = new[] { family.MaternalAncestry, family.PaternalAncestry }.Any(a => a?.Contains("Ashkenaz", StringComparison.OrdinalIgnoreCase) == true);
        if (ashkenazi) counted.AddRange(near.SelectMany(Tumours.Of).Where(t => t.Kind == Tumour.Breast).Select(t => new CountedPerson(t.Person.Id, $"{t.Words}: with Ashkenazi Jewish ancestry")));
        bool met = counted.Count > 0;
        if (!met)
        {
            missing.AddRange(near.Where(p => p.Conditions.IsEmpty).Select(p => $"{p.Id}: whether they had a cancer"));
            if (family.MaternalAncestry is null || family.PaternalAncestry is null) missing.Add("ancestry of both sides");
        }

        return new CriterionResult(
            "brca-triggers", "Occasions to test for BRCA1/2 (NCCN style)", Source, met ? CriterionVerdict.Met : missing.Count == 0 ? CriterionVerdict.NotMet : CriterionVerdict.CannotBeTold,
            met ? "At least one occasion: testing is to be discussed, best beginning with somebody who is ill." : "None by what is stated.",
            "In the proband or a first- or second-degree relative by blood: breast cancer at 50 or younger, triple negative or in a man; ovarian or pancreatic cancer; metastatic prostate cancer; a known BRCA variant; three breast cancers on one side; breast cancer with Ashkenazi Jewish ancestry.",
            [.. counted.Distinct()], [.. missing.Distinct()],
            ["The guideline changes every year and has more occasions than these: look into its present version.", "Insurers and countries have rules of their own."]);
    }

    private static string? Reason(PersonTumour tumour) => tumour.Kind switch
    {
        Tumour.Ovarian => "ovarian cancer at any age",
        Tumour.Pancreatic => "pancreatic cancer at any age",
        Tumour.Breast when tumour.Person.SexForRules == AssignedSex.Male => "breast cancer in a man",
        Tumour.Breast when tumour.Condition.Onset <= 50 => "at 50 or younger",
        Tumour.Breast when Says(tumour, "triple negative") || Says(tumour, "triple-negative") => "triple negative",
        Tumour.Prostate when Says(tumour, "metasta") => "metastatic prostate cancer",
        _ => null,
    };

    private static bool Says(PersonTumour tumour, string words) =>
        tumour.Condition.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || tumour.Condition.Detail?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
