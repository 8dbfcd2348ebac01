using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Storage;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Tests.Pages;

/// <summary>Age of knowledge, evidence in the words of its source, units, interruptions and single variants, over the demo records.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class FeaturePageTests(DemoHospital hospital)
{
    [Fact]
    [Trait("Feature", Feature.KnowledgeAge)]
    public async Task Knowledge_older_than_the_site_allows_is_flagged_on_page_and_print_and_younger_is_not()
    {
        var source = new KnowledgeSource("CPIC guidelines", "2025-11", new DateOnly(2025, 11, 5), "CC0-1.0", []);
        Assert.Null(new KnowledgeAge(100).Warning([source], new DateOnly(2026, 2, 13)));
        Assert.Equal("1 source older than 100 days", new KnowledgeAge(100).Warning([source, source with { Released = new DateOnly(2026, 1, 1) }], new DateOnly(2026, 2, 14)));

        await using var strict = await RunningWeb.StartAsync(demo: true, "--Knowledge:OldAfterDays=1");
        await using var easy = await RunningWeb.StartAsync(demo: true, "--Knowledge:OldAfterDays=100000");
        using var careful = await strict.SignInAsync("clinician@demo.example");
        using var carefree = await easy.SignInAsync("clinician@demo.example");
        Assert.Contains("older than 1 day<", await careful.ReadAsync("/knowledge"), StringComparison.Ordinal);
        Assert.DoesNotContain("▲ older", await carefree.ReadAsync("/knowledge"), StringComparison.Ordinal);

        string patient = await hospital.PatientAsync("wieczorek");
        foreach (string page in new[] { "", "/board" })
            Assert.Matches("(?s)Advice of.*?CPIC guidelines [^<]+ and [0-9]+ more</a>.*?▲ [0-9]+ sources? older than 365 days", await hospital.Clinician.ReadAsync(patient + page));
    }

    [Fact]
    [Trait("Feature", Feature.EvidenceLevel)]
    public async Task Strength_stands_in_the_words_of_each_source_and_the_sources_stay_apart()
    {
        string page = await hospital.Clinician.ReadAsync(await hospital.PatientAsync("brandt") + "/medicines/guidelines/capecitabine");
        string cpic = Section(page, "CPIC"), dpwg = Section(page, "DPWG");
        Assert.Matches("data-label=\"Strength\"><span>Strong</span>", cpic);
        Assert.Contains("CPIC", cpic, StringComparison.Ordinal);
        Assert.DoesNotContain("DPWG:", cpic, StringComparison.Ordinal);
        Assert.DoesNotContain("CPIC:", dpwg, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.AcmgCriteria)]
    public async Task A_reported_variant_shows_its_class_each_criterion_with_its_meaning_and_leads_to_the_report()
    {
        string page = WebUtility.HtmlDecode(await (await hospital.PersonAsync("counselor@demo.example")).ReadAsync(await hospital.PatientAsync("ngata") + "/genome"));
        string card = page[page.IndexOf("Variants that laboratories reported", StringComparison.Ordinal)..];

        Assert.Contains("MLH1", card, StringComparison.Ordinal);
        Assert.Contains("NM_000249.4:c.676C>T", card, StringComparison.Ordinal);
        Assert.Contains("■ Pathogenic", card, StringComparison.Ordinal);
        Assert.Matches("<summary>PVS1, PM2 \\(supporting\\), PP1</summary>", card);
        Assert.Contains("expected to destroy the protein", card, StringComparison.Ordinal);
        Assert.Contains("come to 10 points: pathogenic, as reported", card, StringComparison.Ordinal);
        Assert.Matches("href=\"/patients/[^\"]+/record/[0-9a-f]{24}\"", card);
    }

    [Fact]
    [Trait("Feature", Feature.LabTimeline)]
    public async Task A_result_in_another_unit_than_the_rules_read_shows_both()
    {
        await ImportAsync("units.json", Person("unit-1", "Einheit"), Creatinine("unit-1", "a", "97", "umol/L", "2026-02-01"), Creatinine("unit-1", "b", "106", "umol/L", "2026-03-01"), Creatinine("unit-1", "c", "1.0", "mg/dL", "2026-04-01"));
        string labs = await hospital.Clinician.ReadAsync(await hospital.PatientAsync("einheit") + "/labs");
        string course = WebUtility.HtmlDecode(await hospital.Clinician.ReadAsync(Course().Match(labs).Groups[1].Value));

        Assert.Contains("106 µmol/L <small class=\"quiet nowrap\">= 1.2 mg/dL for the rules</small>", course, StringComparison.Ordinal); // 106 / 88.4
        Assert.DoesNotContain("1.0 mg/dL", course, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.TieredAlerts)]
    public async Task Which_tier_interrupts_is_a_setting_and_each_interruption_is_logged_without_the_patient()
    {
        string page = await hospital.Clinician.ReadAsync(await hospital.PatientAsync("abramson"));
        Assert.Single(page.Split("class=\"notice stop\"").Skip(1));
        Assert.Matches("One interruption was shown \\((Contraindicated|Avoid)\\); [0-9]+ more", hospital.Web.Log());

        var assessment = AuthoredPatient.Assessment;
        Assert.NotNull(StopAlert.Of(assessment, InterruptionSetting.From(Setting("avoid"))));
        Assert.Null(StopAlert.Of(assessment, InterruptionSetting.From(Setting("never"))));
        Assert.Throws<SettingException>(() => InterruptionSetting.From(Setting("sometimes")));
    }

    [Fact]
    [Trait("Feature", Feature.VariantTable)]
    public async Task Variants_are_sorted_and_narrowed_down_by_the_address_and_shown_with_name_zygosity_and_reads()
    {
        string page = await hospital.PatientAsync("wieczorek") + "/genome/variants";
        string all = WebUtility.HtmlDecode(await hospital.Clinician.ReadAsync(page));
        string part = await hospital.Clinician.ReadAsync(page + "?gene=CYP2C19&zygosity=homozygous&sort=depth");

        Assert.Contains("NC_000010.11:g.94781859G>A", all, StringComparison.Ordinal); // rs4244285, the variant of CYP2C19*2
        Assert.Matches("(0\\.[0-9]{2}|1\\.00) \\([0-9]+ of [0-9]+ reads\\)", all);
        Assert.InRange(Row().Count(part), 1, Row().Count(all));
        Assert.Contains("No variant of the kind was read", await hospital.Clinician.ReadAsync(page + "?gene=CYP2C19&zygosity=hemizygous"), StringComparison.Ordinal);
        Assert.All(GeneLink().Matches(part[part.IndexOf("<tbody>", StringComparison.Ordinal)..]), m => Assert.Equal("CYP2C19", m.Groups[1].Value));
        var depths = Depth().Matches(part).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(depths.OrderDescending(), depths);
    }

    [Fact]
    [Trait("Feature", Feature.VariantTable)]
    public void Ten_thousand_variants_come_page_by_page()
    {
        var vcf = new StringBuilder("##fileformat=VCFv4.2\n##contig=<ID=chr10,length=133797422>\n##SAMPLE=<ID=MANY-1,PatientID=many-1>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tMANY-1\n");
        foreach (int position in Enumerable.Range(94_781_859, 10_000)) vcf.Append(CultureInfo.InvariantCulture, $"chr10\t{position}\t.\tG\tA\t.\tPASS\t.\tGT:AD:DP\t0/1:10,12:22\n");
        var calls = Vcf.VcfReader.Read(new MemoryStream(Encoding.ASCII.GetBytes(vcf.ToString())), "many.vcf", _ => Genome.LocusSet.From(Enumerable.Range(94_781_859, 10_000).Select(p => Genome.Locus.Parse($"chr10:{p}"))));
        var record = AuthoredPatient.Record with { Samples = [new LinkedSample(Assert.Single(calls.Samples), SampleLinkBasis.HeaderIdentifier)] };

        var rows = new VariantChoice("CYP2C19", "heterozygous", "fraction").From(VariantTable.Of(record, KnowledgeBase.Load(KnowledgeFolder.Shipped()).Pharmacogenes));
        var paging = Paging.Of(rows.Length, 100, 2, n => $"{n}");

        Assert.InRange(rows.Length, 1_000, 10_000);
        Assert.Equal((101, 200), (paging.From, paging.To));
        Assert.Equal("0.55 (12 of 22 reads)", rows[0].FractionShown);
    }

    private static IConfiguration Setting(string value) => new ConfigurationBuilder().AddInMemoryCollection([new("Alerts:InterruptAt", value)]).Build();

    private static string Section(string html, string source)
    {
        int from = html.IndexOf($"<h2 id=\"{source}\">", StringComparison.Ordinal);
        return html[from..html.IndexOf("</section>", from, StringComparison.Ordinal)];
    }

    private async Task ImportAsync(string file, params string[] entries)
    {
        using var uploaded = await hospital.Clinician.UploadAsync((file, Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(',', entries)}}]}""")));
        await hospital.Web.ImportsEndAsync();
    }

    private static string Person(string id, string family) => $$$"""{"resource":{"resourceType":"Patient","id":"{{{id}}}","name":[{"family":"{{{family}}}"}],"birthDate":"1970-01-02"} }""";

    private static string Creatinine(string patient, string id, string value, string unit, string day) =>
        $$$"""{"resource":{"resourceType":"Observation","id":"{{{patient}}}-{{{id}}}","status":"final","category":[{"coding":[{"code":"laboratory"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"2160-0","display":"Creatinine"}]},"subject":{"reference":"Patient/{{{patient}}}"},"effectiveDateTime":"{{{day}}}","valueQuantity":{"value":{{{value}}},"unit":"{{{unit}}}","system":"http://unitsofmeasure.org","code":"{{{unit}}}"} } }""";

    [GeneratedRegex("href=\"(/patients/[0-9a-f-]{36}/labs/[0-9a-f]{24})\"")]
    private static partial Regex Course();

    [GeneratedRegex("<th scope=\"row\"><span class=\"mono\">")]
    private static partial Regex Row();

    [GeneratedRegex("/genome/([A-Z0-9]+)\">")]
    private static partial Regex GeneLink();

    [GeneratedRegex("data-label=\"Depth\" class=\"number\"><span>([0-9]+)")]
    private static partial Regex Depth();
}
