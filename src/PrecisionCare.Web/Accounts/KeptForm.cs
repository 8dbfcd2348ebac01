using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>One field of a form.</summary>
internal sealed record KeptField(string Name, string Value);

/// <summary>
/// A form that arrived after its session had ended. It is kept, if it is genuinely ours, and offered again to the same person after signing in, so that a long
/// note is not lost to the clock (WCAG 2.2, 2.2.5).
/// </summary>
/// <param name="Address">Where it was sent to.</param>
/// <param name="Fields">What was entered, without the form's token and without passwords.</param>
internal sealed record KeptForm(string Address, ImmutableArray<KeptField> Fields)
{
    private const int LongestKept = 256 << 10;

    /// <summary>Sends whoever is not signed in to the sign-in page, and from there back to the page, or to the form that was kept.</summary>
    public static async Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> challenge)
    {
        var context = challenge.HttpContext;
        string back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";
        if (await KeepAsync(context) is { } kept) back = $"/account/kept/{kept}";
        challenge.Response.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(back)}");
    }

    public static async Task<KeptForm?> FindAsync(KeptForms forms, Guid account, Guid id, CancellationToken stop) =>
        await forms.FindAsync(account, id, stop) is { } content ? JsonSerializer.Deserialize<KeptForm>(content) : null;

    private static async Task<Guid?> KeepAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.WhoseSessionLapsed() is not { } person || !HttpMethods.IsPost(request.Method) || !(request.ContentLength <= LongestKept)
            || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        if (!await IsOursAsync(context, person)) return null;
        var fields = request.Form.Where(f => f.Key != "__RequestVerificationToken" && !f.Key.Contains("Password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(f => f.Value.OfType<string>().Select(value => new KeptField(f.Key, value)));
        var kept = new KeptForm(request.Path + request.QueryString, [.. fields]);
        return await context.RequestServices.GetRequiredService<KeptForms>().KeepAsync(person.AccountId(), JsonSerializer.SerializeToUtf8Bytes(kept));
    }

    /// <summary>The form's token was made for the person whose session has ended, so it is checked as theirs; nobody is signed in by that.</summary>
    private static async Task<bool> IsOursAsync(HttpContext context, ClaimsPrincipal person)
    {
        var now = context.User;
        context.User = person;
        try
        {
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return false; // what was sent cannot even be read as a form
        }
        finally
        {
            context.User = now;
        }
    }
}
