using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

#pragma warning disable CA5359 // The certificate was made for these tests a moment ago.

namespace PrecisionCare.Web.Tests.Security;

/// <summary>OWASP ASVS 5.0, chapter 12: what the program speaks where it ends TLS itself.</summary>
[Trait("ASVS", "12")]
public sealed class V12TransportTests : IAsyncLifetime
{
    private readonly string _certificate = Path.GetTempFileName();
    private RunningWeb? _web;

    public async Task InitializeAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=precisioncare.example", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllBytesAsync(_certificate, made.Export(X509ContentType.Pfx, "test"));
        _web = await RunningWeb.StartAsync(demo: false, "--urls", "https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path", _certificate, "--Kestrel:Certificates:Default:Password", "test");
    }

    public async Task DisposeAsync()
    {
        if (_web is not null) await _web.DisposeAsync();
        File.Delete(_certificate);
    }

    [Theory, Trait("ASVS", "12.1.1")]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Present_versions_of_TLS_are_spoken_with_authenticated_encryption(SslProtocols version)
    {
        using var stream = await ConnectAsync(version);
        Assert.Equal(version, stream.SslProtocol);
        Assert.Matches("GCM|CHACHA20", stream.NegotiatedCipherSuite.ToString());
    }

    [Theory, Trait("ASVS", "12.1.2")]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CCM_8)]
    public async Task Suites_without_authenticated_encryption_are_refused(TlsCipherSuite suite)
    {
        if (!OperatingSystem.IsLinux()) return;
#pragma warning disable CA1416 // Linux only, as asked above.
        var offered = new CipherSuitesPolicy([suite]);
#pragma warning restore CA1416
        await Assert.ThrowsAnyAsync<Exception>(async () => (await ConnectAsync(SslProtocols.Tls12, offered)).Dispose());
    }

    [Fact, Trait("ASVS", "3.4.1")]
    public async Task Over_TLS_browsers_are_told_to_use_nothing_else_for_two_years()
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = { RemoteCertificateValidationCallback = Accepts } };
        using var client = new HttpClient(handler) { BaseAddress = _web!.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/sign-in", UriKind.Relative)) { Headers = { Host = "precisioncare.example" } };
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("max-age=63072000; includeSubDomains", string.Join(", ", answer.Headers.GetValues("Strict-Transport-Security")));
    }

    private async Task<SslStream> ConnectAsync(SslProtocols version, CipherSuitesPolicy? suites = null)
    {
        var client = new TcpClient();
        await client.ConnectAsync(_web!.Address.Host, _web.Address.Port);
        var stream = new SslStream(client.GetStream(), leaveInnerStreamOpen: false);
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "precisioncare.example", EnabledSslProtocols = version, CipherSuitesPolicy = suites, RemoteCertificateValidationCallback = Accepts,
        });
        return stream;
    }

    private static bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
}
