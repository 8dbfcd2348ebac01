using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;

namespace PrecisionCare.Web.Security;

/// <summary>How often one may do what is costly or a way to harvest. A page names its limit with <c>[EnableRateLimiting(RateLimits.Search)]</c>.</summary>
internal static class RateLimits
{
    /// <summary>Searches for patients: each POST of the page.</summary>
    public const string Search = "search";

    /// <summary>Whole records that leave the program: each POST of the page.</summary>
    public const string Export = "export";

    /// <summary>
    /// Settings: <c>SignIn:AttemptsPerMinute</c> from one address, whatever their outcome (30; a ward shares one), <c>Limits:SearchesPerMinute</c> (60) and
    /// <c>Limits:ExportsPerHour</c> (10) of one account.
    /// </summary>
    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        int attempts = configuration.GetValue("SignIn:AttemptsPerMinute", 30);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                HttpMethods.IsPost(context.Request.Method) && (context.Request.Path.StartsWithSegments("/sign-in") || context.Request.Path.StartsWithSegments("/setup") || context.Request.Path.StartsWithSegments("/my-result"))
                    ? Window(context.ClientAddress(), attempts, TimeSpan.FromMinutes(1)) : RateLimitPartition.GetNoLimiter(""));
            limiter.AddPolicy(Search, PostsOfAccount(configuration.GetValue("Limits:SearchesPerMinute", 60), TimeSpan.FromMinutes(1)));
            limiter.AddPolicy(Export, PostsOfAccount(configuration.GetValue("Limits:ExportsPerHour", 10), TimeSpan.FromHours(1)));
        });
    }

    /// <summary>Where a request comes from; behind a proxy only what a known one says.</summary>
    public static string ClientAddress(this HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static Func<HttpContext, RateLimitPartition<string>> PostsOfAccount(int permits, TimeSpan window) => context =>
        HttpMethods.IsPost(context.Request.Method) ? Window(context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.ClientAddress(), permits, window) : RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Window(string of, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(of, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window });
}
