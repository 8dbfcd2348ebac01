using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PrecisionCare.Web.Security;

/// <summary>
/// Refuses a query or a form that holds the character NUL. No keyboard writes it, PostgreSQL cannot store or look for it, and whatever reads text up to it would see another text
/// than was checked. A file is not looked at: its reader does that.
/// </summary>
internal sealed class UnstorableText : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var request = context.HttpContext.Request;
        // Read by now where the page has a form; a page that streams its body has none.
        var form = context.HttpContext.Features.Get<IFormFeature>()?.Form;
        if (context.HttpContext.IsExplained()) return;
        if (request.Query.Any(IsUnstorable) || form?.Any(IsUnstorable) == true) context.Result = new BadRequestResult();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    private static bool IsUnstorable(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> field) =>
        field.Key.Contains('\0', StringComparison.Ordinal) || field.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true);
}
