using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace PrecisionCare.Web.Security;

/// <summary>How the program speaks TLS where no proxy does that for it: 1.2 and 1.3, authenticated encryption only (OWASP ASVS 5.0, 12.1.1 and 12.1.2), HSTS for two years.</summary>
internal static class Transport
{
    private static readonly TimeSpan StrictFor = TimeSpan.FromDays(730);

    private static readonly TlsCipherSuite[] Suites =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    public static void AddTransport(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(Restrict));
        builder.Services.AddHsts(hsts =>
        {
            hsts.MaxAge = StrictFor;
            hsts.IncludeSubDomains = true;
        });
    }

    private static void Restrict(HttpsConnectionAdapterOptions https)
    {
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        // Windows and macOS keep their suites in the system's settings and take no list from a program.
        if (!OperatingSystem.IsLinux()) return;
        var policy = new CipherSuitesPolicy(Suites);
        https.OnAuthenticate = (_, options) => options.CipherSuitesPolicy = policy;
    }
}
