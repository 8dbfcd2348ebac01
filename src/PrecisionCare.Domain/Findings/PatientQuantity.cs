using System.Collections.Immutable;
using PrecisionCare.Measurements;
using PrecisionCare.Patients;

namespace PrecisionCare.Findings;

/// <summary>
/// A quantity that limits are stated in: measured, or derived (eGFR, creatinine clearance, ALT as a multiple of its limit, Child-Pugh class). Where only a
/// stage is recorded the quantity is a range, and a limit holds only where it holds for the whole range.
/// </summary>
/// <param name="Low">Lowest value that it may have.</param>
/// <param name="High">Highest value that it may have; equal to <paramref name="Low"/> when it is known.</param>
/// <param name="Shown">Value with unit, day and source, for the reader.</param>
/// <param name="Facts">What it rests on.</param>
/// <param name="Missing">Why there is none; <c>null</c> when there is one.</param>
public sealed record PatientQuantity(double Low, double High, string Shown, ImmutableArray<string> Facts, string? Missing = null)
{
    /// <summary>Child-Pugh classes as numbers: A 1, B 2, C 3.</summary>
    private const double ClassA = 1, ClassB = 2, ClassC = 3;

    private const double KilogramsOfApixabanRule = 60, YearsOfApixabanRule = 80, CreatinineOfApixabanRule = 1.5;

    private static readonly ImmutableArray<string> Derived =
        ["egfr", "crcl", "age", "age_days", "pregnancy", "childbearing", "lactation", "gestation", "child_pugh", "alt_x_uln", "bilirubin_x_uln", "apixaban_criteria"];

    /// <summary>Whether limits may be stated in it.</summary>
    public static bool IsKnown(string name, ParameterTable parameters) => Derived.Contains(name) || parameters.Has(name);

    public static PatientQuantity Of(string name, PatientFindings patient, ParameterTable parameters) =>
        name switch
        {
            "egfr" => Filtration(patient),
            "crcl" => Clearance(patient),
            "age" => patient.Age is { } years ? new(years, years, $"{years} years old", [patient.PatientId]) : None("the birth date is not recorded"),
            "age_days" => patient.AgeInDays is { } days ? new(days, days, $"{days} days old", [patient.PatientId]) : None("the birth date is not recorded"),
            "pregnancy" => State("pregnancy", "pregnant", patient),
            "childbearing" => patient.CouldBePregnant ? new(1, 1, "could become pregnant, by sex and age", [patient.PatientId]) : new(0, 0, "not of childbearing age", []),
            "lactation" => State("lactation", "breast-feeding", patient),
            "gestation" => Gestation(patient, parameters),
            "child_pugh" => ChildPugh(patient),
            "alt_x_uln" => TimesUpperLimit(patient, parameters["alt"]),
            "bilirubin_x_uln" => TimesUpperLimit(patient, parameters["bilirubin"]),
            "apixaban_criteria" => ApixabanCriteria(patient),
            _ => Of(patient.Readings[name]),
        };

    public bool Satisfies(string compare, double bound) => Compare(Low, compare, bound) && Compare(High, compare, bound);

    /// <summary>Whether the limit may hold, though it is not certain.</summary>
    public bool MaySatisfy(string compare, double bound) => Compare(Low, compare, bound) || Compare(High, compare, bound);

    public static bool Compare(double value, string compare, double bound) =>
        compare switch
        {
            ">=" => value >= bound,
            "<=" => value <= bound,
            ">" => value > bound,
            "<" => value < bound,
            "=" => value == bound,
            _ => throw new ArgumentException($"'{compare}' compares nothing.", nameof(compare)),
        };

    private static PatientQuantity None(string missing) => new(0, 0, "", [], missing);

    private static PatientQuantity Of(ReadingOrRefusal reading) =>
        reading.Reading is { } r ? new(r.Value, r.Value, $"{r.Parameter.Label} {r.ShownWithDay}", [r.FactId]) : None(reading.Refusal!);

    /// <summary>eGFR by CKD-EPI 2021 from creatinine; else as the laboratory reports it; else by the recorded stage of kidney disease.</summary>
    private static PatientQuantity Filtration(PatientFindings patient)
    {
        const string model = "ckd_epi_2021_creatinine";
        if (patient.Scores.GetValueOrDefault(model) is { Value: { } value } score && patient.Readings["creatinine"].Reading is { } creatinine)
        {
            return new(value, value, $"eGFR {Words.Quantity(Math.Round(value), score.Unit)} (CKD-EPI 2021, creatinine {creatinine.ShownWithDay})",
                [creatinine.FactId, "score:" + model]);
        }

        if (patient.Readings["egfr"].Reading is { } reported) return new(reported.Value, reported.Value, $"eGFR {reported.ShownWithDay}", [reported.FactId]);
        foreach (var (stage, low, high) in new[] { ("5", 1, 14), ("4", 15, 29), ("3", 30, 59) })
        {
            if (patient.Problems.FactsNow("ckd_stage_" + stage) is { IsEmpty: false } facts)
                return new(low, high, $"chronic kidney disease stage {stage}, eGFR {low} to {high}", facts);
        }

        return None($"kidney function is not known: {patient.Scores.GetValueOrDefault(model)?.NotApplicable ?? patient.Readings["creatinine"].Refusal}");
    }

