using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Audit;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Audit;

namespace PrecisionCare.Web.Tests.Pages;

/// <summary>The registry of models, and the switch that withdraws one everywhere at once.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class ModelPageTests(DemoHospital hospital)
{
    private const string Clearance = "cockcroft_gault";

    [Fact]
    public async Task The_registry_names_every_model_with_its_state()
    {
        var admin = await hospital.PersonAsync("admin@demo.example");
        string page = await admin.ReadAsync("/models");
        foreach (var model in hospital.Web.Services.GetRequiredService<KnowledgeBase>().RiskModels.All)
            Assert.Matches($"(?s)href=\"/models/{Regex.Escape(model.Id)}\".*?{(model.OnByDefault ? "in use" : "off, unconfirmed")}", page);
    }

    [Fact]
    public async Task No_source_attribute_of_any_model_is_blank()
    {
        var admin = await hospital.PersonAsync("admin@demo.example");
        foreach (var model in hospital.Web.Services.GetRequiredService<KnowledgeBase>().RiskModels.All)
        {
            string page = await admin.ReadAsync("/models/" + model.Id);
            string attributes = page[page.IndexOf("id=\"attributes\"", StringComparison.Ordinal)..];
            var answers = Answer().Matches(attributes[..attributes.IndexOf("</section>", StringComparison.Ordinal)]);
            Assert.Equal(model.Kind == RiskModelKind.Fitted ? 31 : 13, answers.Count);
            Assert.All(answers, a => Assert.False(string.IsNullOrWhiteSpace(a.Groups[1].Value), model.Id));
            Assert.Matches("not available", attributes);
        }
    }

    [Fact]
    public async Task A_withdrawn_model_gives_no_score_from_the_next_page_on_until_it_is_put_back()
    {
        string patient = await hospital.PatientAsync("brandt");
        var admin = await hospital.PersonAsync("admin@demo.example");
        Assert.Matches("(?s)id=\"cockcroft_gault\".*?mL/min", await hospital.Clinician.ReadAsync(patient + "/risk"));
        const string Page = $"/models/{Clearance}/use";
        try
        {
            using var unconfirmed = await admin.SendAsync(Page, Page, ("Decision", "Withdrawn"), ("Reason", "creatinine assay was recalibrated"));
            Assert.Contains("Confirm that you decide this for everybody", await unconfirmed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            using var withdrawn = await admin.SendAsync(Page, Page, ("Decision", "Withdrawn"), ("Reason", "creatinine assay was recalibrated"), ("Confirmed", "true"));
            Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);

            string risk = await hospital.Clinician.ReadAsync(patient + "/risk");
            Assert.Matches("(?s)Not calculated.*?id=\"cockcroft_gault\".*?withdrawn by .*?creatinine assay was recalibrated", risk);
            string score = await hospital.Clinician.ReadAsync(patient + "/risk/" + Clearance);
            Assert.DoesNotContain("What if", score, StringComparison.Ordinal);
            Assert.Contains("■ withdrawn", await hospital.Clinician.ReadAsync("/models"), StringComparison.Ordinal);
        }
        finally
        {
            using var back = await admin.SendAsync(Page, Page, ("Decision", "AsShipped"), ("Reason", "the assay was checked"), ("Confirmed", "true"));
        }

        Assert.Matches("(?s)id=\"cockcroft_gault\".*?mL/min.*?interval", await hospital.Clinician.ReadAsync(patient + "/risk"));
        string history = await admin.ReadAsync("/models/" + Clearance);
        Assert.Matches("(?s)set back to how it ships.*?the assay was checked.*?withdrawn.*?recalibrated", history[history.IndexOf("id=\"history\"", StringComparison.Ordinal)..]);
        var recorded = await hospital.Web.Services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter { Kind = AuditKind.RiskModelSwitched });
        Assert.Contains(recorded.Items, r => r.Entry is { Object: "RiskModel/cockcroft_gault", Detail: "Withdrawn: creatinine assay was recalibrated" });
    }

    [Fact]
    public async Task A_model_that_is_off_asks_for_a_statement_of_responsibility_before_it_is_used()
    {
        var admin = await hospital.PersonAsync("admin@demo.example");
        const string Page = "/models/hospital_readmission/use";
        Assert.Contains("statement of responsibility", await admin.ReadAsync(Page), StringComparison.Ordinal);
        using var silent = await admin.SendAsync(Page, Page, ("Decision", "PutInUse"), ("Reason", "yes"), ("Confirmed", "true"));
        Assert.Contains("Give the reason", await silent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var withdrawn = await admin.SendAsync(Page, Page, ("Decision", "AsShipped"), ("Reason", "nothing to take back"), ("Confirmed", "true"));
        Assert.Contains("Choose what is to happen", await withdrawn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var used = await admin.SendAsync(Page, Page, ("Decision", "PutInUse"), ("Reason", "checked by the pharmacy committee"), ("Confirmed", "true"));
        Assert.Contains("▲ in use, unconfirmed", await admin.ReadAsync("/models/hospital_readmission"), StringComparison.Ordinal);
        using var off = await admin.SendAsync(Page, Page, ("Decision", "AsShipped"), ("Reason", "the trial has ended"), ("Confirmed", "true"));
        Assert.Contains("○ off, unconfirmed", await admin.ReadAsync("/models/hospital_readmission"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_treats_reads_the_registry_and_changes_nothing()
    {
        Assert.DoesNotContain("/use\"", await hospital.Clinician.ReadAsync("/models/" + Clearance), StringComparison.Ordinal);
        using var refused = await hospital.Clinician.GetAsync($"/models/{Clearance}/use");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var unknown = await hospital.Clinician.GetAsync("/models/no_such_model");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [GeneratedRegex("(?s)<td data-label=\"Answer\"[^>]*><span>(.*?)</span>")]
    private static partial Regex Answer();
}
