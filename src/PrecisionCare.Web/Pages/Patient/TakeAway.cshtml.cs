using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Explanations;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Explanations;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Codes by which the patient opens a signed explanation once, at home.</summary>
internal sealed class TakeAwayModel(PatientReader reader, ExplanationReader explanations, ExplanationDesk desk, TimeProvider time) : PatientPage(reader)
{
    [FromRoute(Name = "explanation")]
    public Guid Which { get; set; }

    [TempData]
    public string? Note { get; set; }

    public SignedExplanation Signed { get; private set; } = null!;

    public ImmutableArray<TakeAway> Codes { get; private set; } = [];

    /// <summary>Told once, right after it was made.</summary>
    public string? NewCode { get; private set; }

    public DateTimeOffset Now => time.GetUtcNow();

    private AuditActor Me => new(User.AccountId(), User.ShownName(), User.RoleNames());

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop) => await FindAsync(stop) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, int days, CancellationToken stop)
    {
        if ((await OpenAsync(id, stop) ?? await FindAsync(stop)) is { } refusal) return refusal;
        NewCode = await desk.MakeCodeAsync(Opening, Signed, TimeSpan.FromDays(Math.Clamp(days, 1, (int)TakeAwayStore.Longest.TotalDays)), Me, stop);
        Codes = await desk.CodesAsync(Opening, Signed, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, Guid code, CancellationToken stop)
    {
        if ((await OpenAsync(id, stop) ?? await FindAsync(stop)) is { } refusal) return refusal;
        Note = await desk.RevokeCodeAsync(Opening, Signed, code, Me, stop) ? "The code is taken back." : "The code had been used or taken back before.";
        return LocalRedirect(Patient.Address($"explain/{Which}/codes"));
    }

    private async Task<IActionResult?> FindAsync(CancellationToken stop)
    {
        if (await explanations.FindAsync(Opening, Which, stop) is not { Signed: { } signed }) return LocalRedirect(Patient.Address("explain"));
        Signed = signed;
        Codes = await desk.CodesAsync(Opening, signed, stop);
        return null;
    }
}
