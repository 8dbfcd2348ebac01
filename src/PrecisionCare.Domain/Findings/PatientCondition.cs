using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;

namespace PrecisionCare.Findings;

/// <summary>What a condition says of a patient: that it holds, that it does not, or that what would tell is not known.</summary>
/// <param name="Holds"><c>null</c> when it cannot be told.</param>
/// <param name="Words">What was found, or what is missing, for the reader.</param>
/// <param name="Facts">What it rests on.</param>
public sealed record Judgement(bool? Holds, string Words, ImmutableArray<string> Facts)
{
    internal static Judgement Unknown(string missing) => new(null, missing, []);
}

/// <summary>
/// A condition of a patient as a table words it; alternatives stand between bars, any of which suffices: <c>problem:heart_failure|measure:lvef&lt;=40</c>.
/// Words: <c>problem:</c> (now), <c>ever:</c> (now or in the past), <c>none:</c> (not recorded now), <c>smoker</c>, <c>measure:P&lt;=x</c>, <c>medicine:</c>, <c>class:</c>, <c>age&gt;=x</c>, <c>female</c>,
/// <c>postmenopausal</c>, <c>premenopausal</c>, <c>marker:WORDS</c> (a biomarker that no record states yet).
/// </summary>
public sealed class PatientCondition
{
    private static readonly string[] Comparisons = [">=", "<=", ">", "<"];

    private readonly ImmutableArray<Func<PatientFindings, Judgement>> _alternatives;

    private PatientCondition(string text, ImmutableArray<Func<PatientFindings, Judgement>> alternatives)
    {
        Text = text;
        _alternatives = alternatives;
    }

    /// <summary>As the table has it.</summary>
    public string Text { get; }

    /// <exception cref="FormatException">The text is no condition, or names what the knowledge base does not have.</exception>
    public static PatientCondition Parse(string text, KnowledgeBase knowledge) => new(text, [.. text.Split('|').Select(a => Alternative(a, knowledge))]);

    /// <summary>Holds when an alternative holds; does not when all are known not to; else it is not known.</summary>
    public Judgement Judge(PatientFindings patient)
    {
        var judged = _alternatives.Select(a => a(patient)).ToList();
        var holding = judged.Where(j => j.Holds == true).ToList();
        if (holding.Count > 0) return new Judgement(true, string.Join(", ", holding.Select(j => j.Words)), [.. holding.SelectMany(j => j.Facts).Distinct()]);
        var open = judged.Where(j => j.Holds is null).ToList();
        return open.Count > 0
            ? Judgement.Unknown(string.Join("; ", open.Select(j => j.Words)))
            : new Judgement(false, string.Join("; ", judged.Select(j => j.Words)), [.. judged.SelectMany(j => j.Facts).Distinct()]);
    }

    private static Func<PatientFindings, Judgement> Alternative(string text, KnowledgeBase knowledge)
    {
        int colon = text.IndexOf(':');
        string word = colon < 0 ? text : text[..colon], rest = text[(colon + 1)..];
        return word switch
        {
            "problem" => ProblemNow(Known(rest, knowledge.Problems.Has), knowledge.Problems[rest].Name),
            "none" => ProblemAbsent(Known(rest, knowledge.Problems.Has), knowledge.Problems[rest].Name),
            "smoker" => p => p.Smoking,
            "ever" => ProblemEver(Known(rest, knowledge.Problems.Has), knowledge.Problems[rest].Name),
            "measure" => Measure(rest, knowledge),
            "medicine" => Taking(Known(rest, r => knowledge.Medicines.Find(r)?.Name == r), knowledge),
            "class" => Taking(Known(rest, knowledge.Medicines.Classes.Contains), knowledge),
            "marker" => _ => Judgement.Unknown($"{rest}: not recorded"),
            "female" => p => p.Sex == AdministrativeSex.Unknown ? Judgement.Unknown("sex is not recorded") : new(p.Sex == AdministrativeSex.Female, SexOf(p), [p.PatientId]),
            "postmenopausal" => p => Menopause(p, after: true),
            "premenopausal" => p => Menopause(p, after: false),
            _ when text.StartsWith("age", StringComparison.Ordinal) => Age(text[3..]),
            _ => throw new FormatException($"'{text}' is no condition."),
        };
    }

    private static string Known(string name, Func<string, bool> has) => has(name) ? name : throw new FormatException($"'{name}' is not in the knowledge base.");

    private static Func<PatientFindings, Judgement> ProblemNow(string problem, string name) =>
        p => p.Problems.FactsNow(problem) is { IsEmpty: false } facts ? new(true, Lower(name), facts) : new(false, $"no {Lower(name)} recorded", []);

    private static Func<PatientFindings, Judgement> ProblemAbsent(string problem, string name) =>
        p => p.Problems.FactsNow(problem) is { IsEmpty: false } facts ? new(false, Lower(name), facts) : new(true, $"no {Lower(name)} recorded", []);

    private static Func<PatientFindings, Judgement> ProblemEver(string problem, string name) =>
        p => p.Problems.FactsEver(problem) is { IsEmpty: false } facts ? new(true, Lower(name), facts) : new(false, $"no {Lower(name)} recorded", []);

    private static Func<PatientFindings, Judgement> Measure(string text, KnowledgeBase knowledge)
    {
        var (name, compare, bound) = Comparison(text);
        _ = Known(name, n => PatientQuantity.IsKnown(n, knowledge.Parameters));
        return p => PatientQuantity.Of(name, p, knowledge.Parameters) is { Missing: null } q
            ? new(q.Satisfies(compare, bound), q.Shown, q.Facts)
            : Judgement.Unknown(PatientQuantity.Of(name, p, knowledge.Parameters).Missing!);
    }

    private static Func<PatientFindings, Judgement> Taking(string medicineOrClass, KnowledgeBase knowledge) =>
        p => p.Taking(medicineOrClass, knowledge.Medicines).ToList() is { Count: > 0 } taken
            ? new(true, string.Join(", ", taken.Select(m => m.Name)), [.. taken.SelectMany(m => m.Facts)])
            : new(false, $"no {medicineOrClass}", []);

    private static Func<PatientFindings, Judgement> Age(string text)
    {
        var (_, compare, bound) = Comparison(text);
        return p => p.Age is { } age
            ? new(PatientQuantity.Compare(age, compare, bound), $"{age} years old", [p.PatientId])
            : Judgement.Unknown("the birth date is not recorded");
    }

    /// <summary>Past 55 menopause is taken for granted, before 45 it is not; between, someone has to say so.</summary>
    private static Judgement Menopause(PatientFindings patient, bool after) =>
        patient.Sex == AdministrativeSex.Male ? new(false, "male", [patient.PatientId])
        : patient.Age is > 55 ? new(after, $"{patient.Age} years old", [patient.PatientId])
        : patient.Age is < 45 ? new(!after, $"{patient.Age} years old", [patient.PatientId])
        : Judgement.Unknown("menopausal status is not recorded");

    private static (string Name, string Compare, double Bound) Comparison(string text)
    {
        foreach (string compare in Comparisons)
            if (text.IndexOf(compare, StringComparison.Ordinal) is >= 0 and var at
                && double.TryParse(text.AsSpan(at + compare.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out double bound))
                return (text[..at], compare, bound);
        throw new FormatException($"'{text}' compares with no number.");
    }

    private static string SexOf(PatientFindings patient) => patient.Sex.ToString().ToLowerInvariant();

    private static string Lower(string name) => name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