    /// <summary>Creatinine clearance by Cockcroft-Gault with actual weight; where it cannot be had, eGFR in its place, and said so.</summary>
    private static PatientQuantity Clearance(PatientFindings patient)
    {
        const string model = "cockcroft_gault";
        var score = patient.Scores.GetValueOrDefault(model);
        if (score?.Value is { } value && patient.Readings["creatinine"].Reading is { } creatinine)
        {
            return new(value, value, $"creatinine clearance {Words.Quantity(Math.Round(value), score.Unit)} (Cockcroft-Gault, creatinine {creatinine.ShownWithDay})",
                [.. score.Contributions.SelectMany(c => c.Facts).Distinct(), "score:" + model]);
        }

        var filtration = Filtration(patient);
        return filtration.Missing is null
            ? filtration with { Shown = $"{filtration.Shown}, in place of creatinine clearance ({score?.NotApplicable ?? "not calculated"})" }
            : None($"creatinine clearance is not known: {score?.NotApplicable ?? patient.Readings["creatinine"].Refusal}");
    }

    private static PatientQuantity State(string problem, string word, PatientFindings patient)
    {
        if (patient.Problems.FactsNow(problem) is { IsEmpty: false } facts) return new(1, 1, word, facts);
        bool excluded = patient.Sex == AdministrativeSex.Male || (problem == "lactation" && !patient.CouldBePregnant) || !patient.CouldBePregnant;
        return excluded || problem == "lactation" ? new(0, 0, $"not {word}", []) : None($"{problem} is not recorded");
    }

    private static PatientQuantity Gestation(PatientFindings patient, ParameterTable parameters)
    {
        var pregnancy = State("pregnancy", "pregnant", patient);
        if (pregnancy is not { Missing: null, Low: 1 }) return pregnancy;
        var weeks = Of(patient.Readings["gestation"]);
        return weeks.Missing is null
            ? weeks with { Facts = [.. weeks.Facts.Concat(pregnancy.Facts).Distinct()] }
            : new(1, parameters["gestation"].High, "pregnant, week not recorded", pregnancy.Facts);
    }

    private static PatientQuantity ChildPugh(PatientFindings patient)
    {
        var decompensated = patient.Problems.FactsNow("decompensated_cirrhosis");
        var cirrhosis = patient.Problems.FactsNow("cirrhosis");
        return !decompensated.IsEmpty ? new(ClassB, ClassC, "decompensated cirrhosis, Child-Pugh B or C", decompensated)
            : !cirrhosis.IsEmpty && patient.Scores.GetValueOrDefault("child_pugh") is { Value: { } points } score
                ? ByPoints(points, [.. cirrhosis, .. score.Contributions.SelectMany(c => c.Facts).Append("score:child_pugh").Distinct()])
            : !cirrhosis.IsEmpty ? new(ClassA, ClassC, "cirrhosis, Child-Pugh class not recorded", cirrhosis)
            : new(0, 0, "no cirrhosis recorded", []);
    }

    /// <summary>5 and 6 points are class A, 7 to 9 class B, more class C.</summary>
    private static PatientQuantity ByPoints(double points, ImmutableArray<string> facts)
    {
        double worst = points >= 10 ? ClassC : points >= 7 ? ClassB : ClassA;
        return new(worst, worst, $"Child-Pugh class {(char)('A' + (int)worst - 1)} ({Words.Number(points)} points)", [.. facts.Distinct()]);
    }

    private static PatientQuantity TimesUpperLimit(PatientFindings patient, Parameter parameter)
    {
        var result = patient.Readings[parameter.Id];
        if (result.Reading is not { } reading) return None(result.Refusal!);
        if ((reading.UpperLimit ?? parameter.UsualUpperLimit) is not { } limit) return None($"the upper limit of {parameter.Label} is not known");
        double times = reading.Value / limit;
        string basis = reading.UpperLimit is null ? $", limit {Words.Quantity(limit, parameter.Unit)} assumed" : "";
        return new(times, times, $"{parameter.Label} {reading.ShownWithDay}, {Words.Number(Math.Round(times, 1))} times the upper limit{basis}", [reading.FactId]);
    }

    /// <summary>How many of the three criteria of the apixaban label for the lower dose in atrial fibrillation hold: 80 years, 60 kg, creatinine 1.5 mg/dL.</summary>
    private static PatientQuantity ApixabanCriteria(PatientFindings patient)
    {
        var weight = patient.Readings["weight"].Reading;
        var creatinine = patient.Readings["creatinine"].Reading;
        if (patient.Age is not { } age) return None("the birth date is not recorded");
        var met = new List<string>();
        var facts = new List<string>();
        Add(age >= YearsOfApixabanRule, $"{age} years", patient.PatientId);
        Add(weight?.Value <= KilogramsOfApixabanRule, $"weight {weight?.Shown}", weight?.FactId);
        Add(creatinine?.Value >= CreatinineOfApixabanRule, $"creatinine {creatinine?.Shown}", creatinine?.FactId);
        int open = (weight is null ? 1 : 0) + (creatinine is null ? 1 : 0);
        return new(met.Count, met.Count + open, met.Count == 0 ? "no criterion for the lower dose" : string.Join(", ", met), [.. facts]);

        void Add(bool holds, string words, string? fact)
        {
            if (!holds) return;
            met.Add(words);
            facts.Add(fact!);
        }
    }
}
