using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>One gene: how its result came about, position by position, and what guidelines make of it.</summary>
internal sealed class GeneModel(PatientReader reader, KnowledgeBase knowledge) : PatientPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Symbol { get; set; } = "";

    public GeneResult Gene { get; private set; } = null!;

    public GeneDefinition? Definition { get; private set; }

    public ImmutableArray<GenePosition> Positions { get; private set; } = [];

    /// <summary>What each source recommends because of this gene; sources that differ stand side by side.</summary>
    public ImmutableArray<Guidance> Guidance { get; private set; } = [];

    protected override bool IsGenetic => true;

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (Patient.Assessment.Genes.FirstOrDefault(g => g.Gene == Symbol) is not { } gene) return Task.FromResult<IActionResult>(NotFound());
        Gene = gene;
        Definition = knowledge.Pharmacogenes[Symbol] is { IsCalledFromVcf: true, Definition: { } definition } ? definition : null;
        Positions = GenePositions.Of(gene, knowledge.Pharmacogenes[Symbol]?.Definition, Patient);
        Guidance = [.. Patient.Assessment.Guidance.Where(g => g.Keys.ContainsKey(Symbol))];
        return base.ShowAsync(stop);
    }
}
