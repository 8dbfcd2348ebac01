using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Patients;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>Every fact of the record by kind, each with the way to its source.</summary>
internal sealed class RecordModel(PatientReader reader, ConflictReader conflicts) : PatientPage(reader)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    /// <summary>The kind shown: the one asked for, else the first that has facts.</summary>
    public RecordKind Shown { get; private set; } = RecordKind.All[0];

    public ImmutableArray<ClinicalFact> Facts { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    /// <summary>Marks of the conflicts that somebody has confirmed.</summary>
    private ImmutableHashSet<string> _settled = [];

    public string MarkOf(Conflict conflict) => conflicts.MarkOf(conflict);

    public bool IsSettled(Conflict conflict) => _settled.Contains(MarkOf(conflict));

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        _settled = [.. (await conflicts.ReviewsAsync(Patient, stop)).Keys];
        var clinical = Patient.Record.Clinical;
        Shown = RecordKind.All.FirstOrDefault(k => k.Key == Kind) ?? RecordKind.All.FirstOrDefault(k => k.Of(clinical).Count > 0) ?? Shown;
        var all = Shown.Of(clinical);
        Paging = Paging.Of(all.Count, PageSize, Number, page => Patient.Address($"record?kind={Shown.Key}&page={page}"));
        Facts = [.. all.Skip((Paging.Number - 1) * PageSize).Take(PageSize)];
        return await base.ShowAsync(stop);
    }
}
