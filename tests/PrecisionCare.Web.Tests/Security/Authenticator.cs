using System.Numerics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>An authenticator app, written from RFC 4226 and RFC 6238 without a look at the application's own.</summary>
internal sealed partial class Authenticator(string key)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Takes the key from the page that offers it, as a person does who types it in.</summary>
    public static Authenticator FromPage(string html) => new(Key().Match(html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));

    /// <param name="steps">Half minutes from now; negative for former codes.</param>
    public string Code(int steps = 0) => At(key, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + steps);

    public static string At(string key, long step)
    {
        var number = key.Aggregate(BigInteger.Zero, (sum, c) => sum * 32 + Base32.IndexOf(c, StringComparison.Ordinal)) >> (key.Length * 5 % 8);
        byte[] secret = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] padded = [.. new byte[key.Length * 5 / 8 - secret.Length], .. secret];
        byte[] counter = [.. BitConverter.GetBytes(step).Reverse()];
#pragma warning disable CA5350 // RFC 6238 as all authenticator apps have it.
        byte[] mac = HMACSHA1.HashData(padded, counter);
#pragma warning restore CA5350
        int at = mac[19] % 16;
        uint part = (uint)((mac[at] & 0x7F) * 16777216 + mac[at + 1] * 65536 + mac[at + 2] * 256 + mac[at + 3]);
        return $"{part % 1000000:000000}";
    }

    [GeneratedRegex("Key: <span class=\"mono\">([A-Z2-7 ]+)</span>")]
    private static partial Regex Key();
}
