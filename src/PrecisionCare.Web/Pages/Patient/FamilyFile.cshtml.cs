using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrecisionCare.Audit;
using PrecisionCare.Families.Ped;
using PrecisionCare.Fhir.Families;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Families;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Security;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>A family from a PED file or pasted lines, looked at before it replaces anything, and the family as a PED file or as FHIR.</summary>
[EnableRateLimiting(RateLimits.Export)]
internal sealed class FamilyFileModel(PatientReader reader, FamilyReader families, AuditTrail audit) : FamilyPage(reader, families)
{
    private const int Longest = 200_000;

    /// <summary>The lines; a file's are put here, so that they can be looked at and sent again.</summary>
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Condition { get; set; }

    [BindProperty]
    public string? Proband { get; set; }

    public PedReading? Reading { get; private set; }

    /// <summary>What was read, drawn.</summary>
    public FamilyLook? Preview { get; private set; }

    protected override Task<IActionResult> ShowFamilyAsync(CancellationToken stop)
    {
        (Seen, Condition) = (Shown.Version, Family.Conditions.FirstOrDefault());
        return Task.FromResult<IActionResult>(Page());
    }

    public async Task<IActionResult> OnPostReadAsync(Guid id, IFormFile? file, CancellationToken stop)
    {
        if (await BeginAsync(id, stop) is { } refusal) return refusal;
        if (file is { Length: > 0 and <= Longest })
        {
            using var lines = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            Text = await lines.ReadToEndAsync(stop);
            ModelState.Remove(nameof(Text));
        }
        else if (file is { Length: > Longest }) ModelState.AddModelError("file", "The file is larger than 200 kB.");

        Read();
        return Page();
    }

    public async Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken stop)
    {
        if (await BeginAsync(id, stop) is { } refusal) return refusal;
        Read();
        if (Reading is not { IsSound: true, Family: { } read }) return Page();
        var taken = read with { TakenOn = Family.TakenOn, Historian = Family.Historian, MaternalAncestry = Family.MaternalAncestry, PaternalAncestry = Family.PaternalAncestry, Unplaced = Family.Unplaced, Seen = Family.Seen };
        return await KeepAsync(taken, "Replaced by a PED file", stop) ?? Page();
    }

    public async Task<IActionResult> OnPostTakeOutAsync(Guid id, CancellationToken stop)
    {
        if (await BeginAsync(id, stop) is { } refusal) return refusal;
        if (Look.Layout is null) return LocalRedirect(Patient.Address("family"));
        await audit.RecordAsync(new AuditEntry(AuditKind.Export) { Patient = id, Object = "Family", Purpose = Opening.Request.Purpose, Detail = "family as PED" }, stop);
        return File(Encoding.UTF8.GetBytes(PedWriter.Write(Family, Condition ?? Family.Conditions.FirstOrDefault() ?? "")), "text/plain; charset=utf-8", "family.ped");
    }

    public async Task<IActionResult> OnPostFhirAsync(Guid id, CancellationToken stop)
    {
        if (await BeginAsync(id, stop) is { } refusal) return refusal;
        await audit.RecordAsync(new AuditEntry(AuditKind.Export) { Patient = id, Object = "Family", Purpose = Opening.Request.Purpose, Detail = "family as FHIR" }, stop);
        byte[] bundle = FamilyBundleWriter.Write(Family, await PatientResource.AsShownAsync(Reader, Opening, stop), id, Access.At);
        return File(bundle, "application/fhir+json; charset=utf-8", "family.json");
    }

    private void Read()
    {
        if (string.IsNullOrWhiteSpace(Text)) ModelState.AddModelError(nameof(Text), "Choose a file or paste its lines.");
        else if (Text.Length > Longest) ModelState.AddModelError(nameof(Text), "Keep it to 200,000 characters.");
        if (string.IsNullOrWhiteSpace(Condition) || Condition.Length > 100) ModelState.AddModelError(nameof(Condition), "Name the condition of the sixth column, in up to 100 characters.");
        if (!ModelState.IsValid) return;
        Reading = PedReader.Read(Text!, "PED", Condition!.Trim(), string.IsNullOrWhiteSpace(Proband) ? null : Proband.Trim());
        if (Reading.Family is { } family) Preview = FamilyLook.Of(family);
    }
}
