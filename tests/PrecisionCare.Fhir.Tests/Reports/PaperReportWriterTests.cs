using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Fhir.Reports;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics.Reported;
using PrecisionCare.Reports;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Fhir.Tests.Reports;

public sealed class PaperReportWriterTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);
    private static readonly Guid Entry = Guid.Parse("01930000-0000-7000-8000-000000000001");

    private static readonly PaperVariant Brca1 = new()
    {
        Gene = "BRCA1", Transcript = "NM_007294.4", Coding = "c.68_69del", Protein = "p.Glu23ValfsTer17", Zygosity = ReportedZygosity.Heterozygous, Origin = VariantOrigin.Germline,
        Class = Pathogenicity.Pathogenic, Condition = "Hereditary breast and ovarian cancer", Inheritance = PaperInheritance.Dominant, Criteria = "PVS1, PM2_Supporting",
    };

    [Fact]
    public void A_variant_is_read_back_with_every_value_that_was_typed()
    {
        var variant = Assert.Single(ReportedVariants.Of(Read(Brca1), Knowledge));

        Assert.Equal(("BRCA1", "NM_007294.4", "c.68_69del", "p.Glu23ValfsTer17"), (variant.Gene, variant.Transcript, variant.CodingChange, variant.ProteinChange));
        Assert.Equal((ReportedZygosity.Heterozygous, VariantOrigin.Germline, Pathogenicity.Pathogenic), (variant.Zygosity, variant.Origin, variant.Classification));
        Assert.Equal(("2026-03-02", "panel sequencing"), (variant.Date.ToString(), variant.Method));
        var assertion = Assert.Single(variant.Assertions);
        Assert.Equal(("Hereditary breast and ovarian cancer", "Autosomal dominant inheritance"), (assertion.Condition, assertion.Inheritance));
        Assert.Equal([("PVS1", CriterionStrength.VeryStrong), ("PM2", CriterionStrength.Supporting)], assertion.Criteria.Select(c => (c.Criterion.Code, c.Strength)));
    }

    public static TheoryData<Pathogenicity, ReportedZygosity, VariantOrigin> Choices
    {
        get
        {
            var data = new TheoryData<Pathogenicity, ReportedZygosity, VariantOrigin>();
            foreach (var chosen in Enum.GetValues<Pathogenicity>()) data.Add(chosen, ReportedZygosity.NotStated, VariantOrigin.NotStated);
            foreach (var chosen in Enum.GetValues<ReportedZygosity>()) data.Add(Pathogenicity.UncertainSignificance, chosen, VariantOrigin.Somatic);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void Each_class_each_zygosity_and_each_origin_comes_back_as_itself(Pathogenicity stated, ReportedZygosity zygosity, VariantOrigin origin)
    {
        var variant = Assert.Single(ReportedVariants.Of(Read(new PaperVariant { Gene = "ATM", Coding = "c.1A>G", Class = stated, Zygosity = zygosity, Origin = origin }), Knowledge));
        Assert.Equal((stated, zygosity, origin), (variant.Classification, variant.Zygosity, variant.Origin));
        Assert.Equal("c.1A>G", variant.Name);
    }

    [Fact]
    public void A_variant_without_HGVS_keeps_the_reports_words()
    {
        var variant = Assert.Single(ReportedVariants.Of(Read(new PaperVariant { Gene = "CHEK2", OtherName = "deletion of exons 9 and 10", Class = Pathogenicity.Pathogenic }), Knowledge));
        Assert.Equal(("CHEK2", "deletion of exons 9 and 10"), (variant.Gene, variant.Name));
    }

    [Fact]
    public void Genotypes_and_phenotypes_are_read_back_as_reported_results()
    {
        var calls = GenotypeObservations.Of(Read(
            new PaperGenotype { Gene = "CYP2C19", Diplotype = "*2/*2", Phenotype = "Poor Metabolizer" }, new PaperGenotype { Gene = "SLCO1B1", Phenotype = "Decreased Function" },
            new PaperGenotype { Gene = "HLA-B", Diplotype = "*57:01 positive" }, new PaperGenotype { Gene = "HLA-A", Diplotype = "*31:01 negative" }));

        Assert.Equal(
            [("CYP2C19", "*2/*2", "Poor Metabolizer"), ("HLA-A", null, "*31:01 negative"), ("HLA-B", null, "*57:01 positive"), ("SLCO1B1", null, "Decreased Function")],
            calls.Select(c => (c.Gene, c.Diplotype, c.Phenotype)));
    }

    [Fact]
    public void Genes_without_a_finding_were_tested_and_no_other_gene_was()
    {
        var report = Assert.Single(LaboratoryReport.Of(Read(Brca1, new PaperNothingFound { In = ["PALB2", "BRCA2"] }), Knowledge.GeneCodes));
        Assert.Equal("BRCA1 BRCA2 PALB2 TP53", string.Join(' ', report.Tested));
        Assert.Equal("BRCA2 PALB2", string.Join(' ', report.NothingFound));
        Assert.Equal(("Institute of Genetics", "G-26/114", "2026-03-02", "One pathogenic variant."), (report.Laboratory, report.Number, report.Date.ToString(), report.Conclusion));
    }

    [Fact]
    public void The_provenance_names_who_typed_it_and_every_resource()
    {
        var record = Read(Brca1);
        var entry = Assert.Single(HandEntry.Of(record));
        Assert.Equal(("entered by hand by Jonas Weber", At), (entry.Words, entry.At!.Value.Earliest));
        Assert.Equal(record.Facts.Select(f => f.Id).Where(i => i != entry.SourceId).Order(), entry.Resources.Order());
        Assert.Equal(entry.Resources, LaboratoryReport.Of(record, Knowledge.GeneCodes).Single().Entered!.Resources);
    }

    [Fact]
    public void Consent_takes_every_resource_for_genetic_by_itself()
    {
        var labeller = new FactLabeller(Knowledge.Sensitivities, Knowledge.GeneCodes);
        Assert.All(Facts(Write(Brca1)), fact => Assert.Contains(SecurityLabels.Genetic, labeller.Label(fact).Resource.Labels));
        Assert.All(Facts(Withdrawn()), fact => Assert.Contains(SecurityLabels.Genetic, labeller.Label(fact).Resource.Labels));
    }

    [Fact]
    public void A_childs_report_on_a_gene_of_adult_life_is_withheld_with_its_conclusion()
    {
        Assert.True(IsAdultOnset(Brca1));
        Assert.False(IsAdultOnset(new PaperNothingFound { In = ["LDLR"] }));

        bool IsAdultOnset(PaperResult result) =>
            new FactLabeller(Knowledge.Sensitivities, Knowledge.GeneCodes).Label(Read(result)).Single(l => l.Fact is DiagnosticReport).Resource.AdultOnsetOnly;
    }

    [Fact]
    public void What_was_entered_in_error_is_in_no_result_and_newer_than_what_it_replaces()
    {
        var facts = Facts(Withdrawn());
        var record = ClinicalRecord.From(Person, facts);
        Assert.Empty(ReportedVariants.Of(record, Knowledge));
        Assert.Empty(LaboratoryReport.Of(record, Knowledge.GeneCodes));
        Assert.Equal("Report G-26/114 was entered in error, says Ada King", Assert.Single(HandEntry.Of(record, HandEntry.Withdrawn)).Words);
        Assert.All(facts.Where(f => f.EnteredInError), f => Assert.Equal(("2", At.AddHours(1)), (f.Source.VersionId, f.Source.LastUpdated)));
        Assert.Equal(4, facts.Count(f => f.EnteredInError));
    }

    private static byte[] Withdrawn()
    {
        var entries = JsonNode.Parse(Write(Brca1))!["entry"]!.AsArray().Select(e => e!["resource"]!).Where(r => r["resourceType"]!.GetValue<string>() != "Provenance");
        return WithdrawnReportWriter.Write(
            entries.Select(r => ((ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(r.ToJsonString()), 1)), Guid.NewGuid(), "Patient/p1", "Report G-26/114", "wrong patient", "Ada King", At.AddHours(1));
    }

    private static readonly Person Person = new() { Id = "Patient/p1", Source = new FactSource("record.json", "entry[0]") };

    private static ClinicalRecord Read(params PaperResult[] results) => ClinicalRecord.From(Person, Facts(Write(results)));

    private static byte[] Write(params PaperResult[] results) => new PaperReportWriter("Patient/p1", "Jonas Weber", At, Knowledge.GeneCodes).Write(Entry, new PaperReport
    {
        Laboratory = "Institute of Genetics", Number = "G-26/114", Day = new DateOnly(2026, 3, 2), Method = "panel sequencing", Tested = ["TP53"], Conclusion = "One pathogenic variant.", Results = [.. results],
    });

    /// <summary>Read as any file is, without a fault.</summary>
    private static ImmutableArray<ClinicalFact> Facts(byte[] bundle)
    {
        var issues = new IssueLog();
        using var stream = new MemoryStream(bundle);
        var read = BundleReader.Read(stream, "entered.json", issues).ToList();
        Assert.Empty(issues.Issues);
        Assert.All(read, r => Assert.Equal("Patient/p1", r.PatientId));
        return [.. read.Select(r => r.Fact)];
    }
}
