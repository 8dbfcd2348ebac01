using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Families;
using PrecisionCare.Web.Families;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>When and by whom the history was told, ancestry, and how people who are there are related.</summary>
internal sealed class FamilyRelationsModel(PatientReader reader, FamilyReader families) : FamilyPage(reader, families)
{
    private const int Longest = 120;

    [BindProperty]
    public string? TakenOn { get; set; }

    [BindProperty]
    public string? Historian { get; set; }

    [BindProperty]
    public string? MaternalAncestry { get; set; }

    [BindProperty]
    public string? PaternalAncestry { get; set; }

    [BindProperty]
    public string? Consultand { get; set; }

    [BindProperty]
    public string? One { get; set; }

    [BindProperty]
    public string? Other { get; set; }

    /// <summary>What the first is to the second.</summary>
    [BindProperty]
    public string? As { get; set; }

    public static IEnumerable<(string Value, string Words)> Kinds =>
    [
        .. FamilyText.ParentKinds.Select(k => ("parent:" + k.Value, k.Words + " of")), ("couple", "partner of"), ("couple:related", "partner, related by blood, of"), ("couple:ended", "former partner of"),
        .. FamilyText.Zygosities.Select(z => ("twin:" + z.Value, (z.Value == "Unknown" ? "twin" : z.Words + " twin") + " of")), ("none", "not related to: take the relation away"),
    ];

    protected override Task<IActionResult> ShowFamilyAsync(CancellationToken stop)
    {
        (TakenOn, Historian, MaternalAncestry, PaternalAncestry, Consultand, Seen) =
            (Family.TakenOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Family.Historian, Family.MaternalAncestry, Family.PaternalAncestry, Family.Consultand, Shown.Version);
        return Task.FromResult<IActionResult>(Page());
    }

    public async Task<IActionResult> OnPostHistoryAsync(Guid id, CancellationToken stop)
    {
        if (await BeginAsync(id, stop) is { } refusal) return refusal;
        DateOnly? day = DateOnly.TryParseExact(TakenOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        if (day is null && !string.IsNullOrWhiteSpace(TakenOn)) ModelState.AddModelError(nameof(TakenOn), "Write the day as year-month-day, such as 2026-03-01.");
        foreach (var (field, text) in new[] { (nameof(Historian), Historian), (nameof(MaternalAncestry), MaternalAncestry), (nameof(PaternalAncestry), PaternalAncestry) })
            if (text?.Length > Longest) ModelState.AddModelError(field, $"Keep it to {Longest} characters.");
        if (!ModelState.IsValid) return Page();
        var changed = Family with
        {
            TakenOn = day, Historian = Words(Historian), MaternalAncestry = Words(MaternalAncestry), PaternalAncestry = Words(PaternalAncestry), Consultand = string.IsNullOrEmpty(Consultand) || Consultand == Family.Proband ? null : Consultand,
        };
        return await KeepAsync(changed, "Changed date, historian or ancestry", stop) ?? Page();
    }

    public async Task<IActionResult> OnPostRelateAsync(Guid id, CancellationToken stop)
    {
        if (await BeginAsync(id, stop) is { } refusal) return refusal;
        if (Family.Find(One ?? "") is null || Family.Find(Other ?? "") is null || One == Other) ModelState.AddModelError(nameof(One), "Choose two people.");
        if (Kinds.All(k => k.Value != As)) ModelState.AddModelError(nameof(As), "Choose how they are related.");
        if (!ModelState.IsValid) return Page();
        return await KeepAsync(Related(Family, One!, Other!, As!), $"Changed how {Look.NameOf(One!)} and {Look.NameOf(Other!)} are related", stop) ?? Page();
    }

    private static Family Related(Family family, string one, string other, string how) => how.Split(':') switch
    {
        ["parent", var kind] => FamilyEditing.SetParent(family, other, one, Enum.Parse<ParentKind>(kind)),
        ["couple", .. var flags] => FamilyEditing.SetPartnership(family, one, other, new Partnership(one, other, flags.Contains("related"), flags.Contains("ended"))),
        ["twin", var egg] => FamilyEditing.SetTwins(family, one, other, Enum.Parse<Zygosity>(egg)),
        _ => FamilyEditing.SetTwins(FamilyEditing.SetPartnership(FamilyEditing.SetParent(FamilyEditing.SetParent(family, one, other, null), other, one, null), one, other, null), one, other, null),
    };

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
