using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Conferences;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Conferences;
using PrecisionCare.Web.Labs;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>All that a second reader or a tumour board needs, bounded so that it prints on two sheets.</summary>
internal sealed class BoardModel(PatientReader reader, ConferenceReader conferences) : PatientPage(reader)
{
    public const int ProblemsShown = 5;
    public const int OptionsShown = 3;
    private const int MedicinesShown = 8;
    private const int QuestionsShown = 2;

    private Assessment Advice => Patient.Assessment;

    /// <summary>Open conferences whose question this reader is shown, those whose answers are wanted first.</summary>
    public ImmutableArray<Conference> Open { get; private set; } = [];

    /// <summary>The problem of an open conference first, then as the advice orders them.</summary>
    public ImmutableArray<ProblemAssessment> Problems =>
        [.. Advice.Problems.OrderByDescending(p => Open.Any(c => c.Question!.Indication == p.Indication)).Take(ProblemsShown)];

    public int MoreProblems => Math.Max(0, Advice.Problems.Length - ProblemsShown);

    /// <summary>Current medicines that should not be given, or not as they are.</summary>
    public ImmutableArray<MedicineAssessment> Alarming => [.. Advice.Medicines.Where(m => m.Recognised && m.Band is Band.Contraindicated or Band.Avoid).Take(MedicinesShown)];

    public int Unrecognised => Advice.Medicines.Count(m => !m.Recognised);

    public ImmutableArray<KeyLab> Labs => KeyLabs.Of(Patient.Record.Clinical);

    public ImmutableArray<GeneResult> Called => [.. Advice.Genes.Where(g => g.HasCall)];

    public ImmutableArray<GeneResult> NotCalled => [.. Advice.Genes.Where(g => !g.HasCall)];

    /// <summary>Tumours with a stage in words.</summary>
    public ImmutableArray<Condition> Staged => [.. Patient.Record.Clinical.Conditions.Where(c => c.Stage is not null && c.IsPresentAt(Advice.At))];

    public ImmutableArray<KeyLab> TumourMarkers => KeyLabs.TumourOf(Patient.Record.Clinical);

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.ScoresInReasons;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Open = [.. (await conferences.ListAsync(Opening, CurrentReader.Of(User), stop)).Where(c => c is { IsOpen: true, Question: not null }).OrderBy(c => c.AnswersBy).Take(QuestionsShown)];
        return Page();
    }
}
