using PrecisionCare.Patients;
using PrecisionCare.Reports;
using PrecisionCare.Tests.Therapy;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Tests.Reports;

/// <summary>What is asked of a report before it is kept, and what its reader is asked to look at again.</summary>
public sealed class PaperReportTests
{
    private static readonly DateOnly Born = new(1980, 5, 1), Today = new(2026, 11, 22);

    private static readonly PaperVariant Variant = new()
    {
        Gene = "BRCA1", Transcript = "NM_007294.4", Coding = "c.68_69del", Class = Pathogenicity.Pathogenic, Zygosity = ReportedZygosity.Heterozygous, Origin = VariantOrigin.Germline,
    };

    private static readonly PaperReport Sound = new() { Laboratory = "Institute", Number = "1", Day = new DateOnly(2026, 3, 2), Results = [Variant] };

    [Fact]
    public void A_sound_report_has_no_faults_and_no_doubts()
    {
        Assert.Empty(Faults(Sound));
        Assert.Empty(PaperReportDoubts.Of(Sound, AuthoredRecord.Knowledge));
    }

    [Fact]
    public void All_faults_are_told_at_once_each_beside_its_field()
    {
        var report = new PaperReport
        {
            Day = new DateOnly(2026, 11, 23), Tested = ["brca 1!"],
            Results = [new PaperVariant { Gene = "BRCA1", Criteria = "PVS1, PX9" }, new PaperGenotype { Gene = "CYP2C19", Diplotype = "*1/*2/*3" }, new PaperGenotype { Gene = "DPYD" }, new PaperNothingFound()],
        };
        Assert.Equal(
            [
                "Laboratory", "Number", "Day", "Tested", "Results[0].Coding", "Results[0].Zygosity", "Results[0].Origin", "Results[0].Class", "Results[0].Criteria", "Results[1].Diplotype", "Results[2].Diplotype",
                "Results[3].In",
            ],
            Faults(report));
    }

    [Theory]
    [InlineData(1980, 4, 30, true)]
    [InlineData(1980, 5, 1, false)]
    [InlineData(2026, 11, 22, false)]
    [InlineData(2026, 11, 23, true)]
    public void The_day_lies_between_birth_and_today(int year, int month, int day, bool faulty) => Assert.Equal(faulty, Faults(Sound with { Day = new DateOnly(year, month, day) }).Contains("Day"));

    [Fact]
    public void A_gene_cannot_have_a_finding_and_none() => Assert.Equal(["Results[1].In"], Faults(Sound with { Results = [Variant, new PaperNothingFound { In = ["BRCA2", "BRCA1"] }] }));

    [Fact]
    public void The_same_change_twice_is_one_too_many() => Assert.Equal(["Results[1].Coding"], Faults(Sound with { Results = [Variant, Variant with { Protein = "p.Glu23fs" }] }));

    [Theory]
    [InlineData("*57:01 negative", "*57:01 positive", true)]
    [InlineData("*15:02/*57:01", "*57:01 negative", true)]
    [InlineData("*57:01 negative", "*15:02 positive", false)]
    public void Two_findings_of_one_HLA_allele_contradict_each_other(string first, string second, bool faulty)
    {
        PaperGenotype Hla(string text) => new() { Gene = "HLA-B", Diplotype = text };

        Assert.Equal(faulty ? ["Results[1].Diplotype"] : [], Faults(Sound with { Results = [Hla(first), Hla(second)] }));
    }

    [Fact]
    public void A_finding_of_an_HLA_allele_is_no_phenotype() =>
        Assert.Equal(["Results[0].Phenotype"], Faults(Sound with { Results = [new PaperGenotype { Gene = "HLA-B", Diplotype = "*57:01 negative", Phenotype = "*57:01 negative" }] }));

    [Fact]
    public void An_allele_that_is_not_defined_is_doubted_and_kept()
    {
        var report = Sound with { Results = [new PaperGenotype { Gene = "CYP2C19", Diplotype = "*2/*999" }] };
        Assert.Empty(Faults(report));
        Assert.Contains("*999 is not among the alleles defined here", Assert.Single(PaperReportDoubts.Of(report, AuthoredRecord.Knowledge)), StringComparison.Ordinal);
        Assert.Empty(PaperReportDoubts.Of(Sound with { Results = [new PaperGenotype { Gene = "CYP2C19", Diplotype = "*1/*17" }, new PaperGenotype { Gene = "CYP2D6", Diplotype = "*1x2/*4" }] }, AuthoredRecord.Knowledge));
    }

    [Fact]
    public void A_phenotype_that_the_alleles_contradict_is_doubted() => Assert.NotEmpty(
        PaperReportDoubts.Of(Sound with { Results = [new PaperGenotype { Gene = "CYP2C19", Diplotype = "*2/*2", Phenotype = "Normal Metabolizer" }] }, AuthoredRecord.Knowledge));

    [Theory]
    [InlineData("BCRA1", "BCRA1: not in the list of genes known here")]
    [InlineData("BRCA1", null)]
    public void A_gene_that_nobody_here_knows_is_doubted(string gene, string? says)
    {
        var doubts = PaperReportDoubts.Of(Sound with { Results = [Variant with { Gene = gene }] }, AuthoredRecord.Knowledge);
        Assert.Equal(says is null, doubts.IsEmpty);
        if (says is not null) Assert.Contains(doubts, d => d.StartsWith(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Criteria_that_come_to_another_class_are_doubted() => Assert.Contains(
        PaperReportDoubts.Of(Sound with { Results = [Variant with { Criteria = "PM2_Supporting" }] }, AuthoredRecord.Knowledge), d => d.Contains("come to uncertain significance, and pathogenic is entered", StringComparison.Ordinal));

    [Fact]
    public void The_same_report_and_the_same_change_of_the_same_day_are_known_again()
    {
        var known = new LaboratoryReport { SourceId = "DiagnosticReport/1", Laboratory = "INSTITUTE ", Number = "No. 1" };
        var variant = new ReportedVariant { SourceId = "Observation/1", Gene = "BRCA1", CodingChange = "c.68_69del", Date = PartialDate.OfDay(new DateOnly(2026, 3, 2)) };
        Assert.Single(PaperReportDoubts.Repeated(Sound with { Number = "no 1" }, [known], []));
        Assert.Single(PaperReportDoubts.Repeated(Sound, [], [variant]));
        Assert.Empty(PaperReportDoubts.Repeated(Sound with { Number = "2", Day = new DateOnly(2026, 3, 3) }, [known], [variant]));
    }

    [Theory]
    [InlineData("brca1, Tp53;palb2 c9orf72", "BRCA1 TP53 PALB2 c9orf72")]
    [InlineData("HLA-B", "HLA-B")]
    public void Symbols_are_read_as_the_nomenclature_writes_them(string typed, string read) =>
        Assert.Equal(read, string.Join(' ', ReportedGene.ReadAll(typed, AuthoredRecord.Knowledge.GeneCodes)));

    private static IEnumerable<string> Faults(PaperReport report) => PaperReportFaults.Of(report, Born, Today, AuthoredRecord.Knowledge).Select(f => f.Field);
}
