using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Findings;

/// <summary>The problems of a patient at a day: which stand now and which ever stood, each with the facts that say so.</summary>
public sealed class PatientProblems
{
    private const int LongestPregnancyDays = 301;

    private readonly SortedDictionary<string, SortedSet<string>> _now = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> _ever = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _statedBy = new(StringComparer.Ordinal);

    private PatientProblems()
    {
    }

    /// <summary>Problems that stand now, by id.</summary>
    public IEnumerable<string> Now => _now.Keys;

    public static PatientProblems Of(ClinicalRecord record, ProblemTable table, DateOnly at)
    {
        var problems = new PatientProblems();
        foreach (var condition in record.Conditions.Where(c => c.Verification != VerificationStatus.Refuted && !(c.Onset?.Day > at)))
        {
            bool now = condition.IsPresentAt(at);
            var stated = table.StatedBy(condition.Code);
            problems._statedBy[condition.Id] = stated;
            foreach (string problem in stated.Where(p => p is not ("pregnancy" or "lactation") || IsStillPossible(condition, at)))
                problems.Add(table[problem], condition.Id, now && !IsHistory(condition.Code) && table[problem].LastsFrom(condition.Onset ?? condition.Recorded, at));
        }

        foreach (var procedure in record.Procedures.Where(p => p.Performed && !(p.Start?.Day > at)))
            foreach (string problem in table.StatedBy(procedure.Code).Where(IsStatedByProcedure))
                problems.Add(table[problem], procedure.Id, now: table[problem].LastsFrom(procedure.Start, at) && (IsLasting(problem) || IsRecent(procedure, at)));
        return problems;
    }

    /// <summary>Facts that say that the problem stands now; empty when it does not.</summary>
    public ImmutableArray<string> FactsNow(string problem) => _now.TryGetValue(problem, out var facts) ? [.. facts] : [];

    /// <summary>Facts that say that the problem stands or once stood; empty when it never did.</summary>
    public ImmutableArray<string> FactsEver(string problem) => _ever.TryGetValue(problem, out var facts) ? [.. facts] : [];

    /// <summary>The problems that a condition of the record states.</summary>
    public ImmutableArray<string> StatedBy(string conditionId) => _statedBy.GetValueOrDefault(conditionId, []);

    /// <summary>The same, with one problem more: for a pregnancy that a test shows.</summary>
    internal void Add(string problem, string fact, bool now)
    {
        Add(_ever, problem, fact);
        if (now) Add(_now, problem, fact);
    }

    private void Add(Problem problem, string fact, bool now)
    {
        Add(problem.Id, fact, now);
        if (!now && problem.Leaves is { } left) Add(left, fact, now: true);
    }

    private static void Add(SortedDictionary<string, SortedSet<string>> problems, string problem, string fact)
    {
        if (!problems.TryGetValue(problem, out var facts)) problems[problem] = facts = new SortedSet<string>(StringComparer.Ordinal);
        facts.Add(fact);
    }

    /// <summary>A history of stroke is a stroke that was, whatever the status of the entry says; a transplant that was done stays.</summary>
    private static bool IsHistory(Concept code) =>
        code.Label.StartsWith("History of", StringComparison.OrdinalIgnoreCase) && !code.Label.Contains("transplant", StringComparison.OrdinalIgnoreCase);

    private static bool IsStillPossible(Condition pregnancy, DateOnly at) =>
        (pregnancy.Onset ?? pregnancy.Recorded) is not { } since || at.DayNumber - since.Day.DayNumber <= LongestPregnancyDays;

    /// <summary>Procedures state what they leave behind; a biopsy named after a disease does not state the disease.</summary>
    private static bool IsStatedByProcedure(string problem) => problem is "acs_pci" or "coronary_disease" or "dialysis" or "kidney_transplant" or "organ_transplant" or "tonsillectomy";

    /// <summary>A vessel that was treated and an organ that was transplanted stay so; dialysis and an operation of long ago say nothing of today.</summary>
    private static bool IsLasting(string problem) => problem is not ("dialysis" or "tonsillectomy");

    private static bool IsRecent(Procedure procedure, DateOnly at) => procedure.Start is not { } start || at.DayNumber - start.Day.DayNumber <= 365;
}
