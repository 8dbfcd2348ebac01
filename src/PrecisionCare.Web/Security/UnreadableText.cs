using Microsoft.Net.Http.Headers;

namespace PrecisionCare.Web.Security;

/// <summary>
/// Refuses a body in another encoding than UTF-8, which all our pages are in and all browsers then send: what one encoding writes as plain text another writes as markup
/// (UTF-7), and some the framework cannot read at all.
/// </summary>
internal static class UnreadableText
{
    public static IApplicationBuilder UseForeignEncodingRefusal(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return next(context);
        // The page that says so must not try to read it either.
        context.Request.ContentType = null;
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });
}
