using System.Collections.Immutable;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics.Reported;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Reports;

/// <summary>That a person typed a report in.</summary>
/// <param name="SourceId">The Provenance that says so.</param>
/// <param name="Words">Such as <c>entered by hand by Jonas Weber</c>.</param>
/// <param name="At">When.</param>
/// <param name="Resources">All that was written for it, the report among it.</param>
public sealed record HandEntry(string SourceId, string Words, PartialDate? At, ImmutableArray<string> Resources)
{
    /// <summary>Codes by which a Provenance says that its targets were typed in, or taken out as an error, with their system before the bar.</summary>
    public const string System = "urn:precisioncare:entry", Entered = "by-hand", Withdrawn = "in-error";

    /// <summary>Newest first.</summary>
    /// <param name="record">What the reader may see.</param>
    /// <param name="code"><see cref="Entered"/> or <see cref="Withdrawn"/>.</param>
    public static ImmutableArray<HandEntry> Of(ClinicalRecord record, string code = Entered) =>
        [.. record.Others.Where(o => o.ResourceType == "Provenance" && o.Mentions.Contains($"{System}|{code}")).Select(o => new HandEntry(o.Id, o.Label ?? "entered by hand", o.Date, o.Related))];
}

/// <summary>A laboratory's report of genes, with what it says was tested.</summary>
public sealed record LaboratoryReport
{
    /// <summary>The DiagnosticReport.</summary>
    public required string SourceId { get; init; }

    public string? Laboratory { get; init; }
    public string? Number { get; init; }
    public PartialDate? Date { get; init; }
    public string? Conclusion { get; init; }

    /// <summary>Observations of the report that the reader may see.</summary>
    public ImmutableArray<string> Results { get; init; } = [];

    /// <summary>Genes of which the report says that they were tested, by symbol. Any other gene was not tested, or it is not said.</summary>
    public ImmutableArray<string> Tested { get; init; } = [];

    /// <summary>Genes of <see cref="Tested"/> in which nothing was found that matters.</summary>
    public ImmutableArray<string> NothingFound { get; init; } = [];

    /// <summary><c>null</c> when the report came as a file.</summary>
    public HandEntry? Entered { get; init; }

    /// <summary>Reports of the record with at least one result of a gene, the newest first.</summary>
    /// <param name="record">What the reader may see.</param>
    /// <param name="genes">Reads symbols.</param>
    public static ImmutableArray<LaboratoryReport> Of(ClinicalRecord record, GeneCodes genes)
    {
        var entries = HandEntry.Of(record);
        var observations = record.Observations.ToDictionary(o => o.Id, StringComparer.Ordinal);
        return [.. record.Reports.Select(Read).OfType<LaboratoryReport>()];

        LaboratoryReport? Read(DiagnosticReport report)
        {
            var results = report.ResultIds.Select(observations.GetValueOrDefault).OfType<Observation>().Where(o => o.Status == ObservationStatus.Final).ToList();
            var tested = results.SelectMany(o => GenotypeObservations.GenesIn(o).Concat(ReportedVariants.GenesIn(o, genes))).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
            if (tested.IsEmpty) return null;
            var found = results.Where(o => o.Asks(GenomicsCodes.Variant)).SelectMany(o => ReportedVariants.GenesIn(o, genes)).ToHashSet(StringComparer.Ordinal);
            var negative = results.Where(o => o.Asks(GenomicsCodes.Overall) && o.Value?.Concept?.Has(CodeSystems.Loinc, GenomicsCodes.Negative.Code) == true);
            return new LaboratoryReport
            {
                SourceId = report.Id, Laboratory = report.Laboratory, Number = report.Number, Date = report.Effective, Conclusion = report.Conclusion, Tested = tested,
                Results = [.. results.Select(o => o.Id)], Entered = entries.FirstOrDefault(e => e.Resources.Contains(report.Id)),
                NothingFound = [.. negative.SelectMany(o => ReportedVariants.GenesIn(o, genes)).Except(found).Distinct().Order(StringComparer.Ordinal)],
            };
        }
    }
}
