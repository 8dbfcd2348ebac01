using PrecisionCare.Therapy;
using PrecisionCare.Web.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Tests.Presentation;

/// <summary>Partials over an assessment written by hand.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed class AuthoredPageTests(DemoHospital hospital)
{
    private static readonly PatientView Patient = new(Guid.Parse("11111111-1111-1111-1111-111111111111"), AuthoredPatient.Record, AuthoredPatient.Assessment);

    private readonly PartialRenderer _partials = new(hospital.Web.Services);

    [Fact]
    public async Task A_problem_lists_its_options_in_rank_order_with_band_and_reason()
    {
        string html = await _partials.RenderAsync("_Problem", new ProblemView(Patient, Patient.Assessment.Problems[0]));
        int[] places = [.. new[] { "oxaliplatin + fluorouracil", "irinotecan", "panitumumab", "pembrolizumab" }.Select(d => html.IndexOf(d, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("band caution", html, StringComparison.Ordinal);
        Assert.Contains("Start at 50 % of the standard dose. DPYD intermediate metaboliser", html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.WhyThisRank)]
    [Trait("Feature", Feature.DrugGeneLab)]
    public async Task Reasons_name_fact_rule_source_and_what_is_missing()
    {
        string html = await _partials.RenderAsync("_Option", new OptionView(Patient, Patient.Assessment.Problems[0].Suggestions[0]));
        Assert.Contains($"href=\"/patients/{Patient.Key}/genome/DPYD\"", html, StringComparison.Ordinal);
        Assert.Contains("Creatinine: 1.4 mg/dL, 12-Nov-2026", html, StringComparison.Ordinal);
        Assert.Contains("https://pubmed.ncbi.nlm.nih.gov/29152729/", html, StringComparison.Ordinal);
        Assert.Contains("UGT1A1: not called", html, StringComparison.Ordinal);
        Assert.Contains("If DPYD were normal", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unconfirmed_source_says_so()
    {
        string html = await _partials.RenderAsync("_Option", new OptionView(Patient, Patient.Assessment.Problems[0].Suggestions[0]));
        int label = html.IndexOf("Xeloda prescribing information", StringComparison.Ordinal);
        Assert.Contains("unconfirmed", html[label..html.IndexOf("</li>", label, StringComparison.Ordinal)], StringComparison.Ordinal);
        int cpic = html.IndexOf("DPYD and fluoropyrimidines", StringComparison.Ordinal);
        Assert.DoesNotContain("unconfirmed", html[cpic..html.IndexOf("</li>", cpic, StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.WhyNot)]
    public async Task What_is_excluded_says_why()
    {
        string html = await _partials.RenderAsync("_Problem", new ProblemView(Patient, Patient.Assessment.Problems[0]));
        Assert.Contains("Not to be given (2): capecitabine, tegafur", html, StringComparison.Ordinal);
        Assert.Contains("Prodrug of fluorouracil without a studied reduced dose.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_too_poor_to_rank_says_what_is_needed()
    {
        string html = await _partials.RenderAsync("_Problem", new ProblemView(Patient, Patient.Assessment.Problems[1]));
        Assert.Contains("Not ranked", html, StringComparison.Ordinal);
        Assert.Contains("A lipid panel would allow a ranking.", html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.TieredAlerts)]
    public async Task At_most_one_medicine_interrupts()
    {
        string html = await _partials.RenderAsync("_Stop", Patient);
        Assert.Single(html.Split("Stop and look").Skip(1));
        Assert.Contains("capecitabine is prescribed", html, StringComparison.Ordinal);
        Assert.Null(StopAlert.Of(Patient.Assessment with { Medicines = [.. Patient.Assessment.Medicines.Where(m => !m.Recognised)] }, new InterruptionSetting(Band.Avoid)));
        Assert.Null(StopAlert.Of(Patient.Assessment, new InterruptionSetting(null)));
    }

    [Fact]
    public async Task A_medicine_that_was_not_recognised_is_shown_as_unchecked_and_its_markup_as_text()
    {
        string html = await _partials.RenderAsync("_Medicine", new MedicineView(Patient, Patient.Assessment.Medicines[1]));
        Assert.Contains("Not recognised", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Nr. 7&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("band usable", html, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.GenotypeTable)]
    [Trait("Feature", Feature.NotTested)]
    public async Task Not_tested_and_not_called_never_look_like_a_result()
    {
        string html = await _partials.RenderAsync("_GeneTable", new GenesView(Patient, Patient.Assessment.Genes));
        string tpmt = Row(html, "TPMT");
        Assert.Contains("class=\"untested\"", tpmt, StringComparison.Ordinal);
        Assert.Contains("○ Not tested", tpmt, StringComparison.Ordinal);
        Assert.Contains("0 of 2", tpmt, StringComparison.Ordinal);
        Assert.Contains("○ No call", Row(html, "UGT1A1"), StringComparison.Ordinal);
        Assert.DoesNotContain("Normal", tpmt, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Intermediate Metabolizer", Row(html, "DPYD"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", Feature.CallCaveat)]
    public async Task A_caveat_stands_directly_under_the_gene_it_concerns()
    {
        string html = await _partials.RenderAsync("_GeneTable", new GenesView(Patient, Patient.Assessment.Genes));
        int gene = html.IndexOf("genome/DPYD", StringComparison.Ordinal);
        int caveat = html.IndexOf("called without phase", StringComparison.Ordinal);
        int next = html.IndexOf("genome/TPMT", StringComparison.Ordinal);
        Assert.True(gene < caveat && caveat < next);
    }

    private static string Row(string html, string gene)
    {
        int link = html.IndexOf($"genome/{gene}\"", StringComparison.Ordinal);
        return html[html.LastIndexOf("<tr", link, StringComparison.Ordinal)..html.IndexOf("</tr>", link, StringComparison.Ordinal)];
    }
}
