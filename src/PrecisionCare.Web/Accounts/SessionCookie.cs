using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>Ties the sign-in cookie to a session on the server: a new one at each sign-in, asked for at each request, removed at sign-out.</summary>
internal static class SessionCookie
{
    /// <summary>How the person proved who they are (RFC 8176); Identity itself writes <c>pwd</c> and <c>mfa</c>.</summary>
    public const string Method = "amr";

    private const string Token = "session";

    private static readonly object Lapsed = new();

    /// <summary>The token of the session in which a request was made.</summary>
    public static string? SessionToken(this ClaimsPrincipal person) => person.FindFirstValue(Token);

    /// <summary>The person whose session had ended when this request came.</summary>
    public static ClaimsPrincipal? WhoseSessionLapsed(this HttpContext context) => context.Items[Lapsed] as ClaimsPrincipal;

    public static async Task BeginAsync(CookieSigningInContext context)
    {
        var sessions = SessionsOf(context.HttpContext);
        var before = context.HttpContext.User;
        if (before.SessionToken() is { } former) await sessions.EndAsync(former);
        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        foreach (var claim in identity.FindAll(Token).ToList()) identity.RemoveClaim(claim);
        string by = identity.FindFirst(Method)?.Value switch { "mfa" => "password and code", "passkey" => "passkey", _ => "password" };
        bool goesOn = before.Identity is { IsAuthenticated: true } && before.AccountId() == context.Principal.AccountId();
        if (!goesOn) await context.HttpContext.RequestServices.GetRequiredService<AccountAudit>().LetInAsync(context.Principal, by);
        identity.AddClaim(new Claim(Token, await sessions.BeginAsync(context.Principal.AccountId(), by, BrowserText.Of(context.Request.Headers.UserAgent.ToString()))));
    }

    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var person = context.Principal!;
        string stampClaim = context.HttpContext.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        if (person.SessionToken() is { } token && await SessionsOf(context.HttpContext).StandsAsync(token, person.FindFirstValue(stampClaim), AskedByPerson(context.Request))) return;
        context.HttpContext.Items[Lapsed] = person;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public static Task EndAsync(CookieSigningOutContext context) =>
        context.HttpContext.User.SessionToken() is { } token ? SessionsOf(context.HttpContext).EndAsync(token) : Task.CompletedTask;

    /// <summary>A page that refreshes itself is a navigation that no person began, which browsers tell by leaving Sec-Fetch-User out (W3C Fetch Metadata).</summary>
    private static bool AskedByPerson(HttpRequest request) =>
        request.Headers["Sec-Fetch-Mode"] != "navigate" || request.Headers.ContainsKey("Sec-Fetch-User") || !HttpMethods.IsGet(request.Method);

    private static Sessions SessionsOf(HttpContext context) => context.RequestServices.GetRequiredService<Sessions>();
}
