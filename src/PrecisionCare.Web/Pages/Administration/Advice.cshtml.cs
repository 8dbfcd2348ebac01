using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Decisions;
using PrecisionCare.Storage.Decisions;
using PrecisionCare.Web.Consents;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Administration;

/// <summary>What people made of the advice of each rule: accepted, modified, overridden, and why. Counters only; nothing on it is of a patient.</summary>
internal sealed class AdviceModel(AdviceRates rates) : PageModel
{
    private const int PageSize = 100;

    /// <summary>Part of a rule's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Rule { get; set; }

    /// <summary><c>count</c>, <c>share</c>, else by rule.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    /// <summary>First month counted, 0 when nothing is.</summary>
    public int Since { get; private set; }

    public ImmutableArray<RuleRates> Shown { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var all = await FoundAsync(stop);
        Paging = Paging.Of(all.Length, PageSize, Number, page => $"{Address(Sort)}&page={page}");
        Shown = [.. all.Skip((Paging.Number - 1) * PageSize).Take(PageSize)];
    }

    public async Task<IActionResult> OnPostCsvAsync(CancellationToken stop)
    {
        const string Header = "rule,accepted,modified,overridden,override share,interval low,interval high,reasons\r\n";
        string lines = string.Concat((await FoundAsync(stop)).Select(r => string.Join(',', new[]
        {
            r.Rule, Text(r.Accepted), Text(r.Modified), Text(r.Overridden), Text(r.Share), Text(r.Interval.Low), Text(r.Interval.High),
            string.Join("; ", r.Reasons.Select(reason => $"{reason.Code} {reason.Count}")),
        }.Select(AccessLogFile.Field)) + "\r\n"));
        return File(Encoding.UTF8.GetBytes(Header + lines), "text/csv; charset=utf-8", "advice.csv");
    }

    /// <summary>Address of this list in another order.</summary>
    public string Address(string? sort) => $"/administration/advice?sort={sort}{(string.IsNullOrEmpty(Rule) ? "" : "&rule=" + Uri.EscapeDataString(Rule))}";

    public static string Month(int month) => new DateOnly(month / 100, month % 100, 1).ToString("MMM-yyyy", CultureInfo.InvariantCulture);

    private async Task<ImmutableArray<RuleRates>> FoundAsync(CancellationToken stop)
    {
        var counters = await rates.ReadAsync(stop);
        Since = counters.IsEmpty ? 0 : counters.Min(c => c.Month);
        var found = RuleRates.Of(counters).Where(r => string.IsNullOrWhiteSpace(Rule) || r.Rule.Contains(Rule.Trim(), StringComparison.OrdinalIgnoreCase));
        return Sort switch
        {
            "count" => [.. found.OrderByDescending(r => r.Count)],
            "share" => [.. found.OrderByDescending(r => r.Interval.Low).ThenByDescending(r => r.Count)],
            _ => [.. found],
        };
    }

    private static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
