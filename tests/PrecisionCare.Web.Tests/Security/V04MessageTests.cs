using System.Net.Sockets;
using System.Text;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>OWASP ASVS 5.0, chapter 4: messages that two readers might read in two ways are refused and their connection is closed.</summary>
[Collection(DemoHospitalTests.Name), Trait("ASVS", "4")]
public sealed class V04MessageTests(DemoHospital hospital)
{
    private const string Form = "Content-Type: application/x-www-form-urlencoded\r\n";

    public static TheoryData<string, string> Smuggled => new()
    {
        { "length and chunks", "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n" + Form + "\r\n0\r\n\r\n" },
        { "chunks and length", "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 35\r\n" + Form + "\r\n0\r\n\r\nGET /patients HTTP/1.1\r\nX: x\r\n\r\n" },
        { "two lengths", "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nhello" },
        { "two lengths in one", "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0, 5\r\n\r\nhello" },
        { "negative length", "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\nhello" },
        { "hexadecimal length", "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0x5\r\n\r\nhello" },
        { "space before the colon", "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n" },
        { "folded header", "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" },
        { "unknown coding", "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" },
        { "coding after chunked", "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" },
        { "no host", "GET /sign-in HTTP/1.1\r\n\r\n" },
        { "two hosts", "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n" },
        { "header without a colon", "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nsmuggled\r\n\r\n" },
        { "NUL in a header", "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n" },
        { "bare carriage return", "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX: a\rY: b\r\n\r\n" },
        { "space in the target", "GET /sign in HTTP/1.1\r\nHost: localhost\r\n\r\n" },
        { "old version", "GET /sign-in HTTP/0.9\r\nHost: localhost\r\n\r\n" },
    };

    [Theory, Trait("ASVS", "4.2.1")]
    [MemberData(nameof(Smuggled))]
    public async Task A_message_whose_length_or_headers_can_be_read_in_two_ways_is_refused(string what, string message)
    {
        Assert.NotEmpty(what);
        string answer = await SendAsync(message);
        int status = int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(status, 400, 505);
        Assert.NotEqual(500, status);
        Assert.DoesNotContain("200 OK", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("302 Found", answer, StringComparison.Ordinal);
        Assert.Equal(1, answer.Split("HTTP/1.1 ").Length - 1);
    }

    [Fact, Trait("ASVS", "4.2.1")]
    public async Task A_chunk_that_lies_about_its_size_is_refused()
    {
        string answer = await SendAsync("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n" + Form + "\r\nffffffffffffffff1\r\nx\r\n0\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
    }

    [Fact, Trait("ASVS", "4.1.1")]
    public async Task Every_page_says_what_it_is_and_in_which_characters()
    {
        string patient = await hospital.PatientAsync("brandt");
        foreach (string address in new[] { "/patients", patient, patient + "/genome", "/imports", "/knowledge", "/account", "/nowhere", "/error/404", "/sign-in/passkey" })
        {
            using var answer = await hospital.Clinician.GetAsync(address);
            Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        }

        foreach (var (address, type) in new[] { ("/site.css", "text/css"), ("/site.js", "text/javascript"), ("/passkey.js", "text/javascript"), ("/icon.svg", "image/svg+xml"), ("/health/live", "text/plain") })
        {
            using var answer = await hospital.Clinician.GetAsync(address);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        }
    }

    /// <summary>Sends bytes as they are and reads until the server closes the connection, which it must.</summary>
    private async Task<string> SendAsync(string message)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(hospital.Web.Address.Host, hospital.Web.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(message));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var answer = new StringBuilder();
        byte[] buffer = new byte[65536];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer, patience.Token)) > 0;) answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (IOException) when (answer.Length > 0)
        {
            // Closed hard, with our bytes unread.
        }

        return answer.ToString();
    }
}
