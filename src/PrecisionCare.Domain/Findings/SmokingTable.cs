using System.Collections.Frozen;
using PrecisionCare.Knowledge;
using PrecisionCare.Measurements;
using PrecisionCare.Patients;

namespace PrecisionCare.Findings;

/// <summary>
/// Which answers to the question for tobacco smoking (LOINC 72166-2) say that a patient smokes. The newest answer counts; one that says nothing, or that is
/// older than two years, leaves it unknown, as people begin and stop.
/// </summary>
public sealed class SmokingTable
{
    private const string Question = "72166-2";
    private const int MaximumAgeDays = 730;

    private readonly FrozenDictionary<string, (bool? Smokes, string Meaning)> _answers;

    private SmokingTable(FrozenDictionary<string, (bool?, string)> answers) => _answers = answers;

    /// <exception cref="InvalidDataException">The table is missing, altered or not as described.</exception>
    public static SmokingTable Load(KnowledgeFolder folder) =>
        new(KnowledgeTable.Read(folder, "measurements/smoking.tsv").Rows.ToFrozenDictionary(
            r => r["snomed"], r => (r["smokes"] == "unknown" ? (bool?)null : r.Flag("smokes"), r["meaning"]), StringComparer.Ordinal));

    /// <param name="record">Observations newest first.</param>
    /// <param name="at">The day of the assessment.</param>
    public Judgement Judge(ClinicalRecord record, DateOnly at)
    {
        var newest = record.Observations.FirstOrDefault(o =>
            o.Status == ObservationStatus.Final && o.Effective is { } day && day.Day <= at && o.Code.Has(CodeSystems.Loinc, Question) && o.Value?.Concept is not null);
        if (newest is null) return Judgement.Unknown("smoking status is not recorded");
        string day = Words.Day(newest.Effective!.Value.Day);
        if (at.DayNumber - newest.Effective.Value.Latest.DayNumber > MaximumAgeDays) return Judgement.Unknown($"smoking status is too old: {newest.Value!.Concept!.Label} on {day}");
        foreach (string code in newest.Value!.Concept!.CodesOf(CodeSystems.Snomed))
            if (_answers.TryGetValue(code, out var answer) && answer.Smokes is { } smokes)
                return new Judgement(smokes, $"{answer.Meaning}, {day}", [newest.Id]);
        return Judgement.Unknown($"smoking status of {day} says neither yes nor no: {newest.Value.Concept.Label}");
    }
}
