using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Consent;
using PrecisionCare.Knowledge;
using PrecisionCare.Planning;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Planning;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The treatment plan that stands, what no longer holds of it, and its versions.</summary>
internal sealed class PlanModel(PatientReader reader, PlanReader plans, KnowledgeBase knowledge) : PatientPage(reader)
{
    [TempData]
    public string? Note { get; set; }

    public KnowledgeBase Knowledge => knowledge;

    public ImmutableArray<ShownPlan> Versions { get; private set; } = [];

    /// <summary>The version that stands; <c>null</c> when none was signed.</summary>
    public ShownPlan? Standing => Versions.FirstOrDefault();

    public ImmutableArray<PlanWarning> Warnings { get; private set; } = [];

    public ImmutableArray<PlanWarning> Together { get; private set; } = [];

    public NextPlan Next { get; private set; } = null!;

    public bool MaySign => CurrentReader.Of(User).Roles.Contains(RequesterRole.Clinician);

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        Versions = await plans.VersionsAsync(Opening, stop);
        Next = await plans.NextAsync(Opening, stop);
        if (Standing is { Whole: true, Plan: var plan })
        {
            Warnings = await plans.WarningsAsync(Opening, plan, stop);
            Together = plans.Together(Patient, plan.Items);
        }

        return Page();
    }
}
