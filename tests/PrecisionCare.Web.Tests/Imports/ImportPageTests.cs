using System.IO.Compression;
using System.Net;
using System.Text;

namespace PrecisionCare.Web.Tests.Imports;

/// <summary>Files brought in on the import page.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed class ImportPageTests(DemoHospital hospital)
{
    private const string VcfHead = "##fileformat=VCFv4.2\n##contig=<ID=chr10,length=133797422>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t";
    private const string Row = "chr10\t94781859\trs4244285\tG\tA\t.\tPASS\t.\tGT\t0/1\n";

    [Fact]
    public async Task An_uploaded_bundle_becomes_a_patient_whose_markup_is_text()
    {
        using var answer = await hospital.Clinician.UploadAsync(("odd.json", Bundle("odd-1", "<script>alert(1)</script>", "O'Neil & \\\"Sons\\\"")));
        Assert.Equal("/imports", answer.Headers.Location!.OriginalString);
        await hospital.Web.ImportsEndAsync();
        string page = await hospital.Clinician.ReadAsync(await hospital.PatientAsync("alert"));
        Assert.DoesNotContain("<script>alert", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;SCRIPT&gt;ALERT(1)&lt;/SCRIPT&gt;", page, StringComparison.Ordinal);
        Assert.Contains("O&#x27;Neil &amp; &quot;Sons&quot;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_and_gzip_are_taken_in_one_upload()
    {
        using var answer = await hospital.Clinician.UploadAsync(("first.json", Bundle("two-1", "Firstborn", "A")), ("second.json.gz", Gzip(Bundle("two-2", "Secondborn", "B"))));
        await hospital.Web.ImportsEndAsync();
        string list = await hospital.Clinician.ReadAsync("/imports");
        Assert.Contains("first.json", list, StringComparison.Ordinal);
        Assert.Contains("second.json.gz", list, StringComparison.Ordinal);
        Assert.NotEqual(await hospital.PatientAsync("firstborn"), await hospital.PatientAsync("secondborn"));
    }

    [Fact]
    public async Task A_faulty_file_shows_every_issue_with_its_place_and_its_remedy()
    {
        using var answer = await hospital.Clinician.UploadAsync(("broken.json", "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"b1\",\"birthDate\":\"soon\"}},{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"b2\",\"gender\":7}}]}"u8.ToArray()));
        await hospital.Web.ImportsEndAsync();
        string list = await hospital.Clinician.ReadAsync("/imports");
        int name = list.IndexOf("broken.json", StringComparison.Ordinal);
        int link = list.LastIndexOf("href=\"", name, StringComparison.Ordinal) + 6;
        string page = await hospital.Clinician.ReadAsync(list[link..list.IndexOf('"', link)]);
        Assert.Contains("birthDate", page, StringComparison.Ordinal);
        Assert.Contains("What to do", page, StringComparison.Ordinal);
        Assert.Contains("entry[0]", page, StringComparison.Ordinal);
        Assert.Contains("entry[1]", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_that_names_nobody_waits_until_a_person_chooses_and_confirms()
    {
        using var answer = await hospital.Clinician.UploadAsync(("stray.vcf", Encoding.ASCII.GetBytes(VcfHead + "STRAY-7\n" + Row)), ("found.json", Bundle("found-1", "Findling", "Ada")));
        await hospital.Web.ImportsEndAsync();
        string imports = await hospital.Clinician.ReadAsync("/imports");
        Assert.Contains("STRAY-7", imports, StringComparison.Ordinal);
        int start = imports.IndexOf("/imports/samples/", imports.IndexOf("STRAY-7", StringComparison.Ordinal), StringComparison.Ordinal);
        string sample = imports[start..imports.IndexOf('"', start)];
        string patient = await hospital.PatientAsync("findling");
        string key = patient[(patient.LastIndexOf('/') + 1)..];

        using var searched = await hospital.Clinician.SendAsync(sample, sample + "?handler=Search", ("Text", "findling"));
        Assert.Contains("FINDLING, Ada", await searched.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var chosen = await hospital.Clinician.SendAsync(sample, sample + "?handler=Choose", ("patient", key));
        Assert.Contains("Yes, link it to FINDLING, Ada", await chosen.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("No genome is linked", await hospital.Clinician.ReadAsync(patient + "/genome"), StringComparison.Ordinal);
        using var confirmed = await hospital.Clinician.SendAsync(sample, sample + "?handler=Confirm", ("patient", key));
        Assert.Equal(patient + "/genome", confirmed.Headers.Location!.OriginalString);
        Assert.Contains("chosen by a person", await hospital.Clinician.ReadAsync(patient + "/genome"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beside_the_VCF_says_whose_sample_it_is()
    {
        using var answer = await hospital.Clinician.UploadAsync(
            ("calls.vcf", Encoding.ASCII.GetBytes(VcfHead + "S-99\n" + Row)), ("calls.vcf.link.json", "{\"patient\":\"Patient/side-1\"}"u8.ToArray()), ("side.json", Bundle("side-1", "Beistein", "Olga")));
        await hospital.Web.ImportsEndAsync();
        Assert.Contains("S-99", await hospital.Clinician.ReadAsync(await hospital.PatientAsync("beistein") + "/genome"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_without_its_token_in_front_is_refused_and_nothing_is_kept()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Bundle("no-token", "Tokenlos", "X")), "files", "tokenless.json" } };
        using var answer = await hospital.Clinician.Client.PostAsync(new Uri("/imports", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("tokenless.json", await hospital.Clinician.ReadAsync("/imports"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Disposition: form-data; name=\"other\"\r\n\r\nno en")]
    [InlineData("Content-Disposition: form-data; name=\"files\"; filename=\"cut.json\"\r\n\r\n{\"resourceType\":\"Bundle\",\"type\":\"coll")]
    public async Task A_form_that_is_cut_off_is_refused_as_such_and_nothing_of_it_is_queued(string cut)
    {
        string token = Visitor.TokenIn(await hospital.Clinician.ReadAsync("/imports"));
        using var body = new StringContent($"--b\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n--b\r\n{cut}");
        body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var answer = await hospital.Clinician.Client.PostAsync(new Uri("/imports", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("cut.json", await hospital.Clinician.ReadAsync("/imports"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_file_says_that_none_was_chosen()
    {
        using var answer = await hospital.Clinician.UploadAsync();
        Assert.Contains("No file was chosen.", await hospital.Clinician.ReadAsync("/imports"), StringComparison.Ordinal);
    }

    private static byte[] Bundle(string id, string family, string given) => Encoding.UTF8.GetBytes(
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"{{id}}","name":[{"family":"{{family}}","given":["{{given}}"]}],"gender":"female","birthDate":"1970-01-02"} },{{WrittenConsent.Entry(id)}}]}""");

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }
}
