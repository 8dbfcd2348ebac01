using System.Net;
using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Tests.Pages;

/// <summary>Options side by side, and the timeline, over the demo records.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class ComparePageTests(DemoHospital hospital)
{
    [Fact]
    public async Task Three_options_stand_side_by_side_with_band_dose_reasons_and_evidence()
    {
        string html = await hospital.Clinician.ReadAsync(await hospital.PatientAsync("wieczorek") + "/therapies/acs_pci/compare?options=clopidogrel&options=ticagrelor&options=prasugrel");

        Assert.Equal(3, Column().Count(html));
        foreach (string row in new[] { "Band and rank", "Dose for this patient", "For", "Against", "Watch", "Would change it", "Not known", "Evidence" })
            Assert.Contains($"<th scope=\"row\">{row}</th>", html, StringComparison.Ordinal);
        Assert.Contains("CYP2C19", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_choice_the_first_two_are_compared_and_a_choice_of_one_says_what_is_missing()
    {
        string address = await hospital.PatientAsync("wieczorek") + "/therapies/acs_pci/compare";

        Assert.Equal(2, Column().Count(await hospital.Clinician.ReadAsync(address)));
        Assert.Contains("Choose at least two options.", await hospital.Clinician.ReadAsync(address + "?options=clopidogrel"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_more_than_three_options_three_are_shown_and_that_is_said()
    {
        string patient = await hospital.PatientAsync("abramson");
        string[] options = ["hydralazine%2Bisosorbide%20dinitrate", "enalapril", "lisinopril", "candesartan"];
        string page = CompareLink().Matches(await hospital.Clinician.ReadAsync(patient)).Select(m => m.Value).First(l => l.Contains("heart_failure", StringComparison.Ordinal));
        string html = await hospital.Clinician.ReadAsync($"{page}?{string.Join('&', options.Select(o => "options=" + o))}");

        Assert.Contains("at most 3 options", html, StringComparison.Ordinal);
        Assert.Equal(3, Column().Count(html));
    }

    [Fact]
    public async Task A_problem_that_the_patient_does_not_have_has_nothing_to_compare()
    {
        using var answer = await hospital.Clinician.GetAsync(await hospital.PatientAsync("wieczorek") + "/therapies/migraine/compare");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_timeline_shows_medicines_and_values_and_says_the_same_in_tables()
    {
        string html = await hospital.Clinician.ReadAsync(await hospital.PatientAsync("abramson") + "/timeline?period=all");

        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains("Medicines in this period", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">metformin</th>", html, StringComparison.Ordinal);
        Assert.Contains("Laboratory values in this period", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_values_are_drawn_when_fewer_are_chosen()
    {
        string address = await hospital.PatientAsync("abramson") + "/timeline?period=all";
        var keys = Test().Matches(await hospital.Clinician.ReadAsync(address)).Select(m => m.Groups[1].Value).ToList();

        Assert.True(keys.Count > 4);
        Assert.Equal(2, Course().Count(await hospital.Clinician.ReadAsync($"{address}&tests={keys[0]}&tests={keys[^1]}")));
    }

    [GeneratedRegex("/patients/[^\"]+/compare")]
    private static partial Regex CompareLink();

    [GeneratedRegex("<th scope=\"col\">[a-z]")]
    private static partial Regex Column();

    [GeneratedRegex("name=\"tests\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Test();

    [GeneratedRegex("class=\"series\"")]
    private static partial Regex Course();
}
