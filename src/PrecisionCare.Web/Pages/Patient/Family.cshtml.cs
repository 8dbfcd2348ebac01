using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Families;
using PrecisionCare.Families.Criteria;
using PrecisionCare.Storage.Families;
using PrecisionCare.Web.Families;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The family as a pedigree and in words, what the record says since, what criteria of guidelines say of it, and its versions.</summary>
internal sealed class FamilyModel(PatientReader reader, FamilyReader families) : FamilyPage(reader, families)
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
}
