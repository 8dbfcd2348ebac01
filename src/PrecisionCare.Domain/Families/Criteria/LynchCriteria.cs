using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Families.Criteria;

/// <summary>Amsterdam II and the revised Bethesda guidelines, for Lynch syndrome.</summary>
public static class LynchCriteria
{
    private static readonly Citation Amsterdam = new(
        "Gastroenterology 1999;116:1453-1456", "Vasen HF et al. New clinical criteria for hereditary nonpolyposis colorectal cancer (HNPCC, Lynch syndrome) proposed by the ICG-HNPCC", Pmid: "10348829", Confirmed: false);

    private static readonly Citation Bethesda = new(
        "J Natl Cancer Inst 2004;96:261-268", "Umar A et al. Revised Bethesda Guidelines for hereditary nonpolyposis colorectal cancer (Lynch syndrome) and microsatellite instability", Pmid: "14970275", Confirmed: false);

    private static readonly Tumour[] OfAmsterdam = [Tumour.Colorectal, Tumour.Endometrial, Tumour.SmallBowel, Tumour.UrinaryTract];

    private static readonly Tumour[] OfBethesda =
        [.. OfAmsterdam, Tumour.Stomach, Tumour.Ovarian, Tumour.Pancreatic, Tumour.BiliaryTract, Tumour.Brain, Tumour.Sebaceous];

    public static CriterionResult AmsterdamTwo(Family family)
    {
        var kinship = new Kinship(family);
        var ill = family.Persons.Where(p => p.Kind == PersonKind.Person).Select(p => (Person: p, Tumours: Tumours.Of(p).Where(t => OfAmsterdam.Contains(t.Kind)).ToList())).Where(p => p.Tumours.Count > 0).ToList();
        bool IsYoung(FamilyPerson person) => ill.First(i => i.Person == person).Tumours.Any(t => t.Condition.Onset < 50);
        bool MayBeYoung(FamilyPerson person) => ill.First(i => i.Person == person).Tumours.Any(t => t.Condition.Onset is null or < 50);
        FamilyPerson[]? met = null, may = null;
        foreach (var middle in ill.Select(i => i.Person))
        {
            var near = ill.Select(i => i.Person).Where(p => kinship.Degree(p.Id, middle.Id) == 1).ToList();
            foreach (var (one, other) in near.SelectMany((one, i) => near.Skip(i + 1).Select(other => (one, other))))
            {
                FamilyPerson[] three = [middle, one, other];
                // In two generations that follow each other: one of them is a parent of another.
                if (!three.Any(a => three.Any(b => kinship.ParentsOf(a.Id).Contains(b.Id)))) continue;
                if (three.Any(IsYoung)) met ??= three;
                else if (three.Any(MayBeYoung)) may ??= three;
            }
        }

        var counted = ill.SelectMany(i => i.Tumours).Select(t => new CountedPerson(t.Person.Id, t.Words)).ToImmutableArray();
        var missing = ImmutableArray.CreateBuilder<string>();
        if (met is not null)
        {
            missing.AddRange(met.SelectMany(Tumours.Of).Where(t => OfAmsterdam.Contains(t.Kind) && t.Condition.Confirmation != Confirmation.FromReport).Select(t => $"{t.Person.Id}: pathology report of {t.Condition.Name}"));
            missing.Add("that familial adenomatous polyposis is excluded");
        }
        else
        {
            missing.AddRange(ill.SelectMany(i => i.Tumours).Where(t => t.Condition.Onset is null).Select(t => $"{t.Person.Id}: age at {t.Condition.Name}"));
            missing.AddRange(Lineage.Of(family).SelectMany(l => l.Silent).Distinct().Select(p => $"{p.Id}: whether they had a cancer"));
        }

        var verdict = met is not null ? CriterionVerdict.Met : missing.Count == 0 ? CriterionVerdict.NotMet : CriterionVerdict.CannotBeTold;
        string answer = met is not null ? "Met by what is stated: three relatives, one a first-degree relative of the two others, in two generations, one ill before 50. It holds once pathology confirms the tumours and polyposis is excluded."
            : may is not null ? "Three relatives would meet it if one of them fell ill before 50; ages are missing." : "Not met by what is stated.";
        return new CriterionResult(
            "amsterdam-ii", "Amsterdam II", Amsterdam, verdict, answer,
            "At least three relatives with colorectal, endometrial, small bowel, ureter or renal pelvis cancer, one a first-degree relative of the other two, in at least two successive generations, one diagnosed before 50; polyposis excluded; tumours verified.",
            counted, missing.ToImmutable(), ["Many families with Lynch syndrome do not meet it.", "Ovarian and stomach cancer do not count."]);
    }

    public static CriterionResult RevisedBethesda(Family family)
    {
        var kinship = new Kinship(family);
        var counted = new List<CountedPerson>();
        var missing = new List<string>();
        var people = Lineage.Of(family).SelectMany(l => l.People).Distinct().ToList();
        List<PersonTumour> Of(FamilyPerson person) => [.. Tumours.Of(person).Where(t => OfBethesda.Contains(t.Kind))];
        foreach (var person in people)
        {
            var own = Of(person);
            foreach (var bowel in own.Where(t => t.Kind == Tumour.Colorectal).Take(1))
            {
                if (own.Any(t => t.Kind == Tumour.Colorectal && t.Condition.Onset < 50)) counted.Add(new CountedPerson(person.Id, $"{bowel.Words}: before 50"));
                if (own.Count > 1) counted.Add(new CountedPerson(person.Id, "a second tumour of the Lynch spectrum"));
                var near = people.Where(p => p.Id != person.Id).Select(p => (Person: p, Degree: kinship.Degree(p.Id, person.Id), Tumours: Of(p))).Where(p => p.Tumours.Count > 0).ToList();
                var first = near.Where(n => n.Degree == 1).ToList();
                if (first.Count > 0 && (own.Any(t => t.Condition.Onset < 50) || first.Any(n => n.Tumours.Any(t => t.Condition.Onset < 50))))
                    counted.Add(new CountedPerson(person.Id, $"a first-degree relative with {first[0].Tumours[0].Condition.Name}, one of the two before 50"));
                if (near.Count(n => n.Degree <= 2) >= 2) counted.Add(new CountedPerson(person.Id, "two first- or second-degree relatives with tumours of the Lynch spectrum"));
                if (own.Any(t => t.Condition.Onset is null)) missing.Add($"{person.Id}: age at {bowel.Condition.Name}");
                if (bowel.Condition.Onset is null or < 60) missing.Add($"{person.Id}: histology (signs of microsatellite instability before 60)");
            }
        }

        bool met = counted.Count > 0;
        if (!met) missing.AddRange(people.Where(p => p.Conditions.IsEmpty).Select(p => $"{p.Id}: whether they had a cancer"));
        return new CriterionResult(
            "revised-bethesda", "Revised Bethesda", Bethesda, met ? CriterionVerdict.Met : missing.Count == 0 ? CriterionVerdict.NotMet : CriterionVerdict.CannotBeTold,
            met ? "Met: the tumour of the persons named is to be tested for microsatellite instability or mismatch repair proteins." : "Not met by what is stated.",
            "Somebody with colorectal cancer: before 50; or with a second tumour of the Lynch spectrum; or with such histology before 60; or with a first-degree relative with such a tumour, one of the two before 50; or with two first- or second-degree relatives with such tumours.",
            [.. counted], [.. missing], ["Many centres test every colorectal and endometrial cancer today, whatever the family.", "The histology of the third criterion is not read here."]);
    }
}
