using Microsoft.AspNetCore.Diagnostics;

namespace PrecisionCare.Web.Security;

/// <summary>Every refusal and every fault becomes a designed page that says what to do next and nothing about the inside.</summary>
internal static class ErrorPages
{
    /// <summary>The request was refused, and runs once more to fetch the page that says why: it must not be refused again.</summary>
    public static bool IsExplained(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app
        .UseStatusCodePagesWithReExecute("/error/{0}")
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            // A request that is itself at fault (too large, malformed) keeps its own status.
            StatusCodeSelector = fault => fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
}
