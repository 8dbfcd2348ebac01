using System.Buffers;
using System.Security.Cryptography;

namespace PrecisionCare.Fhir.Input;

/// <summary>The digest by which content is told from content: SHA-256 of JSON without the white space between its tokens.</summary>
internal static class ContentDigest
{
    /// <param name="json">Valid JSON.</param>
    /// <returns>Lower-case hex.</returns>
    public static string Of(ReadOnlySpan<byte> json)
    {
        byte[] compact = ArrayPool<byte>.Shared.Rent(json.Length);
        int length = Compact(json, compact);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(compact.AsSpan(0, length), digest);
        ArrayPool<byte>.Shared.Return(compact, clearArray: true);
        return Convert.ToHexStringLower(digest);
    }

    private static int Compact(ReadOnlySpan<byte> json, Span<byte> compact)
    {
        int at = 0, length = 0;
        while (at < json.Length)
        {
            byte next = json[at];
            if (next == (byte)'"')
            {
                int text = TextLength(json[at..]);
                json.Slice(at, text).CopyTo(compact[length..]);
                at += text;
                length += text;
            }
            else if (next <= (byte)' ')
            {
                int run = json[at..].IndexOfAnyExcept(" \t\r\n"u8);
                at = run < 0 ? json.Length : at + run;
            }
            else
            {
                compact[length++] = next;
                at++;
            }
        }

        return length;
    }

    private static int TextLength(ReadOnlySpan<byte> json)
    {
        int at = 1;
        while (true)
        {
            at += json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (json[at] == (byte)'"') return at + 1;
            at += 2;
        }
    }
}
