using System.Net;
using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Tests.Pages;

/// <summary>What holds on every page of every demo patient: each route that a link leads to, followed from the first page.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class EveryPatientPageTests(DemoHospital hospital)
{
    /// <summary>Pages of one kind, such as those of single facts, that are looked at for each patient.</summary>
    private const int OfAKind = 2;

    public static TheoryData<string> Families { get; } = ["abramson", "adeyemi", "brandt", "chen", "lefèvre", "macleod", "ngata", "quispe", "raman", "wieczorek"];

    [Theory]
    [MemberData(nameof(Families))]
    [Trait("Feature", Feature.Banner)]
    [Trait("Feature", Feature.ConsentChip)]
    public async Task Each_names_the_patient_and_leads_to_the_rule_of_consent(string family)
    {
        string patient = await hospital.PatientAsync(family.Replace('è', 'e'));
        int pages = 0;
        await foreach (var (address, html) in PagesAsync(patient))
        {
            pages++;
            Assert.True(Banner(family).IsMatch(html) || IsTeam(address), $"{address} has no banner with name, sex, birth date and age, record number and consent.");
        }

        Assert.True(pages >= 15, $"only {pages} pages were found");
    }

    private async IAsyncEnumerable<(string Address, string Html)> PagesAsync(string patient)
    {
        var waiting = new Queue<string>([patient]);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { patient };
        while (waiting.TryDequeue(out string? address))
        {
            using var answer = await hospital.Clinician.GetAsync(address);
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            string html = await answer.Content.ReadAsStringAsync();
            yield return (address, html);
            foreach (string link in Link().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)))
            {
                if (!link.StartsWith(patient, StringComparison.Ordinal) || !seen.Add(link)) continue;
                string kind = Name().Replace(link, "$1*");
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                if (kinds[kind] <= OfAKind) waiting.Enqueue(link);
            }
        }
    }

    private static Regex Banner(string family) => new(
        $"(?s)<section class=\"banner\".*?<dd>[^<]*{family}.*?<dt>Sex</dt><dd>[^<]+.*?<dt>Born</dt><dd>[0-9][^<]+.*?MRN</abbr></dt><dd>[^<]+.*?<a class=\"chip [^\"]*\" href=\"/patients/[0-9a-f-]+/access\"",
        RegexOptions.IgnoreCase);

    /// <summary>Who is in the care team is the business of administrators too, who see no record: the page names the patient in its heading.</summary>
    private static bool IsTeam(string address) => address.EndsWith("/team", StringComparison.Ordinal);

    [GeneratedRegex("href=\"(/patients/[0-9a-f-]{36}[^\"#]*)")]
    private static partial Regex Link();

    [GeneratedRegex("((?<=/)|=)([0-9a-f-]{24,36}|[^/?&=]*[A-Z0-9%_][^/?&=]*|(?<=/(?:genome|risk|therapies|guidelines)/)[^/?&=]+|(?<==)[^&]+)")]
    private static partial Regex Name();
}
