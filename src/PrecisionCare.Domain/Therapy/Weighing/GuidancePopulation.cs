using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Medicines;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>
/// Chooses, of a guideline's rows for a drug, those that are for this patient: by age, by what the drug is given for, by whether it was tolerated before, by
/// what is taken beside it. Where the use is not known, every row that is not ruled out counts, so that the more careful one decides.
/// </summary>
internal sealed class GuidancePopulation(TherapyRules rules)
{
    private const int ToleratedAfterDays = 90;
    private const int AdultAge = 18;

    /// <param name="rows">Rows of one guideline for one drug.</param>
    /// <param name="candidate">The drug in its situation.</param>
    /// <param name="patient">Age, weight and the like.</param>
    public ImmutableArray<Guidance> Choose(IReadOnlyCollection<Guidance> rows, Candidate candidate, PatientFindings patient)
    {
        var named = rows.SelectMany(r => r.When).Where(rules.Uses.ContainsKey).ToHashSet(StringComparer.Ordinal);
        var judged = rows.Select(r => new { Row = r, Holds = All(r.When.Select(code => Holds(code, named, candidate, patient))) }).ToList();
        ImmutableArray<Guidance> certain = [.. judged.Where(j => j.Holds == true).Select(j => j.Row)];
        return !certain.IsEmpty ? certain : [.. judged.Where(j => j.Holds is null).Select(j => j.Row)];
    }

    private static bool? All(IEnumerable<bool?> parts)
    {
        var all = parts.ToList();
        return all.Contains(false) ? false : all.Contains(null) ? null : true;
    }

    private bool? Holds(string code, HashSet<string> named, Candidate candidate, PatientFindings patient) =>
        code switch
        {
            GuidancePopulations.Adult => patient.Age >= AdultAge,
            GuidancePopulations.Child => patient.Age < AdultAge,
            GuidancePopulations.Over40Kg => patient.Age >= AdultAge ? true : patient.Readings["weight"].Reading?.Value > 40,
            GuidancePopulations.Under40Kg => patient.Age >= AdultAge ? false : patient.Readings["weight"].Reading?.Value <= 40,
            "body-mass-index:above-25" => patient.Readings["bmi"].Reading?.Value > 25,
            "body-mass-index:up-to-25" => patient.Readings["bmi"].Reading?.Value <= 25,
            GuidancePopulations.Tolerated => candidate.TakenSince is { } since && patient.At.DayNumber - since.DayNumber > ToleratedAfterDays,
            GuidancePopulations.Naive => !(candidate.TakenSince is { } since && patient.At.DayNumber - since.DayNumber > ToleratedAfterDays),
            GuidancePopulations.NoAlternative or GuidancePopulations.AtRisk => false,
            GuidancePopulations.NotAtRisk => true,
            GuidancePopulations.NonMalignant => candidate.Purposes.IsEmpty ? null : !IsFor(GuidancePopulations.Malignancy, candidate),
            GuidancePopulations.OtherIndication => candidate.Purposes.IsEmpty ? null : !named.Any(use => IsFor(use, candidate)),
            GuidancePopulations.NoComedication => Comedications.Keys.All(c => !IsTaken(c, candidate)),
            "route:cutaneous" => candidate.Route == MedicineRoute.Local,
            "route:systemic" => candidate.Route != MedicineRoute.Local,
            _ when rules.Uses.ContainsKey(code) => IsFor(code, candidate) ? true : candidate.Purposes.IsEmpty || !named.Any(use => IsFor(use, candidate)) ? null : false,
            _ when code.StartsWith(GuidancePopulations.Comedication, StringComparison.Ordinal) => IsTaken(code, candidate),
            _ => false,
        };

    private bool IsFor(string use, Candidate candidate) => rules.Uses.TryGetValue(use, out var problems) && problems.Any(candidate.Purposes.Contains);

    /// <summary>Comedication of guidelines to the rule classes that all have to be taken; weak inhibitors have no class and never hold.</summary>
    private static readonly Dictionary<string, ImmutableArray<string>> Comedications = new(StringComparer.Ordinal)
    {
        ["comedication:cyp3a-inhibitor-strong"] = ["strong cyp3a inhibitors"],
        ["comedication:cyp3a-inhibitor-moderate"] = ["moderate cyp3a inhibitors"],
        ["comedication:cyp3a-inducer-strong"] = ["strong cyp3a inducers"],
        ["comedication:cyp2d6-inhibitor-strong"] = ["strong cyp2d6 inhibitors"],
        ["comedication:cyp2d6-inhibitor-moderate"] = ["moderate cyp2d6 inhibitors"],
        ["comedication:cyp2d6-and-cyp3a-inhibitors"] = ["strong cyp2d6 inhibitors", "strong cyp3a inhibitors"],
    };

    private static bool IsTaken(string code, Candidate candidate) =>
        Comedications.TryGetValue(code, out var classes) && classes.All(c => candidate.Company.Of(c).Any(x => x.Ingredient != candidate.Drug));
}
