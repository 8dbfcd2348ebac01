using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PrecisionCare.Web.Security;

/// <summary>
/// Answers an address in which a name is nothing but blanks, such as <c>/models/%20</c>, with 404: binding gives no text for it where every page of such an address expects one.
/// </summary>
internal sealed class BlankNames : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        bool blank = context.RouteData.Values.Any(v => v.Key is not ("page" or "area" or "handler") && v.Value is string name && string.IsNullOrWhiteSpace(name));
        if (blank && !context.HttpContext.IsExplained()) context.Result = new NotFoundResult();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
