using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Medicines;
using PrecisionCare.Patients;

namespace PrecisionCare.Findings;

/// <summary>A problem that rules read: an indication with options, or a circumstance such as pregnancy or heart block.</summary>
/// <param name="Id">Name in the tables, such as <c>acs_pci</c>.</param>
/// <param name="Name">Words for the reader.</param>
/// <param name="IsIndication">Whether the knowledge base has options for it.</param>
/// <param name="Stakes">What it threatens; <see cref="Stakes.Wellbeing"/> for circumstances.</param>
/// <param name="LastsDays">Days after its onset for which an acute problem stands although nobody closed the entry; <c>null</c> for what goes on.</param>
/// <param name="Leaves">The problem that stands once an acute one is over: an infarction leaves coronary disease.</param>
public sealed record Problem(string Id, string Name, bool IsIndication, Stakes Stakes, int? LastsDays = null, string? Leaves = null)
{
    /// <summary>Whether something that began then still stands at a day. What began at an unknown time counts as standing.</summary>
    public bool LastsFrom(PartialDate? onset, DateOnly at) => LastsDays is not { } days || onset is not { } since || at.DayNumber - since.Latest.DayNumber <= days;
}

/// <summary>What a problem threatens soonest when nobody treats it: the order in which a patient's problems are read.</summary>
public enum Stakes
{
    Life,
    Organ,
    Wellbeing,
}

/// <summary>Which codes and words of a record state which problem. One code may state several: an infarction is coronary disease as well.</summary>
public sealed class ProblemTable
{
    /// <summary>Words that turn a problem into something else: a suspicion, a relative's, a risk.</summary>
    private static readonly ImmutableArray<string> NotTheProblemItself =
        ["suspected", "family history", "risk of", "at risk", "screening", "ruled out", "no evidence", "exposure to", "prevention of", "history of exposure"];

    private readonly Dictionary<string, Problem> _byId;
    private readonly Dictionary<string, ImmutableArray<string>> _snomed;
    private readonly Dictionary<string, ImmutableArray<string>> _icd10;
    private readonly ImmutableArray<ProblemTerm> _terms;

    private ProblemTable(
        ImmutableArray<Problem> problems, IReadOnlyCollection<KnowledgeTable.Row> codes, ImmutableArray<ProblemTerm> terms)
    {
        All = problems;
        _byId = problems.ToDictionary(p => p.Id, StringComparer.Ordinal);
        _snomed = ByCode(codes, "snomed");
        _icd10 = ByCode(codes, "icd10");
        _terms = terms;
    }

    /// <summary>In the order of the table: indications first.</summary>
    public ImmutableArray<Problem> All { get; }

    /// <exception cref="KeyNotFoundException">There is no such problem.</exception>
    public Problem this[string id] => _byId[id];

    public bool Has(string id) => _byId.ContainsKey(id);

    /// <exception cref="InvalidDataException">A table is not as it should be, or a code belongs to a problem that is not in it.</exception>
    public static ProblemTable Load(KnowledgeFolder folder)
    {
        var problems = KnowledgeTable.Read(folder, "therapies/problems.tsv").Rows.Select(ProblemOf).ToImmutableArray();
        var known = problems.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var codes = KnowledgeTable.Read(folder, "therapies/problem_codes.tsv").Rows;
        var terms = KnowledgeTable.Read(folder, "therapies/problem_terms.tsv").Rows;
        if (codes.Concat(terms).FirstOrDefault(r => !known.Contains(r["problem"])) is { } stranger) throw stranger.Fault($"'{stranger["problem"]}' is not in problems.tsv.");
        return new ProblemTable(problems, codes, [.. terms.Select(r => new ProblemTerm(" " + MedicineText.Fold(r["term"]), r["problem"]))]);
    }

    private static Problem ProblemOf(KnowledgeTable.Row row) => new(row["problem"], row["name"], row["kind"] == "indication", row["stakes"] switch
    {
        "life" => Stakes.Life,
        "organ" => Stakes.Organ,
        "wellbeing" or "" => Stakes.Wellbeing,
        var other => throw row.Fault($"'{other}' is neither life, organ nor wellbeing."),
    }, row.Optional("lasts") is null ? null : (int)row.Number("lasts"), row.Optional("leaves"));

    /// <summary>The problems that a concept states: by its codes; by its words where no code says anything.</summary>
    public ImmutableArray<string> StatedBy(Concept concept)
    {
        var stated = concept.Codings.SelectMany(c => ByCode(c)).Distinct().ToImmutableArray();
        return stated.IsEmpty ? ByWords(concept) : stated;
    }

    private ImmutableArray<string> ByCode(Coding coding) =>
        coding.System switch
        {
            CodeSystems.Snomed => _snomed.GetValueOrDefault(coding.Code, []),
            CodeSystems.Icd10 or CodeSystems.Icd10Cm => ByIcd10(coding.Code),
            _ => [],
        };

    private ImmutableArray<string> ByIcd10(string code)
    {
        var stated = ImmutableArray<string>.Empty;
        for (int length = 2; length <= code.Length; length++)
            if (_icd10.TryGetValue(code[..length], out var problems)) stated = stated.AddRange(problems);
        return stated;
    }

    private ImmutableArray<string> ByWords(Concept concept)
    {
        string words = " " + MedicineText.Fold(concept.Label);
        return NotTheProblemItself.Any(w => words.Contains(" " + w, StringComparison.Ordinal))
            ? []
            : [.. _terms.Where(t => words.Contains(t.Term, StringComparison.Ordinal)).Select(t => t.Problem).Distinct()];
    }

    private static Dictionary<string, ImmutableArray<string>> ByCode(IEnumerable<KnowledgeTable.Row> codes, string system) =>
        codes.Where(r => r["system"] == system).GroupBy(r => r["code"], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(r => r["problem"]).ToImmutableArray(), StringComparer.Ordinal);

    /// <param name="Term">Folded, with a space before it.</param>
    /// <param name="Problem">Id of the problem that it states.</param>
    private sealed record ProblemTerm(string Term, string Problem);
}
