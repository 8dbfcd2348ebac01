using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>Registers who may sign in, how long that lasts, and who opens which page.</summary>
internal static class SignInServices
{
    /// <summary>OWASP's advice for PBKDF2 with HMAC-SHA-512 (Password Storage Cheat Sheet, 2023).</summary>
    private const int PasswordIterations = 210_000;

    private static readonly TimeSpan IdleEnd = TimeSpan.FromMinutes(30);

    /// <summary>An account that was switched off, or whose password changed, is out after this time at the latest.</summary>
    private static readonly TimeSpan Recheck = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddPrecisionCareAccounts().AddSignInManager().AddDefaultTokenProviders().AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordIterations);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = Recheck);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
        {
            cookie.Cookie.Name = "precisioncare";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = IdleEnd;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            // A page that this role may not open answers with status 403 in its own place, not with a redirect.
            cookie.Events.OnRedirectToAccessDenied = refused =>
            {
                refused.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        }));
        services.AddSingleton<IAuthorizationHandler, PageAccess>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PageAccess.Requirement()).Build());
        services.AddScoped<SignIn>().AddScoped<AccountRegister>();
        services.AddSingleton<FirstAccount>();
        services.AddHostedService<AccountsStart>();
        return services;
    }
}
