using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Patients;

/// <summary>A problem as a partial shows it.</summary>
internal sealed record ProblemView(PatientView Patient, ProblemAssessment Problem);

/// <summary>What stands behind an option or a medicine.</summary>
internal sealed record ReasonsView(PatientView Patient, ImmutableArray<Reason> Reasons);

/// <summary>One option of a problem.</summary>
internal sealed record OptionView(PatientView Patient, TherapySuggestion Option);

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
