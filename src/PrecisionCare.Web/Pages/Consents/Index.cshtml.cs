using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Storage.Access;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Consents;

/// <summary>The register of consents, and the patients whose consents somebody looks for.</summary>
internal sealed class IndexModel(ConsentRegister register, DataRequests requests, EmergencyAccesses emergencies, PatientDirectory directory, SealedSearch search, TimeProvider time) : PageModel
{
    /// <summary>Filters with their names; the first is shown at first.</summary>
    public static ImmutableArray<(ConsentFilter Filter, string Name)> Filters { get; } =
    [
        (ConsentFilter.Active, "Active"), (ConsentFilter.EndsIn30Days, "End within 30 days"), (ConsentFilter.EndsIn90Days, "End within 90 days"),
        (ConsentFilter.Expired, "Expired"), (ConsentFilter.InConflict, "In conflict"), (ConsentFilter.Uncomputable, "Cannot be computed"),
        (ConsentFilter.ReachingMajority, "Coming of age"), (ConsentFilter.Ended, "Withdrawn or replaced"), (ConsentFilter.OtherStates, "Other states"),
        (ConsentFilter.All, "All"),
    ];

    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    [TempData]
    public string? Note { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public ConsentFilter Filter { get; private set; }

    public DateTimeOffset Now { get; private set; }

    /// <summary>Patients that a search found; <c>null</c> when nothing was searched for.</summary>
    public Page<PatientSummary>? Found { get; private set; }

    public ImmutableArray<(RegisteredConsent Consent, PatientSummary Patient)> Rows { get; private set; } = [];

    public ImmutableDictionary<ConsentFilter, int> Counts { get; private set; } = ImmutableDictionary<ConsentFilter, int>.Empty;

    public ImmutableArray<(DataRequest Request, PatientSummary Patient)> Open { get; private set; } = [];

    /// <summary>Emergency access in quick succession, for as long as its review may take.</summary>
    public ImmutableArray<EmergencyAlert> Alerts { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Now = time.GetUtcNow();
        Text = search.Open(Find);
        if (Text is not null)
        {
            Found = await directory.SearchAsync(Text, Number, stop: stop);
            Paging = Paging.Of(Found.Total, Found.Size, Found.Number, page => $"/consents?page={page}&find={Find}");
            return;
        }
        Filter = Enum.TryParse(Show, out ConsentFilter wanted) && Enum.IsDefined(wanted) ? wanted : ConsentFilter.Active;
        var page = await register.ListAsync(Filter, Now, Number, stop: stop);
        Rows = page.Items;
        Paging = Paging.Of(page.Total, page.Size, page.Number, number => $"/consents?show={Filter}&page={number}");
        Counts = await register.CountsAsync(Now, stop);
        Open = await requests.OpenAsync(stop);
        Alerts = await emergencies.AlertsAsync(Now - EmergencyAccesses.ReviewWithin, stop);
    }

    public IActionResult OnPost()
    {
        string text = (Text ?? "").Trim();
        return LocalRedirect(text.Length == 0 ? "/consents" : $"/consents?find={search.Seal(text[..Math.Min(text.Length, SealedSearch.LongestText)])}");
    }
}
