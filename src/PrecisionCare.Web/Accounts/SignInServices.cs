using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>Registers who may sign in, how, how long that lasts, and who opens which page.</summary>
internal static class SignInServices
{
    /// <summary>OWASP's advice for PBKDF2 with HMAC-SHA-512 (Password Storage Cheat Sheet, 2023).</summary>
    private const int PasswordIterations = 210_000;

    /// <summary>
    /// Settings: <c>Accounts:RequireSecondFactor</c> (true), <c>SignIn:FailuresPerMinute</c> for one account from one address (5), <c>Passkeys:Domain</c> (the
    /// host of the request; set it where several names lead here, since a passkey belongs to one).
    /// </summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(AccountSettings.Of(configuration));
        services.AddSingleton(new FailedAttempts(configuration.GetValue("SignIn:FailuresPerMinute", 5)));
        services.AddPrecisionCareAccounts().AddSignInManager<AccountSignIn>().AddTokenProvider<TimeCodes>(TokenOptions.DefaultAuthenticatorProvider)
            .AddClaimsPrincipalFactory<AccountClaims>().AddPasswordValidator<PasswordScreening>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordIterations);
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.ServerDomain = configuration["Passkeys:Domain"];
            // Who the person is, is checked on the device: that makes a passkey two factors. Any make of authenticator is taken, so its attestation is not asked for.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.AttestationConveyancePreference = "none";
            options.ValidateOrigin = IsOurOrigin;
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(ConfigureSession);
            cookies.TwoFactorUserIdCookie!.Configure(cookie => Confine(cookie.Cookie, "__Host-precisioncare-step", SameSiteMode.Strict));
            cookies.TwoFactorRememberMeCookie!.Configure(cookie => Confine(cookie.Cookie, "__Host-precisioncare-device", SameSiteMode.Strict));
            cookies.ExternalCookie!.Configure(cookie => Confine(cookie.Cookie, "__Host-precisioncare-external", SameSiteMode.Strict));
        });
        services.AddSingleton<IAuthorizationHandler, PageAccess>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PageAccess.Requirement()).Build());
        services.AddScoped<SignIn>().AddScoped<SecondFactors>().AddScoped<AccountAudit>().AddScoped<AccountRegister>().AddScoped<TimeCodes>();
        services.AddSingleton<FirstAccount>();
        services.AddHostedService<AccountsStart>();
        return services;
    }

    /// <summary>
    /// The page that asked for the passkey is one of this host, not framed by another. The framework would compare with the request's Origin header, which is "null" here,
    /// since our pages send no referrer (Fetch standard, "append a request Origin header").
    /// </summary>
    private static ValueTask<bool> IsOurOrigin(PasskeyOriginValidationContext asked)
    {
        var request = asked.HttpContext.Request;
        bool ours = !asked.CrossOrigin && Uri.TryCreate(asked.Origin, UriKind.Absolute, out var origin) && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var here)
            && Uri.Compare(origin, here, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
        return ValueTask.FromResult(ours);
    }

    /// <summary>
    /// Browsers take such a cookie from HTTPS and, since they trust it, from this machine's own http://localhost; nowhere else does it travel in the clear
    /// (RFC 6265bis, 4.1.3; W3C Secure Contexts, 3.1).
    /// </summary>
    public static void Confine(CookieBuilder cookie, string name, SameSiteMode sameSite)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.SameSite = sameSite;
    }

    private static void ConfigureSession(CookieAuthenticationOptions cookie)
    {
        Confine(cookie.Cookie, "__Host-precisioncare", SameSiteMode.Lax);
        cookie.ExpireTimeSpan = Sessions.AbsoluteEnd;
        cookie.SlidingExpiration = false;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnSigningIn = SessionCookie.BeginAsync;
        cookie.Events.OnValidatePrincipal = SessionCookie.CheckAsync;
        cookie.Events.OnSigningOut = SessionCookie.EndAsync;
        cookie.Events.OnRedirectToLogin = KeptForm.AskToSignInAsync;
        // A page that this role may not open answers with status 403 in its own place; who has something to do first is led to it.
        cookie.Events.OnRedirectToAccessDenied = async refused =>
        {
            if (NextStep.Of(refused.HttpContext.User) is { } step)
            {
                refused.Response.Redirect(step.Address);
                return;
            }

            await RefusedLook.RecordAsync(refused.HttpContext);
            refused.Response.StatusCode = StatusCodes.Status403Forbidden;
        };
    }
}
