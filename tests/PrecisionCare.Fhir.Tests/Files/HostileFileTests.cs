using System.Diagnostics;
using System.Text;
using PrecisionCare.Fhir;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Files;

/// <summary>Files that are cut, damaged or made to harm: always an Issue, never an exception or a hang, and never the loss of a resource beside the fault.</summary>
public sealed class HostileFileTests
{
    private static readonly string[] Devices = [.. Enumerable.Range(0, 5).Select(i => $$"""{"resourceType":"Device","id":"d{{i}}","note":[{"text":"a \"quoted\" text {[,]} with \\ in it"}]}""")];

    /// <summary>What a hand, a transfer or a faulty program does to the middle one of five resources.</summary>
    public static TheoryData<string, string> Damages => new()
    {
        { "\"id\":\"d2\"", "\"id\":d2" },
        { "\"id\":\"d2\"", "\"id\" \"d2\"" },
        { "\"id\":\"d2\"", "\"id\":\"d2\",," },
        { "\"id\":\"d2\"", "'id':'d2'" },
        { "\"id\":\"d2\"", "\"id\":NaN" },
        { "\"id\":\"d2\"", "\"id\":\"\\x\"" },
        { "\"id\":\"d2\"", "\"id\":\"\u0001\"" },
        { "\"id\":\"d2\"", "\"id\":\"\0\"" },
        { "\"id\":\"d2\"", "\"id\":\"d2\",\"x\":[1,2" },
        { "\"id\":\"d2\"", "\"id\":\"d2\",\"x\":{\"y\":1" },
        { "\"id\":\"d2\"", "\"id\":\"d2\",\"x\":{\"y\":[{\"z\":1]" },
        { "\"id\":\"d2\"", "// a comment\n\"id\":\"d2\"" },
        { "\"id\":\"d2\",", "\"id\":\"d2,\n" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_resource_is_located_and_the_four_around_it_are_read(string sound, string damaged)
    {
        string text = FhirText.Bundle(Devices).Replace(sound, damaged, StringComparison.Ordinal);
        var contents = FhirText.Read(text);
        Assert.Equal(["Device/d0", "Device/d1", "Device/d3", "Device/d4"], contents.Ids);
        Assert.Equal("fhir.not-json", contents.Codes.First());
        Assert.StartsWith("entry[2]", contents.Issues[0].Where.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_at_any_byte_keeps_the_resources_before_the_cut_and_says_that_it_is_cut()
    {
        string text = FhirText.Bundle(Devices);
        int[] ends = [.. Devices.Select(d => text.IndexOf(d, StringComparison.Ordinal) + d.Length + 2)];
        for (int length = 1; length < text.Length; length++)
        {
            var contents = FhirText.Read(text[..length]);
            Assert.Equal(ends.Count(e => e <= length), contents.Resources.Length);
            Assert.Contains("fhir.truncated", contents.Codes);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nesting_without_end_is_refused_and_the_next_resource_is_read(bool closed)
    {
        const int Deep = 200_000;
        string nest = string.Concat(Enumerable.Repeat("{\"a\":[", Deep)) + (closed ? "1" + string.Concat(Enumerable.Repeat("]}", Deep)) : "");
        var contents = FhirText.Read(FhirText.Bundle($$"""{"resourceType":"Device","id":"deep","x":{{nest}} }""", Devices[0]));
        Assert.Equal(closed ? "fhir.too-deep" : "fhir.truncated", contents.Codes.First());
        Assert.Equal(closed ? ["Device/d0"] : [], contents.Ids);
    }

    [Fact]
    public void Nesting_as_deep_as_the_limit_is_read_and_one_deeper_is_not()
    {
        Assert.Equal(["Device/d"], Nested(126).Ids);
        Assert.Equal(["fhir.too-deep"], Nested(127).Codes);

        static FhirContents Nested(int arrays) =>
            FhirText.Read(FhirText.Bundle($$"""{"resourceType":"Device","id":"d","x":{{new string('[', arrays)}}{{new string(']', arrays)}} }"""));
    }

    [Fact]
    public void A_resource_larger_than_the_limit_is_refused_without_holding_it_and_the_next_is_read()
    {
        var huge = new StringBuilder("{\"resourceType\":\"Binary\",\"id\":\"b\",\"data\":\"").Append('A', 65 << 20).Append("\"}");
        var contents = FhirText.Read(FhirText.Bundle(Devices[0], huge.ToString(), Devices[1]));
        Assert.Equal(["Device/d0", "Device/d1"], contents.Ids);
        contents.Fault("fhir.too-large", "entry[1]");
    }

    [Fact]
    public void A_text_of_megabytes_and_thousands_of_faults_take_no_more_than_moments()
    {
        var clock = Stopwatch.StartNew();
        string many = string.Join(",", Enumerable.Repeat("7", 20_000));
        var contents = FhirText.Read($$"""{"resourceType":"Patient","id":"p","name":[{{many}}],"language":"{{new string('x', 4 << 20)}}"}""");
        Assert.Equal(20_000, contents.Issues.Length + 20_000 - IssueLog.KeptPerCode);
        Assert.Equal(["Patient/p"], contents.Ids);
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("[")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}{}")]
    [InlineData("{}\n{}")]
    [InlineData("\0\0\0\0")]
    [InlineData("<Bundle xmlns=\"http://hl7.org/fhir\"/>")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":{}}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[1,null,[],\"x\",{},{\"resource\":7},{\"resource\":null}]}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[,,]} trailing")]
    [InlineData("{\"resourceType\":7}")]
    [InlineData("{\"resourceType\"")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Bundle\"}}]}}]}")]
    public void What_is_no_FHIR_is_an_issue(string text)
    {
        foreach (byte[] bytes in new[] { Encoding.UTF8.GetBytes(text), FhirText.Gzip(text) })
        {
            var contents = FhirText.Read(bytes);
            Assert.Empty(contents.Resources);
            Assert.NotEmpty(contents.Issues);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Ten_thousand_random_damages_are_issues_with_known_codes(int seed)
    {
        var random = new Random(seed);
        byte[] whole = Encoding.UTF8.GetBytes(FhirText.BundleOf(
            "transaction",
            $$"""{"fullUrl":"urn:uuid:1","resource":{{FhirText.Patient}} }""",
            """{"resource":{"resourceType":"Observation","id":"o","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},"subject":{"reference":"urn:uuid:1"},"valueQuantity":{"value":1.5,"unit":"mg/dL"},"component":[{"code":{"text":"\u00e9"},"valueString":"é"}]}}""",
            """{"resource":{"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","contained":[{"resourceType":"Medication","id":"c","code":{"text":"x"}}],"medicationReference":{"reference":"#c"},"subject":{"reference":"Patient/p1"},"dosageInstruction":[{"timing":{"repeat":{"boundsPeriod":{"start":"2020"}}}}]}}"""));
        var known = FhirFault.All.Select(f => f.Code).ToHashSet();
        for (int i = 0; i < 3_333; i++)
        {
            byte[] damaged = Damage(whole, random);
            var contents = FhirText.Read(random.Next(8) == 0 ? FhirText.Gzip(Encoding.Latin1.GetString(damaged)) : damaged, random.Next(4) == 0 ? "x.ndjson" : "x.json");
            Assert.All(contents.Issues, issue => Assert.Contains(issue.Code, known));
            foreach (var resource in contents.Resources) Assert.Equal(resource.Fact.Id, FactJson.Read(FactJson.Write(resource.Fact)).Id);
        }
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        byte[] palette = "{}[]\",:\\u0d8\n\0\xFF\xC3e-1"u8.ToArray();
        var bytes = whole.ToList();
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = palette[random.Next(palette.Length)];
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 6)));
                    break;
                case 2:
                    bytes.Insert(at, palette[random.Next(palette.Length)]);
                    break;
                default:
                    int from = random.Next(bytes.Count), length = Math.Min(random.Next(1, 40), bytes.Count - from);
                    bytes.InsertRange(at, bytes.GetRange(from, length));
                    break;
            }
        }

        return [.. bytes];
    }
}
