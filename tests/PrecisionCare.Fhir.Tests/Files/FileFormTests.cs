using System.Text;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Files;

/// <summary>The forms in which FHIR arrives: Bundles, single resources, lines; plain, packed, in several encodings.</summary>
public sealed class FileFormTests
{
    private const string Condition = """{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/p1"},"code":{"text":"Gout"}}""";

    [Theory]
    [InlineData("collection")]
    [InlineData("transaction")]
    [InlineData("batch")]
    [InlineData("searchset")]
    [InlineData("document")]
    [InlineData("history")]
    [InlineData("message")]
    public void Every_type_of_bundle_gives_its_resources(string type) => Assert.Equal(
        ["Patient/p1", "Condition/c1"],
        FhirText.Read(FhirText.BundleOf(type, $$"""{"resource":{{FhirText.Patient}} }""", $$"""{"resource":{{Condition}},"search":{"mode":"match"} }""")).Ids);

    [Fact]
    public void A_bundle_may_state_its_type_after_its_entries() => Assert.Equal(
        ["Patient/p1"], FhirText.Read($$"""{"entry":[{"resource":{{FhirText.Patient}} }],"total":1,"resourceType":"Bundle","type":"collection"}""").Ids);

    [Fact]
    public void A_list_resource_with_entries_is_not_taken_for_a_bundle() => Assert.Equal(
        ["List/l"], FhirText.Read("""{"entry":[{"item":{"reference":"Condition/c1"}}],"resourceType":"List","id":"l","status":"current","mode":"working"}""").Ids);

    [Fact]
    public void A_bundle_inside_a_bundle_is_read() => Assert.Equal(
        "entry[1].resource.entry[0].resource", FhirText.Read(FhirText.Bundle(FhirText.Patient, FhirText.Bundle(Condition))).Resources[1].Fact.Source.Path);

