using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrecisionCare.Audit;
using PrecisionCare.Families;
using PrecisionCare.Families.Criteria;
using PrecisionCare.Fhir.Families;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Families;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Families;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Security;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The family as a pedigree and in words, what the record says since, what criteria of guidelines say of it, and its versions.</summary>
[EnableRateLimiting(RateLimits.Export)]
internal sealed class FamilyModel(PatientReader reader, FamilyReader families, AuditTrail audit) : FamilyPage(reader, families)
{
    public ImmutableArray<KeptFamily> Versions { get; private set; } = [];

    protected override async Task<IActionResult> ShowFamilyAsync(CancellationToken stop)
    {
        Versions = await Families.VersionsAsync(Opening, stop);
        Seen = Shown.Version;
        return Page();
    }

    public ImmutableArray<CriterionResult> Criteria => Look.Layout is null ? [] : FamilyCriteria.Of(Family);

    /// <summary>Takes over what the record says since, or leaves it.</summary>
    public async Task<IActionResult> OnPostNewsAsync(Guid id, string? fact, bool take, CancellationToken stop)
    {
        if (await BeginAsync(id, stop) is { } refusal) return refusal;
        if (Shown.News.FirstOrDefault(d => d.Fact.Id == fact) is not { } news) return LocalRedirect(Patient.Address("family"));
        string who = news.Fact.Relationship.Label;
        return await KeepAsync(take ? FamilyBuilder.TakeOver(Family, news.Fact) : FamilyBuilder.Leave(Family, news.Fact), take ? $"Taken over from the record: {who}" : $"Left in the record alone: {who}", stop)
            ?? await ShowFamilyAsync(stop);
    }

    /// <summary>Goes back to an earlier version, as the next one.</summary>
    public async Task<IActionResult> OnPostReturnAsync(Guid id, int version, CancellationToken stop)
    {
        if (await BeginAsync(id, stop) is { } refusal) return refusal;
        Versions = await Families.VersionsAsync(Opening, stop);
        if (Versions.FirstOrDefault(v => v.Version == version) is not { } earlier) return NotFound();
        return await KeepAsync(earlier.Family, $"Returned to version {version}", stop) ?? await ShowFamilyAsync(stop);
    }

    public async Task<IActionResult> OnPostFhirAsync(Guid id, CancellationToken stop)
    {
        if (await BeginAsync(id, stop) is { } refusal) return refusal;
        await audit.RecordAsync(new AuditEntry(AuditKind.Export) { Patient = id, Object = "Family", Purpose = Opening.Request.Purpose, Detail = "family as FHIR" }, stop);
        byte[] bundle = FamilyBundleWriter.Write(Family, await PatientResource.AsShownAsync(Reader, Opening, stop), id, Access.At);
        return File(bundle, "application/fhir+json; charset=utf-8", "family.json");
    }
}
