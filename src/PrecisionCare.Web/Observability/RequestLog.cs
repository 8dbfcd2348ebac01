using System.Diagnostics;
using System.Security.Claims;

namespace PrecisionCare.Web.Observability;

/// <summary>One line for each request: the route's template instead of the address, the account's key instead of a name.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        long start = Stopwatch.GetTimestamp();
        await next(context);
        // An error page runs under its own route; the one that was asked for is kept beside it.
        string route = context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>()?.Endpoint is RouteEndpoint asked ? Template(asked) : Template(context.GetEndpoint());
        if (route.StartsWith("/health", StringComparison.Ordinal)) return;
        LogRequest(
            context.Request.Method, route, context.Response.StatusCode, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "nobody");
    }

    private static string Template(Endpoint? endpoint) => endpoint is RouteEndpoint route ? "/" + route.RoutePattern.RawText?.TrimStart('/') : "no route";

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} answered {Status} in {Milliseconds} ms to {Account}")]
    private partial void LogRequest(string method, string route, int status, long milliseconds, string account);
}
