using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Web.Labs;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The latest laboratory values and vital signs, group by group.</summary>
internal sealed class LabsModel(PatientReader reader) : PatientPage(reader)
{
    /// <summary>A row takes about 0.7 kB; the page stays under 150 kB.</summary>
    private const int PageSize = 100;

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    /// <summary>Those of this page.</summary>
    public ImmutableArray<LabSeries> Series { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var all = Patient.Labs;
        Paging = Paging.Of(all.Length, PageSize, Number, page => Patient.Address($"labs?page={page}"));
        Series = [.. all.Skip(Paging.From - 1).Take(PageSize)];
        return base.ShowAsync(stop);
    }
}
