using System.Security.Claims;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Organisations;

/// <summary>
/// A request works for whoever is signed in and for their organisation. It stands in the pipeline twice: before authentication, where nobody is known yet and
/// accounts are all that can be seen, and after it.
/// </summary>
internal sealed class WorkOfRequest(RequestDelegate next, WorkScopes scopes)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using var work = scopes.Enter(Of(context.User));
        await next(context);
    }

    /// <summary>A session that names no organisation is nobody's.</summary>
    private static AtWork Of(ClaimsPrincipal person) =>
        person.Identity?.IsAuthenticated == true && Guid.TryParse(person.FindFirstValue(AccountClaims.Tenant), out var organisation) && organisation != OrganisationKeys.Every
            ? new AtWork(person.AsActor(), organisation)
            : new AtWork(AuditActor.Nobody, OrganisationKeys.Nobody);
}
