using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Decisions;
using PrecisionCare.Risk;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>What somebody makes of the advice about one option, signed with their name. For clinicians.</summary>
internal sealed class DecideModel(PatientReader reader, DecisionReader decisions) : PatientFormPage(reader)
{
    [BindProperty(SupportsGet = true)]
    public string Indication { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Drug { get; set; } = "";

    /// <summary>Chosen beforehand: accept, modify or override.</summary>
    [FromQuery(Name = "kind")]
    public string? Wanted { get; set; }

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public DecidableOption On { get; private set; } = null!;

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.ScoresInReasons;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        Input.Kind = On.KindNamed(Wanted);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop) => ActAsync(
        id, Read,
        async decision => await decisions.SignAsync(Opening, On, decision, Input.Standing, User.AsActor(), stop) is { } signed
            ? new Outcome("decisions", $"Signed: {signed.Advised.Drug} is {DecisionText.Outcome(signed)}.")
            : new Outcome(null, "Somebody has decided on this option since you opened the page. Their decision is shown here; sign to supersede it."),
        stop);

    protected override async Task<bool> FindAsync(CancellationToken stop)
    {
        if (await decisions.FindAsync(Opening, CurrentReader.Of(User), Indication, Drug, stop) is not { } found) return false;
        On = found;
        return true;
    }

    private ProposedDecision Read()
    {
        var decision = Input.Proposed.Tidy(On.Option);
        Add(decision.Faults(On.Option));
        if (Input.Shown != On.Shown) ModelState.AddModelError("", "The advice has changed since you opened this page. Look at it again, then sign.");
        return decision;
    }
}
