using System.Text.RegularExpressions;
using PrecisionCare.Medicines;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Tests.Pages;

/// <summary>How easily people come by a medicine, beside the options.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class AffordabilityTests(DemoHospital hospital)
{
    [Theory]
    [InlineData("/therapies/acs_pci")]
    [InlineData("/therapies/acs_pci/compare?options=clopidogrel&options=ticagrelor")]
    public async Task Options_say_it_quietly_with_the_list_as_source_and_marked_unconfirmed(string address)
    {
        string html = Spaces().Replace(await hospital.Clinician.ReadAsync(await hospital.PatientAsync("wieczorek") + address), " ");
        string said = Line().Matches(html).Select(m => m.Value).First(m => m.Contains("Generic available; WHO essential medicine.", StringComparison.Ordinal));
        foreach (string needed in new[] { "WHO 2023", "Model List of Essential Medicines, 23rd list", "unconfirmed" }) Assert.Contains(needed, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, "Generic available; not on the WHO list of essential medicines")]
    [InlineData(false, true, "No generic known; WHO essential medicine")]
    [InlineData(null, null, "Generic: not known; WHO list: not known")]
    public void What_is_not_known_is_said_and_never_read_as_no(bool? generic, bool? essential, string words) =>
        Assert.Equal(words, AffordabilityText.Of(new Affordability(generic, essential, new Citation("s", "t"))));

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<p class=\"quiet small\">.*?</p>")]
    private static partial Regex Line();
}
