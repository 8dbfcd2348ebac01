using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Counseling;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>A session that is being recorded: kept as a draft, thrown away, or signed. For genetic counselors.</summary>
internal sealed class CounselingDraftModel(PatientReader reader, CounselingReader counseling, ClinicClock clock, TimeProvider time) : CounselingPage(reader)
{
    private const string Changed = "Somebody has changed or signed this session since you opened the page. Open it again from the counseling page; what you wrote is still here to copy.";

    [FromRoute(Name = "draft")]
    public Guid Key { get; set; }

    [BindProperty]
    public SessionInput Input { get; set; } = new();

    [BindProperty]
    public bool Confirmed { get; set; }

    public SecondaryOnFile OnFile => CounselingReader.SecondaryOf(Opening);

    public IEnumerable<string> Zones => clock.ChoicesWith(Input.Zone);

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if ((await counseling.SessionsAsync(Opening, stop)).Any(s => s.Id == Key)) return LocalRedirect(Patient.Address($"counseling/sessions/{Key}"));
        var kept = (await counseling.DraftsAsync(Opening, stop)).FirstOrDefault(d => d.Id == Key);
        if (kept is { Content: null }) return LocalRedirect(Patient.Address("counseling"));
        Input = kept is null ? SessionInput.New(TypedChoice.Of<SessionKind>(Request.Query["kind"]) ?? SessionKind.PreTest, clock.Zone) : SessionInput.Of(kept.Content!, kept.Stamp);
        return Again();
    }

    public Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken stop) => WriteAsync(
        id, () => Read(signing: false),
        async content => Outcome.Of(await counseling.KeepAsync(Opening, Key, content, Input.Stamp, Me, stop) is not null, "The draft is kept.", $"counseling/drafts/{Key}", Changed), stop);

    public Task<IActionResult> OnPostSignAsync(Guid id, CancellationToken stop) => WriteAsync(
        id, () => Read(signing: true),
        async content => Outcome.Of(await counseling.SignAsync(Opening, Key, content, Input.Stamp, Me, stop) is not null, "The session is signed.", $"counseling/sessions/{Key}", Changed), stop);

    public Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken stop) => WriteAsync(
        id, ReadConfirmed,
        async stamp => Outcome.Of(stamp is { } seen && await counseling.DiscardAsync(Opening, Key, seen, Me, stop), "The draft was thrown away.", "counseling", Changed), stop);

    protected override IActionResult Again()
    {
        Input.AddRows();
        return Page();
    }

    private SessionContent Read(bool signing)
    {
        var content = Input.Content(ModelState);
        Add(content.Faults(time.GetUtcNow(), signing));
        return content;
    }

    /// <summary>What else was typed need not be sound to be thrown away.</summary>
    private Guid? ReadConfirmed()
    {
        Input.Content(ModelState);
        ModelState.Clear();
        if (!Confirmed) ModelState.AddModelError(nameof(Confirmed), "Tick the box to throw the draft away.");
        return Input.Stamp;
    }
}
