using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PrecisionCare.Tests;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>OWASP ASVS 5.0, chapter 1: what people and files say is text, whatever it looks like.</summary>
[Collection(DemoHospitalTests.Name), Trait("ASVS", "1")]
public sealed partial class V01EncodingTests(DemoHospital hospital)
{
    private const string Mark = "xq7";

    /// <summary>Each would run the mark as script, close the element or attribute it stands in, or load something, if it were not encoded.</summary>
    private static readonly string[] Payloads =
    [
        $"<script>{Mark}()</script>", $"\"><img src=x onerror={Mark}()>", $"'><svg onload={Mark}()>", $"javascript:{Mark}()", $"</title><script>{Mark}()</script>",
        $"</text><script>{Mark}()</script>", $"\" onmouseover=\"{Mark}()", $"' autofocus onfocus='{Mark}()", $"<iframe srcdoc='<script>{Mark}()</script>'>", $"<!--{Mark}--!><script>",
        $"<math><mtext></math><script>{Mark}()</script>", $"&lt;script&gt;{Mark}()&lt;/script&gt;", $"@(1+1){Mark}{{{{7*7}}}}${{7*7}}", $"\u2028{Mark}\u202Etxet", $"]]><script>{Mark}()</script>",
    ];

    [Fact, Trait("ASVS", "1.2.1")]
    public async Task No_string_of_a_record_a_genome_or_a_file_name_becomes_markup()
    {
        var uploads = Payloads.Select((payload, i) => ($"{payload.Replace('/', '_').Replace('"', '_')}-{i}.json", Record(i, payload)))
            .Append(("<img src=x onerror=alert(1)>.vcf", Genome())).ToArray();
        var clinician = hospital.Clinician;
        using var sent = await clinician.UploadAsync(uploads);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await hospital.Web.ImportsEndAsync();

        string imports = await clinician.ReadAsync("/imports");
        AssertNoMarkup(imports, "/imports");
        foreach (Match import in ImportAddress().Matches(imports)) AssertNoMarkup(await clinician.ReadAsync(import.Value), import.Value);
        int looked = 0;
        for (int i = 0; i < Payloads.Length; i++)
        {
            string patient = await hospital.PatientAsync($"Zz{i}zz");
            foreach (string page in new[] { "", "/medicines", "/genome", "/labs", "/risk", "/record" })
            {
                string html = await clinician.ReadAsync(patient + page);
                AssertNoMarkup(html, page);
                if (html.Contains(Mark, StringComparison.Ordinal)) looked++;
            }

            foreach (Match below in PatientAddress().Matches(await clinician.ReadAsync(patient + "/record")).Take(4)) AssertNoMarkup(await clinician.ReadAsync(below.Value), below.Value);
        }

        Assert.InRange(looked, Payloads.Length * 2, int.MaxValue);
        var administrator = await hospital.PersonAsync("consent@demo.example");
        AssertNoMarkup(await administrator.ReadAsync("/patients"), "/patients");
    }

    [Fact, Trait("ASVS", "1.2.4")]
    public void No_SQL_is_put_together_from_text()
    {
        var raw = Lines("*.cs").Where(l => RawSql().IsMatch(l.Text)).ToList();
        Assert.All(raw, l => Assert.DoesNotMatch("Raw(Async)?\\(\\s*\\$|Raw(Async)?\\([^\")]*\\+", l.Text));
    }

    [Fact, Trait("ASVS", "1.2.1")]
    public void No_page_writes_text_without_encoding_it()
    {
        Assert.DoesNotContain(Lines("*.cshtml").Concat(Lines("*.cs")), l => l.Text.Contains("Html.Raw", StringComparison.Ordinal) || l.Text.Contains("new HtmlString", StringComparison.Ordinal) || l.Text.Contains("MarkupString", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines("*.js"), l => l.Text.Contains("innerHTML", StringComparison.Ordinal) || l.Text.Contains("eval(", StringComparison.Ordinal) || l.Text.Contains("document.write", StringComparison.Ordinal));
    }

    [Fact, Trait("ASVS", "1.2.9")]
    public void Every_regular_expression_of_the_process_ends_after_two_seconds()
    {
        Assert.Equal(TimeSpan.FromSeconds(2), AppContext.GetData("REGEX_DEFAULT_MATCH_TIMEOUT"));
        Assert.DoesNotContain(Lines("*.cs"), l => l.Text.Contains("InfiniteMatchTimeout", StringComparison.Ordinal));
    }

    [Fact, Trait("ASVS", "1.2.9")]
    public void No_expression_is_made_of_text_that_was_sent()
    {
        // What is put into one is an escaped name of the knowledge base.
        var made = Lines("*.cs").Where(l => !l.File.Contains("/Knowledge/Building/", StringComparison.Ordinal) && Interpolated().IsMatch(l.Text)).ToList();
        Assert.All(made, l => Assert.Contains("Regex.Escape", l.Text, StringComparison.Ordinal));
    }

    [Fact, Trait("ASVS", "1.3.6")]
    public void Nothing_that_a_record_names_is_fetched()
    {
        // The one way out is telemetry, which the operator switches on.
        Assert.DoesNotContain(Lines("*.cs"), l => l.Text.Contains("HttpClient", StringComparison.Ordinal) || l.Text.Contains("WebRequest", StringComparison.Ordinal) || l.Text.Contains("new TcpClient", StringComparison.Ordinal));
    }

    [Fact, Trait("ASVS", "1.5.1")]
    public void No_XML_is_read_that_came_from_outside()
    {
        var xml = Lines("*.cs").Where(l => XmlReading().IsMatch(l.Text)).Select(l => l.File).Distinct().ToList();
        // Keys of data protection are XML of the framework's own making, kept in our database.
        Assert.All(xml, file => Assert.Contains("/PrecisionCare.Storage/Accounts/", file, StringComparison.Ordinal));
    }

    [Fact, Trait("ASVS", "1.5.2")]
    public void No_type_is_chosen_by_the_name_that_input_gives()
    {
        Assert.DoesNotContain(Lines("*.cs"), l => l.Text.Contains("TypeNameHandling", StringComparison.Ordinal) || l.Text.Contains("BinaryFormatter", StringComparison.Ordinal)
            || l.Text.Contains("Activator.CreateInstance", StringComparison.Ordinal) || l.Text.Contains("Type.GetType(", StringComparison.Ordinal));
    }

    [Theory, Trait("ASVS", "1.5.1")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Bundle>&e;</Bundle>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><Bundle>&b;</Bundle>")]
    public async Task XML_is_refused_before_anything_reads_it(string xml)
    {
        using var answer = await hospital.Clinician.UploadAsync(("record.json", Encoding.UTF8.GetBytes(xml)));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory, Trait("ASVS", "1.3.4")]
    [InlineData("picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("page.html", "<script>alert(1)</script>")]
    [InlineData("record.json.svg", "{\"resourceType\":\"Bundle\"}")]
    public async Task No_picture_or_page_is_taken(string name, string content)
    {
        using var answer = await hospital.Clinician.UploadAsync((name, Encoding.UTF8.GetBytes(content)));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    private static void AssertNoMarkup(string html, string page)
    {
        var found = Live().Match(html);
        Assert.False(found.Success, $"{page}: {found.Value}");
    }

    private static byte[] Record(int i, string payload)
    {
        string text = System.Text.Json.JsonSerializer.Serialize(payload);
        string code = $$"""{"coding":[{"system":"http://snomed.info/sct","code":"404684003","display":{{text}}}],"text":{{text}}}""";
        string subject = $$"""{"reference":"Patient/xss{{i}}"}""";
        return Encoding.UTF8.GetBytes($$"""
            {"resourceType":"Bundle","type":"collection","entry":[
             {"resource":{"resourceType":"Patient","id":"xss{{i}}","name":[{"family":"Zz{{i}}zz","given":[{{text}}]}],"identifier":[{"system":"urn:mrn","value":{{text}}}],"gender":"female","birthDate":"1970-01-02"} },
             {"resource":{"resourceType":"Condition","id":"xc{{i}}","subject":{{subject}},"code":{{code}},"note":[{"text":{{text}}}] } },
             {"resource":{"resourceType":"AllergyIntolerance","id":"xa{{i}}","patient":{{subject}},"code":{{code}},"reaction":[{"manifestation":[{"text":{{text}}}]}] } },
             {"resource":{"resourceType":"MedicationRequest","id":"xm{{i}}","status":"active","intent":"order","subject":{{subject}},"medicationCodeableConcept":{{code}},"dosageInstruction":[{"text":{{text}}}] } },
             {"resource":{"resourceType":"Procedure","id":"xp{{i}}","status":"completed","subject":{{subject}},"code":{{code}} } },
             {"resource":{"resourceType":"Observation","id":"xo{{i}}","status":"final","subject":{{subject}},"code":{"coding":[{"system":"http://loinc.org","code":"718-7","display":{{text}}}],"text":{{text}}},"effectiveDateTime":"2026-01-01","valueQuantity":{"value":1,"unit":{{text}}} } },
             {"resource":{"resourceType":"Observation","id":"xq{{i}}","status":"final","subject":{{subject}},"code":{{code}},"valueString":{{text}} } }]}
            """);
    }

    private static byte[] Genome() => Encoding.UTF8.GetBytes(
        $"##fileformat=VCFv4.2\n##contig=<ID=chr10,length=133797422>\n##INFO=<ID=X,Number=1,Type=String,Description=\"<script>{Mark}()</script>\">\n" +
        $"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t<img/src=x/onerror={Mark}()>\nchr10\t94781859\t<script>{Mark}()</script>\tG\tA\t.\t<b>\tX=<script>{Mark}()</script>\tGT\t0/1\nchr10\t<script>\n");

    private static IEnumerable<(string File, string Text)> Lines(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(ReferenceData.Repository, "src"), pattern, SearchOption.AllDirectories).Select(f => f.Replace('\\', '/'))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal))
            .SelectMany(f => File.ReadLines(f).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(l => (f, l)));

    [GeneratedRegex($"<script>|<[a-z]+[^>]*\\son[a-z]+=|<iframe|<math|<svg onload|href=\"javascript:|<b>|<!--{Mark}|<img src=x", RegexOptions.IgnoreCase)]
    private static partial Regex Live();

    [GeneratedRegex("(FromSql|ExecuteSql|SqlQuery)Raw")]
    private static partial Regex RawSql();

    [GeneratedRegex("(new Regex|Regex\\.(Match|Matches|IsMatch|Replace|Split))\\([^\"]*\\$\"")]
    private static partial Regex Interpolated();

    [GeneratedRegex("XmlReader|XDocument|XElement\\.(Parse|Load)|XmlDocument|XmlSerializer")]
    private static partial Regex XmlReading();

    [GeneratedRegex("/imports/[0-9a-f-]{36}")]
    private static partial Regex ImportAddress();

    [GeneratedRegex("/patients/[0-9a-f-]{36}/record/[^\"?]+")]
    private static partial Regex PatientAddress();
}
