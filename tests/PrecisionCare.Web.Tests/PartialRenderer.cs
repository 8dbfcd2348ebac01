using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PrecisionCare.Web.Tests;

/// <summary>Renders a partial of <c>Pages/Shared</c> over a model, as a page would.</summary>
/// <remarks>The plus sign comes encoded, which no test is about.</remarks>
internal sealed class PartialRenderer(IServiceProvider services)
{
    public async Task<string> RenderAsync<TModel>(string partial, TModel model)
    {
        await using var scope = services.CreateAsyncScope();
        var context = new ActionContext(new DefaultHttpContext { RequestServices = scope.ServiceProvider }, new RouteData(), new ActionDescriptor());
        var view = services.GetRequiredService<IRazorViewEngine>().GetView(null, $"/Pages/Shared/{partial}.cshtml", isMainPage: false).View
            ?? throw new InvalidOperationException($"There is no partial {partial}.");
        await using var html = new StringWriter();
        var data = new ViewDataDictionary<TModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        var temporary = new TempDataDictionary(context.HttpContext, services.GetRequiredService<ITempDataProvider>());
        await view.RenderAsync(new ViewContext(context, view, data, temporary, html, new HtmlHelperOptions()));
        return html.ToString().Replace("&#x2B;", "+", StringComparison.Ordinal);
    }
}
