using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using PrecisionCare.Consent;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Conferences;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Imports;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;
using PrecisionCare.Web.Security;

namespace PrecisionCare.Web.Pages;

/// <summary>All patients, or those whom a search finds.</summary>
[EnableRateLimiting(RateLimits.Search)]
internal sealed class PatientsModel(PatientDirectory directory, PatientReader reader, SealedSearch search, ImportProgress imports, ConferenceReader conferences, CounselingReader counseling) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    [BindProperty]
    public string? Text { get; set; }

    public ImmutableArray<(PatientSummary Patient, Attention? Attention)> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public ImportProgress.State Imports { get; private set; } = null!;

    /// <summary>Case conferences that wait for the reader.</summary>
    public int ConferencesWaiting { get; private set; }

    /// <summary>The reader's own appointments to come, the next first.</summary>
    public ImmutableArray<OwnAppointment> Appointments { get; private set; } = [];

    /// <summary>Only those who treat see why a patient needs a look.</summary>
    public bool Clinical => User.MayOpen("/Patient/Therapies");

    public async Task OnGetAsync(CancellationToken stop)
    {
        Text = search.Open(Find);
        var found = await directory.SearchAsync(Text, Number, stop: stop);
        Paging = Paging.Of(found.Total, found.Size, found.Number, page => $"/patients?page={page}{(Text is null ? "" : $"&find={Find}")}");
        var rows = ImmutableArray.CreateBuilder<(PatientSummary, Attention?)>(found.Items.Length);
        var who = CurrentReader.Of(User);
        foreach (var patient in found.Items)
            rows.Add((patient, Clinical && await reader.OpenAsync(patient.Key, who, stop) is { View: { } view } ? Attention.Of(view) : null));
        Rows = rows.ToImmutable();
        Imports = await imports.NowAsync(stop);
        if (who.Roles.Contains(RequesterRole.Counselor)) Appointments = await counseling.OwnAsync(who, User.ShownName(), stop);
        if (Clinical) ConferencesWaiting = (await conferences.WaitingAsync(who, stop)).Length;
    }

    public IActionResult OnPost()
    {
        string text = (Text ?? "").Trim();
        return LocalRedirect(text.Length == 0 ? "/patients" : $"/patients?find={search.Seal(text[..Math.Min(text.Length, SealedSearch.LongestText)])}");
    }
}
