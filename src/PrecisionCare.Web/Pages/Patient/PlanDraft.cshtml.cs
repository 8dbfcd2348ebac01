using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Knowledge;
using PrecisionCare.Measurements;
using PrecisionCare.Planning;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Planning;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The draft of the plan's next version: medicines from signed decisions, goals, lifestyle, review. Kept as a draft or signed. For clinicians.</summary>
internal sealed class PlanDraftModel(PatientReader reader, PlanReader plans, KnowledgeBase knowledge, TimeProvider time) : PatientFormPage(reader)
{
    private const string Changed = "Somebody has changed the draft or signed a version since you opened the page. Open the plan again; what you wrote is still here to copy.";

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    public NextPlan Next { get; private set; } = null!;

    /// <summary>What the medicines of the plan do to each other.</summary>
    public ImmutableArray<PlanWarning> Together => plans.Together(Patient, Next.Items);

    public ImmutableArray<Parameter> Parameters => knowledge.Parameters.All;

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    private AuditActor Me => User.AsActor();

    protected override IActionResult Missing => LocalRedirect(Patient.Address("plan"));

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return Missing;
        Input = PlanInput.Of(Next.Draft?.Content ?? await plans.FirstDraftAsync(Opening, Today, stop));
        Input.Stamp = Next.Draft?.Stamp;
        return Again();
    }

    public Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken stop) => ActAsync(
        id, () => Read(signing: false), async draft => Outcome.Of(await plans.KeepAsync(Opening, draft, Input.Stamp, Me, stop), "The draft is kept.", "plan", Changed), stop);

    public Task<IActionResult> OnPostSignAsync(Guid id, CancellationToken stop) => ActAsync(
        id, () => Read(signing: true),
        async draft => await plans.SignAsync(Opening, draft, Next, Input.Stamp, Me, stop) is { } signed ? new Outcome("plan", $"Version {signed.Version} is signed.") : new Outcome(null, Changed), stop);

    /// <returns>False when the draft was written with other facts in sight.</returns>
    protected override async Task<bool> FindAsync(CancellationToken stop)
    {
        Next = await plans.NextAsync(Opening, stop);
        return Next.Draft is not { Content: null };
    }

    protected override IActionResult Again()
    {
        Input.AddRows();
        return Page();
    }

    private PlanDraft Read(bool signing)
    {
        var draft = Input.Draft(ModelState);
        Add(draft.Faults(Today, knowledge.Parameters, signing));
        if (signing && Input.Shown != Next.Mark) ModelState.AddModelError("", "A decision, the advice or the signed version has changed since you opened the page. Look at the plan and its medicines again, then sign.");
        return draft;
    }
}
