using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Counseling;
using PrecisionCare.Storage.Counseling;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>A signed session with the notes that amend it, to read and to print.</summary>
internal sealed class CounselingSessionModel(PatientReader reader, CounselingReader counseling) : CounselingPage(reader)
{
    [FromRoute(Name = "session")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>How many notes the writer saw.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public KeptSession Kept { get; private set; } = null!;

    public SignedSession Session => Kept.Session!;

    public SecondaryOnFile OnFile => CounselingReader.SecondaryOf(Opening);

    public Task<IActionResult> OnPostAmendAsync(Guid id, CancellationToken stop) => WriteAsync(
        id, () => TypedText.Required(Text, nameof(Text), "Say what is added or corrected", SessionNote.Longest, ModelState),
        async text => Outcome.Of(
            await counseling.AmendAsync(Opening, Key, text, Seen, Me, stop) is not null, "The note is signed.", $"counseling/sessions/{Key}",
            "Another note was signed since you opened the page. Read it, then sign yours if it is still needed; your words are still here."), stop);

    protected override async Task<bool> FindAsync(CancellationToken stop)
    {
        if ((await counseling.SessionsAsync(Opening, stop)).FirstOrDefault(s => s.Id == Key && s.Session is not null) is not { } kept) return false;
        Kept = kept;
        return true;
    }
}
