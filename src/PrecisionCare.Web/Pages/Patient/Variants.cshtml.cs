using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Knowledge;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The variants of the samples, sorted and narrowed down by the address.</summary>
internal sealed class VariantsModel(PatientReader reader, KnowledgeBase knowledge) : PatientPage(reader)
{
    /// <summary>A row takes about 0.9 kB; the page stays under 150 kB.</summary>
    private const int PageSize = 100;

    [FromQuery(Name = "gene")]
    public string? Gene { get; set; }

    [FromQuery(Name = "zygosity")]
    public string? Zygosity { get; set; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    /// <summary>Genes in which there is a variant.</summary>
    public ImmutableArray<string> Genes { get; private set; } = [];

    /// <summary>Those of this page.</summary>
    public ImmutableArray<VariantRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    protected override bool IsGenetic => true;

    protected override Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var all = VariantTable.Of(Patient.Record, knowledge.Pharmacogenes);
        Genes = [.. all.Select(r => r.Gene).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        var chosen = new VariantChoice(Gene, Zygosity, Sort).From(all);
        Paging = Paging.Of(chosen.Length, PageSize, Number, Address);
        Rows = [.. chosen.Skip(Paging.From - 1).Take(PageSize)];
        return base.ShowAsync(stop);
    }

    private string Address(int page) =>
        Patient.Address("genome/variants" + QueryString.Create(new Dictionary<string, string?> { ["gene"] = Gene, ["zygosity"] = Zygosity, ["sort"] = Sort, ["page"] = $"{page}" }.Where(p => p.Value is { Length: > 0 })));
}
