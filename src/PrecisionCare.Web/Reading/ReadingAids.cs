using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Reading;

/// <summary>How large the text of all pages is.</summary>
internal enum TextSize { Usual, Large, Larger }

/// <summary>
/// How a person likes to read: kept in a cookie of the browser, so that it holds on pages for patients too, and applied as classes of <c>html</c>. Print is not
/// affected.
/// </summary>
/// <param name="Size">Of the text.</param>
/// <param name="Spaced">More room between letters, words and lines (WCAG 2.2, 1.4.12), which helps some people with dyslexia.</param>
/// <param name="Contrast">Black on white with strong lines.</param>
internal sealed record ReadingAids(TextSize Size, bool Spaced, bool Contrast)
{
    public const string CookieName = "__Host-precisioncare-reading";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static ReadingAids None { get; } = new(TextSize.Usual, false, false);

    /// <summary>Of the request; none when it has no cookie, or one that is not ours.</summary>
    public static ReadingAids Of(HttpRequest request) => Parse(request.Cookies[CookieName]);

    /// <summary>Reads <c>1sc</c>: the size as a digit, then <c>s</c> for spaced and <c>c</c> for contrast.</summary>
    public static ReadingAids Parse(string? kept) => kept switch
    {
        [>= '0' and <= '2' and var size, .. var rest] when rest is "" or "s" or "c" or "sc" => new((TextSize)(size - '0'), rest.Contains('s'), rest.Contains('c')),
        _ => None,
    };

    /// <summary>As the cookie holds it.</summary>
    public override string ToString() => $"{(int)Size}{(Spaced ? "s" : "")}{(Contrast ? "c" : "")}";

    /// <summary>For <c>html</c>; <c>null</c> when there is nothing to say.</summary>
    public string? Classes
    {
        get
        {
            string?[] classes = [Size switch { TextSize.Large => "text-large", TextSize.Larger => "text-larger", _ => null }, Spaced ? "spaced" : null, Contrast ? "contrast" : null];
            string joined = string.Join(' ', classes.OfType<string>());
            return joined.Length == 0 ? null : joined;
        }
    }

    public void Keep(HttpResponse response)
    {
        var cookie = new CookieBuilder { IsEssential = true, MaxAge = Kept };
        SignInServices.Confine(cookie, CookieName, SameSiteMode.Lax);
        response.Cookies.Append(CookieName, ToString(), cookie.Build(response.HttpContext));
    }
}
