using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Security;

/// <summary>
/// The cookie half of the antiforgery token, confined like the others. The framework refuses to work over http://localhost when it is told that its cookie is
/// always Secure; browsers do not, so it is made Secure here without telling.
/// </summary>
internal sealed class FormCookie : CookieBuilder
{
    public FormCookie()
    {
        SignInServices.Confine(this, "__Host-precisioncare-form", SameSiteMode.Strict);
        SecurePolicy = CookieSecurePolicy.None;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var cookie = base.Build(context, expiresFrom);
        cookie.Secure = true;
        return cookie;
    }
}
