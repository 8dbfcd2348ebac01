using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PrecisionCare.Web.Accounts;

/// <summary>Asks the <see cref="AccessTable"/> for the page that was routed to; whatever is no page is refused.</summary>
internal sealed class PageAccess : AuthorizationHandler<PageAccess.Requirement>
{
    internal sealed class Requirement : IAuthorizationRequirement;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        if (context.Resource is not HttpContext request) return Task.CompletedTask;
        // Where nothing was routed to, there is nothing to refuse: the answer is 404.
        bool nothing = request.GetEndpoint() is null;
        var page = request.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>();
        if (nothing || (page is not null && Opens(page.ViewEnginePath, context.User))) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static bool Opens(string page, ClaimsPrincipal person) => NextStep.Of(person) is { } step ? step.Pages.Contains(page) : AccessTable.Allows(page, person.IsInRole);
}
