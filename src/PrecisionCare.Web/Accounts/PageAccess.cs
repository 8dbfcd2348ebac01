using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PrecisionCare.Web.Accounts;

/// <summary>Asks the <see cref="AccessTable"/> for the page that was routed to; whatever is no page is refused.</summary>
internal sealed class PageAccess : AuthorizationHandler<PageAccess.Requirement>
{
    internal sealed class Requirement : IAuthorizationRequirement;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        var page = (context.Resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>();
        if (page is not null && context.User.Identity is { IsAuthenticated: true } && AccessTable.Allows(page.ViewEnginePath, context.User.IsInRole))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
