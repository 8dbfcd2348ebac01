using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Accounts;

/// <summary>
/// Refuses passwords that are long enough and still guessed first: words that everybody chooses, alone or doubled, however dressed up with digits, signs and
/// look-alike letters; runs of the keyboard; the product's name; the person's own name and address (NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2.4 and
/// 6.2.11). Which kinds of character it holds does not matter.
/// </summary>
internal sealed class PasswordScreening : IPasswordValidator<Account>
{
    /// <summary>Nobody types more, and a hash need not be computed of megabytes.</summary>
    private const int LongestPassword = 256;

    /// <summary>A part of a name shorter than this stands in many words by chance.</summary>
    private const int ShortestContext = 4;

    private static readonly FrozenSet<string> Common = Load();
    private static readonly string[] Runs = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "0123456789012345678901234567890", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0"];
    private static readonly string[] Product = ["precisioncare", "precisionmedicine"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(FaultOf(password ?? "", user) is { } fault ? IdentityResult.Failed(new IdentityError { Code = "PasswordTooCommon", Description = fault }) : IdentityResult.Success);

    internal static string? FaultOf(string password, Account user)
    {
        if (password.Length > LongestPassword) return $"Passwords have at most {LongestPassword} characters.";
        string lower = password.ToLowerInvariant();
        string[] context = [.. Product, .. ContextOf(user)];
        if (MostlyMadeOf(lower, context) || MostlyMadeOf(Plain(lower), context)) return "This is made from your own name or address, or the name of this program. Choose words that have nothing to do with either.";
        return Readings(lower).Any(IsCommon) || IsRepeated(lower) || IsRun(lower)
            ? "This is among the passwords that are guessed first. Choose three or four words that do not belong together."
            : null;
    }

    /// <summary>The password as it stands, and what it is under its dress; a few letters among many digits are no word with a dress on.</summary>
    private static IEnumerable<string> Readings(string lower)
    {
        string core = lower.Trim([.. lower.Where(c => !char.IsLetter(c))]);
        return new[] { lower, core, Letters(lower), Plain(core), Letters(Plain(core)), Letters(Plain(lower)) }.Where(reading => reading.Length * 2 >= lower.Length);
    }

    /// <summary>One word of the list, or two of them.</summary>
    private static bool IsCommon(string text) =>
        Common.Contains(text) || Enumerable.Range(1, Math.Max(0, text.Length - 1)).Any(cut => Common.Contains(text[..cut]) && Common.Contains(text[cut..]));

    /// <summary>Without the words, less remains than a good password could stand on.</summary>
    private static bool MostlyMadeOf(string text, string[] words)
    {
        string rest = words.Aggregate(text, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        return rest.Length < text.Length && rest.Length < 8;
    }

    /// <summary>The same few characters over and over, or hardly more than two different ones.</summary>
    private static bool IsRepeated(string text) =>
        text.Distinct().Count() < 4 || Enumerable.Range(1, text.Length / 2).Any(period => Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period]));

    /// <summary>Made of runs along the keyboard or the alphabet, forwards or backwards, each of three keys or more.</summary>
    private static bool IsRun(string text)
    {
        int from = 0;
        while (from < text.Length)
        {
            int length = Runs.Max(run => Math.Max(Along(text, from, run), Along(text, from, new string([.. run.Reverse()]))));
            if (length < 3) return false;
            from += length;
        }

        return true;
    }

    private static int Along(string text, int from, string run)
    {
        int best = 0;
        for (int start = run.IndexOf(text[from], StringComparison.Ordinal); start >= 0; start = run.IndexOf(text[from], start + 1))
        {
            int length = 0;
            while (from + length < text.Length && start + length < run.Length && text[from + length] == run[start + length]) length++;
            best = Math.Max(best, length);
        }

        return best;
    }

    private static IEnumerable<string> ContextOf(Account user) =>
        $"{user.DisplayName} {user.Email}".ToLowerInvariant().Split([' ', '.', '@', '-', '_', '+', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestContext);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    /// <summary>Signs and digits that stand for letters, as the letters.</summary>
    private static string Plain(string text) => string.Concat(text.Select(c => c switch
    {
        '0' => 'o', '1' or '!' or '|' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' or '+' => 't', '8' => 'b', '9' => 'g', _ => c,
    }));

    private static FrozenSet<string> Load()
    {
        using var text = new StreamReader(typeof(PasswordScreening).Assembly.GetManifestResourceStream("PrecisionCare.Web.Accounts.common-passwords.txt")!);
        return text.ReadToEnd().Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
