using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk;
using PrecisionCare.Therapy;

namespace PrecisionCare;

/// <summary>
/// Everything concluded from one patient record with one knowledge base for one day. Pages, cards, exports and print render this value and conclude nothing
/// themselves; kept with its knowledge-base versions, it shows the advice of a past date again.
/// </summary>
public sealed record Assessment
{
    /// <summary>Id of the patient (<c>Patient/p1</c>).</summary>
    public required string PatientId { get; init; }

    /// <summary>The day for which age, current medicines and recency of results were judged.</summary>
    public required DateOnly At { get; init; }

    /// <summary>Sources of the knowledge base with their releases.</summary>
    public required ImmutableArray<KnowledgeSource> KnowledgeSources { get; init; }

    /// <summary>All pharmacogenes of the knowledge base, the uncalled among them, by symbol.</summary>
    public required ImmutableArray<GeneResult> Genes { get; init; }

    /// <summary>Pharmacogenomic recommendations for every guideline drug that the genes answer, by drug and source.</summary>
    public required ImmutableArray<Guidance> Guidance { get; init; }

    /// <summary>Enzymes that current medicines make act otherwise than the genes say.</summary>
    public ImmutableArray<EffectivePhenotype> EffectivePhenotypes { get; init; } = [];

    public required ImmutableArray<RiskScore> Scores { get; init; }

    /// <summary>Current medicines, worst band first.</summary>
    public required ImmutableArray<MedicineAssessment> Medicines { get; init; }

    /// <summary>Problems with ranked options, those needing attention first.</summary>
    public required ImmutableArray<ProblemAssessment> Problems { get; init; }

    public required ImmutableArray<Conflict> Conflicts { get; init; }

    /// <summary>Faults found while concluding (not those of reading).</summary>
    public ImmutableArray<Issue> Issues { get; init; } = [];

    /// <summary>What the reasons of all current medicines and of all options rest on: ids of facts, positions, genes and scores.</summary>
    public IReadOnlySet<string> FactsInReasons() =>
        Medicines.SelectMany(m => m.Reasons).Concat(Problems.SelectMany(p => p.Options).SelectMany(o => o.Reasons)).SelectMany(r => r.Facts).ToHashSet(StringComparer.Ordinal);
}
