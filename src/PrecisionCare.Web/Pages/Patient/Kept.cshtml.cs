using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Storage.Scores;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Scores that were shown of a patient, between two days.</summary>
internal sealed class KeptModel(PatientReader reader, ScoreReader scores, TimeProvider time) : PatientPage(reader)
{
    private const int RowsShown = 200;
    private const int LongestSpan = 3660;

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    public ImmutableArray<ShownScore> Shown { get; private set; } = [];

    /// <summary>How many there are in all.</summary>
    public int Total { get; private set; }

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        Until = Until is { } last && last < today ? last : today;
        From = From is { } first && first <= Until && first > Until.Value.AddDays(-LongestSpan) ? first : Until.Value.AddDays(-30);
        var all = await scores.ListAsync(Opening, From.Value, Until.Value, stop);
        (Total, Shown) = (all.Length, [.. all.Take(RowsShown)]);
        return Page();
    }
}
