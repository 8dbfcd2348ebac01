using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.HttpOverrides;

namespace PrecisionCare.Web.Security;

/// <summary>How much and how often one may ask.</summary>
internal static class RequestLimits
{
    /// <summary>Forms are small; only the import page lifts this for itself.</summary>
    private const long LargestForm = 1 << 20;

    /// <summary>More than the largest form that is read as a whole, that of a signed paper; imports are streamed into the sealed store.</summary>
    private const int LargestInMemory = 32 << 20;

    private static readonly TimeSpan SlowestHeaders = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Setting: <c>Proxy:Networks</c>, networks in CIDR notation whose forwarded headers are believed; none by default.
    /// </summary>
    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestForm;
            kestrel.Limits.RequestHeadersTimeout = SlowestHeaders;
        });
        // What a form brings must never lie in a temporary file, where it would be in plain.
        builder.Services.Configure<FormOptions>(form => form.MemoryBufferThreshold = LargestInMemory);
        builder.Services.AddRateLimits(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (string network in builder.Configuration.GetSection("Proxy:Networks").Get<string[]>() ?? [])
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        });
    }

    /// <summary>Says at once that a body is too large where its length is announced; the server itself cuts off the others.</summary>
    public static IApplicationBuilder UseAnnouncedLengthLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        long limit = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? LargestForm;
        if (!(context.Request.ContentLength > limit) || context.IsExplained()) return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });
}
