using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Decisions;

namespace PrecisionCare.Web.Patients;

/// <summary>A problem as a partial shows it.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Problem">With its options.</param>
/// <param name="Decisions">What was decided on them; <c>null</c> where nothing can be decided, as on advice of a past day.</param>
internal sealed record ProblemView(PatientView Patient, ProblemAssessment Problem, StandingDecisions? Decisions = null);

/// <summary>What stands behind an option or a medicine.</summary>
internal sealed record ReasonsView(PatientView Patient, ImmutableArray<Reason> Reasons);

/// <summary>One option of a problem.</summary>
/// <param name="Patient">Whose.</param>
/// <param name="Option">The option.</param>
/// <param name="Indication">Id of the problem's list.</param>
/// <param name="Decisions">What was decided; <c>null</c> where nothing can be decided.</param>
internal sealed record OptionView(PatientView Patient, TherapySuggestion Option, string Indication = "", StandingDecisions? Decisions = null)
{
    public ShownDecision? Decided => Decisions?.On(Indication, Option.Drug);
}

/// <summary>Links from a statement to the facts on which it rests.</summary>
internal sealed record FactsView(PatientView Patient, ImmutableArray<string> Facts);

/// <summary>A current medicine.</summary>
internal sealed record MedicineView(PatientView Patient, MedicineAssessment Medicine);

/// <summary>A cell of the table of guideline medicines.</summary>
/// <param name="Source">The column.</param>
/// <param name="Advice"><c>null</c> where the source does not speak of the medicine.</param>
internal sealed record SourceAdviceView(string Source, SourceAdvice? Advice);

/// <summary>Rows of the table of genes.</summary>
internal sealed record GenesView(PatientView Patient, ImmutableArray<GeneResult> Genes);
