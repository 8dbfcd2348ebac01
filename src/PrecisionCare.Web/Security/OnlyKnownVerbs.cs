using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PrecisionCare.Web.Security;

/// <summary>
/// A page answers the methods that it has a handler for, and GET and HEAD. Without this, a page that has none for a method would be rendered without having
/// loaded anything.
/// </summary>
internal sealed class OnlyKnownVerbs : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is not null) return;
        var request = context.HttpContext.Request;
        bool looks = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (context.HttpContext.IsExplained() || (looks && !context.ActionDescriptor.HandlerMethods.Any(m => m.HttpMethod == "Get"))) return;
        context.HttpContext.Response.Headers.Allow = string.Join(", ", context.ActionDescriptor.HandlerMethods.Select(m => m.HttpMethod.ToUpperInvariant()).Prepend("GET").Distinct());
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
