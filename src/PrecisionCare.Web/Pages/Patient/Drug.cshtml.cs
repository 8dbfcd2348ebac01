using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>What each source says of one medicine for this patient's genes, and what is missing for an answer.</summary>
internal sealed class DrugModel(PatientReader reader, KnowledgeBase knowledge) : PatientPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    public DrugAdvice Drug { get; private set; } = null!;

    /// <summary>Recommendations that are for other people: other ages, other uses.</summary>
    public ImmutableArray<Guidance> ForOthers { get; private set; } = [];

    /// <summary>Results of the genes that the guidelines of the medicine look up.</summary>
    public ImmutableArray<GeneResult> Genes { get; private set; } = [];

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var guidelines = knowledge.Guidelines.For(Name);
        if (guidelines.IsEmpty) return Task.FromResult<IActionResult>(NotFound());
        Drug = DrugAdvice.Of(Patient.Assessment, knowledge.Guidelines).First(d => d.Drug == Name);
        ForOthers = [.. Patient.Assessment.Guidance.Where(g => g.Drug == Name && !g.ForThisPatient)];
        var symbols = guidelines.SelectMany(g => g.Genes).ToHashSet(StringComparer.Ordinal);
        Genes = [.. Patient.Assessment.Genes.Where(g => symbols.Contains(g.Gene))];
        return base.ShowAsync(stop);
    }
}
