using Microsoft.AspNetCore.StaticAssets;

namespace PrecisionCare.Web.Security;

/// <summary>
/// What every answer tells the browser: nothing inline, nothing from elsewhere, no framing, no referrer, nothing kept (OWASP ASVS 5.0, 3.4 and 14.3).
/// Static files keep their own caching.
/// </summary>
internal static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    private const string PermissionsPolicy =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=(), browsing-topics=()";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment, since an error page clears what was set before.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            // No present browser heeds it; scanners ask for it.
            headers.XXSSProtection = "1; mode=block";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = PermissionsPolicy;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null) headers.CacheControl = "no-store";
            // Browsers read the attribute in any case (RFC 6265, 5.2.6), some scanners in this one only.
            if (headers.SetCookie.Count > 0) headers.SetCookie = new([.. headers.SetCookie.Select(c => c?.Replace("; httponly", "; HttpOnly", StringComparison.Ordinal))]);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Refuses a change that another site's page asks the browser for, before anything reads it.</summary>
    public static IApplicationBuilder UseCrossSiteRefusal(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        bool safe = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (safe || context.IsExplained() || context.Request.Headers["Sec-Fetch-Site"] != "cross-site") return next(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
