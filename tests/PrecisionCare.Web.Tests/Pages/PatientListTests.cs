using System.Net;

namespace PrecisionCare.Web.Tests.Pages;

/// <summary>Finding a patient.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed class PatientListTests(DemoHospital hospital)
{
    [Fact]
    public async Task A_search_leads_to_an_address_that_does_not_tell_the_name()
    {
        using var answer = await hospital.Clinician.SendAsync("/patients", "/patients", ("Text", "brandt"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        string address = answer.Headers.Location!.OriginalString;
        Assert.DoesNotContain("brandt", address, StringComparison.OrdinalIgnoreCase);
        string found = await hospital.Clinician.ReadAsync(address);
        Assert.Contains("BRANDT, Helena", found, StringComparison.Ordinal);
        Assert.DoesNotContain("QUISPE", found, StringComparison.Ordinal);
        Assert.Contains("value=\"brandt\"", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_finds_nobody_says_what_to_do_next()
    {
        using var answer = await hospital.Clinician.SendAsync("/patients", "/patients", ("Text", "zzz nobody"));
        string found = await hospital.Clinician.ReadAsync(answer.Headers.Location!.OriginalString);
        Assert.Contains("Nobody found", found, StringComparison.Ordinal);
        Assert.Contains("Try fewer letters", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_somebody_made_up_shows_all_patients() =>
        Assert.Contains("BRANDT, Helena", await hospital.Clinician.ReadAsync("/patients?find=invented"), StringComparison.Ordinal);

    [Fact]
    public async Task Every_demo_story_is_on_the_list()
    {
        // Other tests bring patients in as well.
        string list = string.Concat(await Task.WhenAll(Enumerable.Range(1, 4).Select(page => hospital.Clinician.ReadAsync($"/patients?page={page}"))));
        foreach (string name in new[] { "ABRAMSON", "ADEYEMI", "BRANDT", "CHEN", "MACLEOD", "NGATA", "QUISPE", "RAMAN", "WIECZOREK" })
            Assert.Contains(name, list, StringComparison.Ordinal);
    }
}
