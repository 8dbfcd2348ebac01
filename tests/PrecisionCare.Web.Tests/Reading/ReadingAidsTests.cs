using System.Net;
using System.Text.RegularExpressions;
using PrecisionCare.Tests;
using PrecisionCare.Web.Reading;

namespace PrecisionCare.Web.Tests.Reading;

/// <summary>Text size, spacing and contrast, chosen without an account and without scripts.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class ReadingAidsTests(DemoHospital hospital)
{
    private static readonly string StyleSheet = File.ReadAllText(Path.Combine(ReferenceData.Repository, "src/PrecisionCare.Web/wwwroot/site.css"));

    [Fact]
    [Trait("Feature", Feature.WithoutJavaScript)]
    public async Task Somebody_who_is_not_signed_in_chooses_them_by_a_form_and_every_page_has_them()
    {
        using var reader = hospital.Web.Visit();
        Assert.DoesNotContain("class=", HtmlTag().Match(await reader.ReadAsync("/sign-in")).Value, StringComparison.Ordinal);
        using var sent = await reader.SendAsync("/reading", "/reading", ("size", "2"), ("spaced", "true"), ("contrast", "true"), ("back", "/sign-in"));
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (sent.StatusCode, sent.Headers.Location!.ToString()));
        string cookie = Assert.Single(sent.Headers.GetValues("Set-Cookie"), c => c.StartsWith(ReadingAids.CookieName, StringComparison.Ordinal));
        foreach (string mark in new[] { "; secure", "; httponly", "; path=/", "; samesite=lax", "; max-age=31536000" }) Assert.Contains(mark, cookie, StringComparison.OrdinalIgnoreCase);
        foreach (string page in new[] { "/sign-in", "/reading", "/setup" })
        {
            using var answer = await reader.GetAsync(page);
            if (answer.StatusCode == HttpStatusCode.OK) Assert.Contains("class=\"text-larger spaced contrast\"", HtmlTag().Match(await answer.Content.ReadAsStringAsync()).Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_chosen_is_checked_when_the_form_is_opened_again_and_can_be_taken_back()
    {
        using var reader = hospital.Web.Visit();
        using (await reader.SendAsync("/reading", "/reading", ("size", "1"), ("contrast", "true"))) { }
        string html = await reader.ReadAsync("/reading");
        Assert.Matches("name=\"size\" value=\"1\" checked", html);
        Assert.Matches("name=\"contrast\" value=\"true\" checked", html);
        Assert.DoesNotMatch("name=\"spaced\" value=\"true\" checked", html);
        using (await reader.SendAsync("/reading", "/reading", ("size", "0"))) { }
        Assert.DoesNotContain("class=", HtmlTag().Match(await reader.ReadAsync("/reading")).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task The_form_leads_back_to_pages_of_this_site_alone(string back)
    {
        using var reader = hospital.Web.Visit();
        using var sent = await reader.SendAsync("/reading", "/reading", ("size", "1"), ("back", back));
        Assert.Equal("/reading", sent.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_form_without_the_token_of_its_page_changes_nothing()
    {
        using var reader = hospital.Web.Visit();
        using var sent = await reader.PostAsync("/reading", ("size", "2"));
        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Null(reader.Cookies[ReadingAids.CookieName]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("1x")]
    [InlineData("1cs")]
    [InlineData("<script>")]
    [InlineData("0sc0sc0sc")]
    public void A_cookie_that_is_not_ours_is_as_none(string kept) => Assert.Equal(ReadingAids.None, ReadingAids.Parse(kept));

    [Fact]
    public void Every_choice_is_read_back_as_it_was_kept()
    {
        foreach (var size in Enum.GetValues<TextSize>())
        foreach (bool spaced in new[] { true, false })
        foreach (bool contrast in new[] { true, false })
            Assert.Equal(new ReadingAids(size, spaced, contrast), ReadingAids.Parse(new ReadingAids(size, spaced, contrast).ToString()));
    }

    [Fact]
    public async Task Pages_say_their_language_and_direction() =>
        Assert.Matches("<html lang=\"en\" dir=\"ltr\"", await hospital.Clinician.ReadAsync("/patients"));

    [Fact]
    public void The_style_sheet_speaks_of_start_and_end_and_sizes_text_by_the_readers_size()
    {
        // The boxes in the margin of a printed sheet have no other names.
        string sides = PageBoxes().Replace(StyleSheet, "");
        Assert.DoesNotMatch(@"(margin|padding|border)-(left|right)|text-align: (left|right)|[\s{;](left|right):", sides);
        Assert.DoesNotMatch(@"(?m)^(?!\s*(svg|\.pedigree)).*font-size: \d+px", StyleSheet);
        int aids = StyleSheet.IndexOf("html.text-large", StringComparison.Ordinal);
        Assert.True(StyleSheet.LastIndexOf("@media screen", aids, StringComparison.Ordinal) > StyleSheet.LastIndexOf("\n}", aids, StringComparison.Ordinal));
    }

    [GeneratedRegex("<html[^>]*>")]
    private static partial Regex HtmlTag();

    [GeneratedRegex("@bottom-(left|right)")]
    private static partial Regex PageBoxes();
}
