using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace PrecisionCare.Web.Accounts;

/// <summary>Codes of authenticator apps: RFC 6238 with the parameters that all of them share (HMAC-SHA-1, steps of 30 seconds, six digits).</summary>
internal static class TimeCode
{
    private const int StepSeconds = 30, Digits = 6;

    /// <summary>RFC 4648, section 6.</summary>
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>RFC 4226 asks for 160 bits.</summary>
    private const int KeyCharacters = 32;

    public static string NewKey() => RandomNumberGenerator.GetString(Base32, KeyCharacters);

    public static bool HasShapeOfOne(string text) => text.Length == Digits && text.All(char.IsAsciiDigit);

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    /// <param name="key">In base 32, without padding.</param>
    /// <param name="step">Count of steps since 1970.</param>
    public static string At(string key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // HMAC-SHA-1 is what authenticator apps compute; collisions of SHA-1 do not weaken an HMAC (RFC 6194, section 3.3).
        HMACSHA1.HashData(Bytes(key), counter, hash);
#pragma warning restore CA5350
        int offset = hash[^1] & 0xF;
        int number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>What the app reads out of the picture.</summary>
    public static string AddressOf(string key, string email) =>
        $"otpauth://totp/PrecisionCare:{Uri.EscapeDataString(email)}?secret={key}&issuer=PrecisionCare&digits={Digits}&period={StepSeconds}";

    /// <summary>The key in groups of four, to be typed where no camera is.</summary>
    public static string InGroups(string key) => string.Join(' ', key.Chunk(4).Select(group => new string(group)));

    private static byte[] Bytes(string key)
    {
        byte[] bytes = new byte[key.Length * 5 / 8];
        for (int bit = 0; bit < bytes.Length * 8; bit++)
            if ((Base32.IndexOf(key[bit / 5], StringComparison.Ordinal) >> (4 - bit % 5) & 1) == 1)
                bytes[bit / 8] |= (byte)(0x80 >> bit % 8);
        return bytes;
    }
}
