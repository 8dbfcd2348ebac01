using System.IO.Compression;
using System.Net;
using System.Text;
using PrecisionCare.Web.Imports;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>OWASP ASVS 5.0, chapter 5: what may be uploaded, how large it may become, where it lies.</summary>
[Collection(DemoHospitalTests.Name), Trait("ASVS", "5")]
public sealed class V05FileTests(DemoHospital hospital)
{
    private const string Vcf = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";

    public static TheoryData<string, byte[]> Strangers => new()
    {
        { "calls.vcf", "BAM\u0001"u8.ToArray() },
        { "calls.vcf", "chr1\t1\t.\tA\tG\n"u8.ToArray() },
        { "calls.vcf.gz", Encoding.ASCII.GetBytes(Vcf) },
        { "calls.vcf.bgz", "PK\u0003\u0004"u8.ToArray() },
        { "record.json", "PK\u0003\u0004zip"u8.ToArray() },
        { "record.json", "MZ\u0090\0"u8.ToArray() },
        { "record.json", "\u007fELF"u8.ToArray() },
        { "record.json.gz", "PK\u0003\u0004"u8.ToArray() },
        { "record.zip", "PK\u0003\u0004"u8.ToArray() },
        { "report.pdf", "%PDF-1.7"u8.ToArray() },
        { "record", "{}"u8.ToArray() },
        { "empty.json", [] },
    };

    [Theory, Trait("ASVS", "5.2.2")]
    [MemberData(nameof(Strangers))]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_with_the_reason_and_not_kept(string name, byte[] content)
    {
        int before = Kept();
        using var answer = await hospital.Clinician.UploadAsync((name, content));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        string html = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"{name}: ", html, StringComparison.Ordinal);
        Assert.Contains("summary-errors", html, StringComparison.Ordinal);
        Assert.Equal(before, Kept());
    }

    [Theory, Trait("ASVS", "5.2.2")]
    [InlineData("a.json", "\uFEFF {\"resourceType\":\"Bundle\"}", true)]
    [InlineData("a.ndjson", "\n\n{\"resourceType\":\"Patient\"}", true)]
    [InlineData("A.VCF", "##fileformat=VCFv4.3\n", true)]
    [InlineData("a.vcf", "##fileformat=BCF", false)]
    [InlineData("a.json", "\"text\"", false)]
    public void First_bytes_decide(string name, string start, bool taken) => Assert.Equal(taken, UploadedFile.FaultOf(name, Encoding.UTF8.GetBytes(start)) is null);

    [Theory, Trait("ASVS", "5.3.2")]
    [InlineData("../../../etc/passwd.vcf", "passwd.vcf")]
    [InlineData("..\\..\\windows\\win.json", "win.json")]
    [InlineData("/absolute/name.json", "name.json")]
    [InlineData("a\r\nSet-Cookie: x=y.json", "aSet-Cookie: x=y.json")]
    [InlineData("txt.\u202Enosj.exe", "txt.nosj.exe")]
    [InlineData("\0\0.json", ".json")]
    [InlineData("folder/", "unnamed")]
    public void Names_lose_folders_and_signs_that_deceive(string given, string name) => Assert.Equal(name, UploadedFile.NameOf(given));

    [Fact, Trait("ASVS", "5.3.1")]
    public async Task Files_lie_under_names_of_our_own_outside_of_what_is_served()
    {
        using var sent = await hospital.Clinician.UploadAsync(("../../wwwroot/evil.json", "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}"u8.ToArray()));
        await hospital.Web.ImportsEndAsync();
        string folder = hospital.Web.DataFolder;
        Assert.DoesNotContain(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), f => f.Contains("evil", StringComparison.Ordinal));
        Assert.All(Directory.EnumerateFiles(Path.Combine(folder, "uploads")).Select(Path.GetFileName), name => Assert.Matches("^[0-9a-f]{64}$|^\\.", name));
        foreach (string address in new[] { "/evil.json", "/uploads/", "/../data/precisioncare.db", "/precisioncare.db", "/appsettings.json", "/web.config", "/.git/config" })
        {
            using var answer = await hospital.Clinician.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory, Trait("ASVS", "5.2.3")]
    [InlineData("bomb.vcf.gz", "##fileformat=VCFv4.2\n")]
    [InlineData("bomb.json.gz", "{\"resourceType\":\"Bundle\",\"x\":\"")]
    public async Task A_file_of_megabytes_that_unpacks_to_gigabytes_is_stopped_early(string name, string start)
    {
        // Sixteen megabytes of blanks as one gzip member, 512 times: 8 GB in 8 MB.
        byte[] head = Gzip(Encoding.ASCII.GetBytes(start)), blanks = Gzip(new byte[16 << 20].Select(_ => (byte)' ').ToArray());
        byte[] bomb = [.. head, .. Enumerable.Repeat(blanks, 512).SelectMany(b => b)];
        long before = GC.GetTotalAllocatedBytes();
        using var sent = await hospital.Clinician.UploadAsync((name, bomb));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await hospital.Web.ImportsEndAsync();
        string list = await hospital.Clinician.ReadAsync("/imports");
        int at = list.IndexOf(name, StringComparison.Ordinal), link = list.LastIndexOf("href=\"", at, StringComparison.Ordinal) + 6;
        string page = await hospital.Clinician.ReadAsync(list[link..list.IndexOf('"', link)]);
        Assert.Contains("What to do", page, StringComparison.Ordinal);
        // Had it been unpacked, far more than this would have passed through memory.
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 2_000_000_000);
    }

    [Fact, Trait("ASVS", "5.2.1")]
    public async Task An_upload_that_is_announced_as_larger_than_allowed_is_refused_before_it_is_sent()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/imports", UriKind.Relative)) { Content = new StreamContent(new EndlessStream(17_000_000_000)) };
        request.Content.Headers.ContentLength = 17_000_000_000;
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        request.Headers.ExpectContinue = true;
        using var answer = await hospital.Clinician.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private int Kept() => Directory.Exists(Path.Combine(hospital.Web.DataFolder, "uploads")) ? Directory.EnumerateFiles(Path.Combine(hospital.Web.DataFolder, "uploads")).Count() : 0;

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }

    /// <summary>Has a length and no memory.</summary>
    private sealed class EndlessStream(long length) : MemoryStream
    {
        public override long Length => length;
    }
}
