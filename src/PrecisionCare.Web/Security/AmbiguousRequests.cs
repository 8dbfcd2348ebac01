namespace PrecisionCare.Web.Security;

/// <summary>
/// Refuses what a proxy before us may have read in another way than we do, and closes the connection: a body whose length is told twice (RFC 9112, 6.1 and 6.3),
/// and methods that no page has.
/// </summary>
internal static class AmbiguousRequests
{
    /// <summary>Kestrel moves a Content-Length here that came together with Transfer-Encoding.</summary>
    private const string SetAside = "X-Content-Length";

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    public static IApplicationBuilder UseAmbiguousRequestRefusal(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Request.Headers;
        bool twice = headers.TransferEncoding.Count > 0 && (headers.ContentLength is not null || headers.ContainsKey(SetAside));
        bool unknown = !Methods.Contains(context.Request.Method);
        if ((!twice && !unknown) || context.IsExplained()) return next(context);
        if (HttpProtocol.IsHttp11(context.Request.Protocol)) context.Response.Headers.Connection = "close";
        context.Response.StatusCode = twice ? StatusCodes.Status400BadRequest : StatusCodes.Status405MethodNotAllowed;
        return Task.CompletedTask;
    });
}
