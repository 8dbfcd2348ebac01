using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Reports;
using PrecisionCare.Therapy;
using PrecisionCare.Variants.Reported;
using PrecisionCare.Web.Decisions;

namespace PrecisionCare.Web.Patients;

/// <summary>A problem as a partial shows it.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Problem">With its options.</param>
/// <param name="Decisions">What was decided on them; <c>null</c> where nothing can be decided, as on advice of a past day.</param>
/// <param name="Brief">Only the heaviest reasons are shown; the page of the problem has them all.</param>
internal sealed record ProblemView(PatientView Patient, ProblemAssessment Problem, StandingDecisions? Decisions = null, bool Brief = false);

/// <summary>What stands behind an option or a medicine.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Reasons">Heaviest first.</param>
/// <param name="Whole">Page of the patient that shows them all, for a page on which only the heaviest stand; <c>null</c> where all are shown.</param>
internal sealed record ReasonsView(PatientView Patient, ImmutableArray<Reason> Reasons, string? Whole = null)
{
    private const int Heaviest = 8;

    /// <summary>Those shown that speak for it, or against it.</summary>
    public IEnumerable<Reason> Shown(bool favours) => Reasons.Where(r => r.Favours == favours).Take(Whole is null ? int.MaxValue : Heaviest);

    /// <summary>How many are not shown.</summary>
    public int LeftOut(bool favours) => Reasons.Count(r => r.Favours == favours) - Shown(favours).Count();

    /// <summary>Where the shown reasons come from.</summary>
    public IEnumerable<Citation> Citations => Shown(true).Concat(Shown(false)).Select(r => r.Citation);
}

/// <summary>Reasons that speak for something, or against it.</summary>
internal sealed record ReasonListView(PatientView Patient, IEnumerable<Reason> Reasons);

/// <summary>One option of a problem.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Option">The option.</param>
/// <param name="Indication">Id of the problem's list.</param>
/// <param name="Decisions">What was decided; <c>null</c> where nothing can be decided.</param>
/// <param name="Brief">Only the heaviest reasons are shown.</param>
internal sealed record OptionView(PatientView Patient, TherapySuggestion Option, string Indication = "", StandingDecisions? Decisions = null, bool Brief = false)
{
    public ReasonsView Reasons { get; } = new(Patient, Option.Reasons, Brief ? $"therapies/{Indication}" : null);

    public ShownDecision? Decided => Decisions?.On(Indication, Option.Drug);
}

/// <summary>Links from a statement to the facts on which it rests.</summary>
internal sealed record FactsView(PatientView Patient, ImmutableArray<string> Facts);

/// <summary>A current medicine.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Medicine">With its reasons.</param>
/// <param name="Brief">Only the heaviest reasons are shown.</param>
internal sealed record MedicineView(PatientView Patient, MedicineAssessment Medicine, bool Brief = false)
{
    public ReasonsView Reasons { get; } = new(Patient, Medicine.Reasons, Brief ? $"medicines?only={Uri.EscapeDataString(Medicine.Drug)}" : null);
}

/// <summary>A cell of the table of guideline medicines.</summary>
/// <param name="Source">The column.</param>
/// <param name="Advice"><c>null</c> where the source does not speak of the medicine.</param>
internal sealed record SourceAdviceView(string Source, SourceAdvice? Advice);

/// <summary>Variants that laboratories reported.</summary>
internal sealed record ReportedVariantsView(PatientView Patient, ImmutableArray<ReportedVariant> Variants);

/// <summary>Reports of laboratories, and those that were taken out again.</summary>
internal sealed record LaboratoryReportsView(PatientView Patient, ImmutableArray<LaboratoryReport> Reports, ImmutableArray<HandEntry> Withdrawn);

/// <summary>Rows of the table of genes.</summary>
internal sealed record GenesView(PatientView Patient, ImmutableArray<GeneResult> Genes);
