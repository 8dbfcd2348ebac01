using System.Text;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Web.Consents;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Consents;

/// <summary>Who looked at the patient's data and where they went: the accounting that the law asks for, and the whole log beside it.</summary>
internal sealed class AccessModel(ConsentDesk desk, PatientLog log) : PatientConsentPage(desk)
{
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    /// <summary><c>accounting</c>: only what must be accounted for.</summary>
    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    public bool OnlyAccounting => Show == "accounting";

    public IReadOnlyList<AuditRecord> Entries { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop)) return NotFound();
        if (OnlyAccounting)
        {
            var accountable = new List<AuditRecord>();
            await foreach (var record in log.AllAsync(Key, Patient.At, stop)) if (LogText.IsAccountable(record, Patient.At)) accountable.Add(record);
            accountable.Reverse();
            Entries = accountable;
            Paging = Paging.Of(accountable.Count, Math.Max(1, accountable.Count), 1, _ => Address("access"));
            return Page();
        }
        var page = await log.OfAsync(Key, Patient.At, Number, stop: stop);
        Entries = page.Items;
        Paging = Paging.Of(page.Total, page.Size, page.Number, number => $"{Address("access")}?page={number}");
        return Page();
    }

    /// <summary>The whole log as a table that any program opens.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop)) return NotFound();
        var text = new StringBuilder(AccessLogFile.Header);
        await foreach (var record in log.AllAsync(Key, Patient.At, stop)) text.Append(AccessLogFile.Line(record));
        return File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "access-log.csv");
    }
}
