using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Counseling;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Patients;

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

    public IEnumerable<string> Zones => Input.Zone is { Length: > 0 } chosen && !clock.Choices.Contains(chosen) && ZonedTime.Zone(chosen) is not null ? clock.Choices.Prepend(chosen) : clock.Choices;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (await WhyElsewhereAsync(stop) is { } elsewhere) return elsewhere;
        if ((await counseling.DraftsAsync(Opening, stop)).FirstOrDefault(d => d.Id == Key) is { } kept)
        {
            if (kept.Content is null) return LocalRedirect(Patient.Address("counseling"));
            Input = SessionInput.Of(kept.Content);
            Input.Stamp = kept.Stamp;
        }
        else
        {
            var kind = Enum.TryParse<SessionKind>(Request.Query["kind"], out var asked) && Enum.IsDefined(asked) ? asked : SessionKind.PreTest;
            Input = new SessionInput { Kind = kind, Zone = clock.Zone.Id, Attendees = ["ONESELF"] };
        }

        return Form();
    }

    public async Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken stop)
    {
        if (await ReadAsync(id, signing: false, stop) is not { } content) return _refusal!;
        if (!ModelState.IsValid) return Form();
        if (await counseling.KeepAsync(Opening, Key, content, Input.Stamp, Me, stop) is not null) return Told("The draft is kept.", $"counseling/drafts/{Key}");
        ModelState.AddModelError("", Changed);
        return Form();
    }

    public async Task<IActionResult> OnPostSignAsync(Guid id, CancellationToken stop)
    {
        if (await ReadAsync(id, signing: true, stop) is not { } content) return _refusal!;
        if (!ModelState.IsValid) return Form();
        if (await counseling.SignAsync(Opening, Key, content, Input.Stamp, Me, stop) is not null) return Told("The session is signed.", $"counseling/sessions/{Key}");
        ModelState.AddModelError("", Changed);
        return Form();
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken stop)
    {
        if (await ReadAsync(id, signing: false, stop) is null) return _refusal!;
        ModelState.Clear();
        if (!Confirmed) ModelState.AddModelError(nameof(Confirmed), "Tick the box to throw the draft away.");
        else if (Input.Stamp is { } stamp && await counseling.DiscardAsync(Opening, Key, stamp, Me, stop)) return Told("The draft was thrown away.");
        else ModelState.AddModelError("", Changed);
        return Form();
    }

    private IActionResult? _refusal;

    /// <returns><c>null</c> when this reader may not write here: the refusal is the answer.</returns>
    private async Task<SessionContent?> ReadAsync(Guid id, bool signing, CancellationToken stop)
    {
        _refusal = await OpenAsync(id, stop);
        if (_refusal is not null) return null;
        var content = Input.Content(ModelState);
        Add(content.Faults(time.GetUtcNow(), signing));
        return content;
    }

    /// <summary>A signed session is shown, not written.</summary>
    private async Task<IActionResult?> WhyElsewhereAsync(CancellationToken stop) =>
        (await counseling.SessionsAsync(Opening, stop)).Any(s => s.Id == Key) ? LocalRedirect(Patient.Address($"counseling/sessions/{Key}")) : null;

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Form()
    {
        Input.AddRows();
        return Page();
    }
}
