using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Decisions;
using PrecisionCare.Knowledge;
using PrecisionCare.Measurements;
using PrecisionCare.Planning;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Planning;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The draft of the plan's next version: medicines from signed decisions, goals, lifestyle, review. Kept as a draft or signed. For clinicians.</summary>
internal sealed class PlanDraftModel(PatientReader reader, PlanReader plans, KnowledgeBase knowledge, TimeProvider time) : PatientPage(reader)
{
    private const string Changed = "Somebody has changed the draft or signed a version since you opened the page. Open the plan again; what you wrote is still here to copy.";

    [BindProperty]
    public PlanInput Input { get; set; } = new();

    [TempData]
    public string? Note { get; set; }

    public NextPlan Next { get; private set; } = null!;

    /// <summary>What the medicines of the plan do to each other.</summary>
    public ImmutableArray<PlanWarning> Together => plans.Together(Patient, Next.Items);

    public ImmutableArray<Parameter> Parameters => knowledge.Parameters.All;

    private DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    private AuditActor Me => User.AsActor();

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return LocalRedirect(Patient.Address("plan"));
        var last = (await plans.VersionsAsync(Opening, stop)).FirstOrDefault();
        var draft = Next.Draft?.Content ?? (last is { Whole: true } ? last.Plan.Content with { Review = PlanDraft.Of(Today).Review } : PlanDraft.Of(Today));
        Input = PlanInput.Of(draft);
        Input.Stamp = Next.Draft?.Stamp;
        return Form();
    }

    public async Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken stop)
    {
        if (await ReadAsync(id, signing: false, stop) is not { } draft) return _refusal!;
        if (!ModelState.IsValid) return Form();
        if (await plans.KeepAsync(Opening, draft, Input.Stamp, Me, stop)) return Told("The draft is kept.");
        ModelState.AddModelError("", Changed);
        return Form();
    }

    public async Task<IActionResult> OnPostSignAsync(Guid id, CancellationToken stop)
    {
        if (await ReadAsync(id, signing: true, stop) is not { } draft) return _refusal!;
        if (Input.Shown != Next.Mark) ModelState.AddModelError("", "A decision, the advice or the signed version has changed since you opened the page. Look at the plan and its medicines again, then sign.");
        if (!ModelState.IsValid) return Form();
        if (await plans.SignAsync(Opening, draft, Next, Input.Stamp, Me, stop) is { } signed) return Told($"Version {signed.Version} is signed.");
        ModelState.AddModelError("", Changed);
        return Form();
    }

    private IActionResult? _refusal;

    /// <returns><c>null</c> when this reader may not write: the refusal is the answer.</returns>
    private async Task<PlanDraft?> ReadAsync(Guid id, bool signing, CancellationToken stop)
    {
        _refusal = await OpenAsync(id, stop);
        if (_refusal is null && !await FindAsync(stop)) _refusal = LocalRedirect(Patient.Address("plan"));
        if (_refusal is not null) return null;
        var draft = Input.Draft(ModelState);
        foreach (var fault in draft.Faults(Today, knowledge.Parameters, signing)) Add(fault);
        return draft;
    }

    /// <summary>What could not be read is named once.</summary>
    private void Add(DecisionFault fault)
    {
        string field = "Input." + fault.Field;
        if (!ModelState.TryGetValue(field, out var entry) || entry.Errors.Count == 0) ModelState.AddModelError(field, fault.Message);
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        Next = await plans.NextAsync(Opening, stop);
        return Next.Draft is not { Content: null };
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Form()
    {
        Input.AddRows();
        return Page();
    }

    private LocalRedirectResult Told(string note)
    {
        Note = note;
        return LocalRedirect(Patient.Address("plan"));
    }
}
