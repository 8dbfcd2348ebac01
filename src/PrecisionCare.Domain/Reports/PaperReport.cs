using System.Collections.Immutable;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Reports;

/// <summary>A laboratory's genetic report that came on paper or as a PDF, as a person reads it off. Texts are trimmed; what the report does not say is empty or <c>null</c>.</summary>
public sealed record PaperReport
{
    /// <summary>Longest line, and longest conclusion.</summary>
    public const int LongestLine = 200, LongestText = 4000;

    /// <summary>Most results of a report, and most genes of a list.</summary>
    public const int MostResults = 40, MostGenes = 300;

    public string Laboratory { get; init; } = "";

    /// <summary>The laboratory's number of the report.</summary>
    public string Number { get; init; } = "";

    /// <summary>The day that stands on it; <c>null</c> while none could be read.</summary>
    public DateOnly? Day { get; init; }

    public string? Method { get; init; }

    /// <summary>Symbols of the genes that were tested, beside those of the results.</summary>
    public ImmutableArray<string> Tested { get; init; } = [];

    public string? Conclusion { get; init; }

    public ImmutableArray<PaperResult> Results { get; init; } = [];

    /// <summary>Every gene that was tested, by symbol.</summary>
    public IEnumerable<string> AllTested => Tested.Concat(Results.SelectMany(r => r.Genes)).Where(g => g.Length > 0).Distinct().Order(StringComparer.Ordinal);
}

/// <summary>One result of a report.</summary>
public abstract record PaperResult
{
    /// <summary>HGNC symbols of the genes that it speaks of.</summary>
    public abstract IEnumerable<string> Genes { get; }
}

/// <summary>A variant that was found.</summary>
public sealed record PaperVariant : PaperResult
{
    public string Gene { get; init; } = "";

    /// <summary>Reference sequence, <c>NM_007294.4</c>.</summary>
    public string? Transcript { get; init; }

    /// <summary>HGVS without its reference, <c>c.68_69del</c>.</summary>
    public string? Coding { get; init; }

    /// <summary>HGVS without its reference, <c>p.Glu23ValfsTer17</c>.</summary>
    public string? Protein { get; init; }

    /// <summary>The report's own words, where it does not use HGVS.</summary>
    public string? OtherName { get; init; }

    /// <summary><c>null</c> until somebody says that the report states it or that it does not.</summary>
    public ReportedZygosity? Zygosity { get; init; }

    /// <inheritdoc cref="Zygosity"/>
    public VariantOrigin? Origin { get; init; }

    /// <inheritdoc cref="Zygosity"/>
    public Pathogenicity? Class { get; init; }

    public string? Condition { get; init; }

    /// <summary>How the condition passes on.</summary>
    public PaperInheritance Inheritance { get; init; }

    /// <summary>Codes of ACMG/AMP as the report writes them, <c>PVS1, PM2_Supporting</c>.</summary>
    public string? Criteria { get; init; }

    public override IEnumerable<string> Genes => [Gene];

    /// <summary>As short as it is named.</summary>
    public string Name => Coding ?? Protein ?? OtherName ?? "";
}

/// <summary>How a condition passes on, as a report may say.</summary>
public enum PaperInheritance { NotStated, Dominant, Recessive, XLinked, Mitochondrial }

/// <summary>What a person's form of a pharmacogene is.</summary>
public sealed record PaperGenotype : PaperResult
{
    public string Gene { get; init; } = "";

    /// <summary><c>*2/*2</c>; of an HLA gene also one allele with its finding, <c>*57:01 positive</c>.</summary>
    public string? Diplotype { get; init; }

    /// <summary>In the report's words, <c>Poor Metabolizer</c>.</summary>
    public string? Phenotype { get; init; }

    public override IEnumerable<string> Genes => [Gene];
}

/// <summary>Genes that were tested and in which nothing was found that matters.</summary>
public sealed record PaperNothingFound : PaperResult
{
    public ImmutableArray<string> In { get; init; } = [];

    public override IEnumerable<string> Genes => In;
}