    [Fact]
    public void Facts_keep_file_id_path_version_and_time()
    {
        var source = FhirText.Read(
            FhirText.Bundle(FhirText.Patient, """{"resourceType":"Device","id":"d","meta":{"versionId":"3","lastUpdated":"2026-01-02T03:04:05Z"}}"""),
            "/home/maria-rojas/export.json").Resources[1].Fact.Source;
        Assert.Equal(new FactSource("export.json", "entry[1].resource", "3", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)), source);
    }

    [Theory]
    [InlineData("a.ndjson")]
    [InlineData("a.jsonl.gz")]
    [InlineData("without-a-hint.json")]
    public void Lines_are_resources_and_each_fact_keeps_its_line(string fileName)
    {
        var contents = FhirText.Read($"{FhirText.Patient}\n\n{Condition}\r\n", fileName);
        Assert.Equal([("Patient/p1", "line 1"), ("Condition/c1", "line 3")], contents.Resources.Select(r => (r.Fact.Id, r.Fact.Source.Path)));
        Assert.Empty(contents.Issues);
    }

    [Fact]
    public void A_line_that_is_broken_is_an_issue_of_that_line_and_the_others_are_read()
    {
        var contents = FhirText.Read($"{FhirText.Patient}\n{Condition[..40]}\n{Condition}\n", "a.ndjson");
        Assert.Equal(["Patient/p1", "Condition/c1"], contents.Ids);
        Assert.Equal(("fhir.not-json", 2L), (contents.Issues.Single().Code, contents.Issues.Single().Where.Line));
    }

    [Fact]
    public void Texts_of_several_lines_may_follow_each_other_and_are_known_by_the_line_on_which_they_begin()
    {
        string spread = Condition.Replace(",", ",\n", StringComparison.Ordinal);
        var contents = FhirText.Read($"{FhirText.Bundle(FhirText.Patient)}\n{spread}\n{FhirText.Patient}");
        Assert.Equal(["entry[0].resource", "line 2", "line 6"], contents.Resources.Select(r => r.Fact.Source.Path));
        Assert.Empty(contents.Issues);
    }

    [Fact]
    public void A_line_may_hold_a_bundle()
    {
        var contents = FhirText.Read($"{FhirText.Bundle(FhirText.Patient)}\n{FhirText.Bundle(Condition)}", "a.ndjson");
        Assert.Equal(["line 1 entry[0].resource", "line 2 entry[0].resource"], contents.Resources.Select(r => r.Fact.Source.Path));
    }

    [Fact]
    public void Gzip_is_told_by_its_first_bytes_whatever_the_name() => Assert.Equal(["Patient/p1"], FhirText.Read(FhirText.Gzip(FhirText.Patient), "patient.json").Ids);

    [Fact]
    public void Joined_gzip_members_are_one_text()
    {
        string bundle = FhirText.Bundle(FhirText.Patient, Condition);
        byte[] joined = [.. FhirText.Gzip(bundle[..50]), .. FhirText.Gzip(bundle[50..])];
        Assert.Equal(["Patient/p1", "Condition/c1"], FhirText.Read(joined).Ids);
    }

    [Fact]
    public void Gzip_that_is_cut_anywhere_is_reported_even_where_the_text_looks_whole()
    {
        byte[] whole = FhirText.Gzip(FhirText.Bundle([FhirText.Patient, .. Enumerable.Range(0, 60).Select(i => $$"""{"resourceType":"Device","id":"d{{i}}"}""")]));
        Assert.Empty(FhirText.Read(whole).Issues);
        for (int length = 3; length < whole.Length; length++)
            Assert.Contains("fhir.truncated", FhirText.Read(whole[..length]).Codes);
    }

    [Fact]
    public void Damaged_gzip_is_reported_and_what_came_before_is_kept()
    {
        var random = new Random(7);
        string bundle = FhirText.Bundle([FhirText.Patient, .. Enumerable.Range(0, 3000).Select(i => $$"""{"resourceType":"Device","id":"d{{i}}-{{random.Next()}}"}""")]);
        byte[] packed = FhirText.Gzip(bundle);
        packed.AsSpan(packed.Length / 2, 8).Fill(0xFF);
        var contents = FhirText.Read(packed);
        Assert.Contains(contents.Codes, c => c is "fhir.bad-compression" or "fhir.truncated");
        Assert.Equal("Patient/p1", contents.Ids.First());
    }

    [Fact]
    public void Gzip_that_unpacks_to_absurd_size_is_stopped()
    {
        byte[] packed = FhirText.Gzip(new string(' ', 66 << 20) + FhirText.Patient);
        Assert.Equal(["fhir.too-large"], FhirText.Read(packed).Codes);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void UTF_16_is_read_with_a_note(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        string text = FhirText.Patient.Replace("p1", "p1\",\"name\":[{\"text\":\"Inés\"}],\"language\":\"es", StringComparison.Ordinal);
        foreach (byte[] bytes in new[] { encoding.GetBytes(text), [.. encoding.Preamble, .. encoding.GetBytes(text)] })
        {
            var contents = FhirText.Read(bytes);
            Assert.Equal("Inés", Assert.IsType<Person>(contents.Resources.Single().Fact).DisplayName!.Given);
            Assert.Equal(["fhir.not-utf8"], contents.Codes);
        }
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault() => Assert.Empty(FhirText.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(FhirText.Patient)]).Issues);

    [Fact]
    public void White_space_does_not_change_the_content_hash_and_anything_else_does()
    {
        string spaced = FhirText.Patient.Replace("\":\"", "\" :\r\n\t\"", StringComparison.Ordinal);
        string hash = FhirText.Sound(FhirText.Patient).ContentHash;
        Assert.Equal(64, hash.Length);
        Assert.Equal(hash, FhirText.Sound(spaced).ContentHash);
        Assert.NotEqual(hash, FhirText.Sound(FhirText.Patient.Replace("1961-04", "1961-05", StringComparison.Ordinal)).ContentHash);
        Assert.NotEqual(FhirText.Sound("""{"resourceType":"Device","id":"d","x":"a b"}""").ContentHash, FhirText.Sound("""{"resourceType":"Device","id":"d","x":"ab"}""").ContentHash);
    }

    [Fact]
    public void The_resource_is_kept_byte_for_byte()
    {
        string spaced = FhirText.Patient.Replace(",", " ,\n", StringComparison.Ordinal);
        Assert.Equal(spaced, Encoding.UTF8.GetString(FhirText.Read(FhirText.Bundle(Condition, spaced)).Resources[1].Json.Span));
    }
}
