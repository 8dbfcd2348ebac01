using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PrecisionCare.Storage.Audit;

/// <summary>The link of a row to the row before it: HMAC-SHA-256(key, hash before ‖ canonical row).</summary>
internal static class AuditChain
{
    /// <summary>What the first row follows.</summary>
    public static byte[] Genesis { get; } = new byte[HMACSHA256.HashSizeInBytes];

    /// <summary>
    /// The hash of a row by its <see cref="AuditRow.PreviousHash"/> and content. Every field is written with its length (-1 for none) before it, so that no two rows
    /// have the same canonical form.
    /// </summary>
    public static byte[] Hash(AuditRow row, AuditKey key)
    {
        var canonical = new ArrayBufferWriter<byte>(512);
        Write(canonical, row.PreviousHash);
        Write(canonical, row.Sequence);
        Write(canonical, row.At.UtcTicks);
        Write(canonical, row.OrganisationId);
        Write(canonical, row.ActorId);
        Write(canonical, row.Actor);
        Write(canonical, row.Role);
        Write(canonical, row.Kind);
        Write(canonical, row.Patient);
        Write(canonical, row.Object);
        Write(canonical, row.Purpose);
        Write(canonical, row.Permitted switch { null => null, true => "permit", _ => "deny" });
        Write(canonical, row.Rule);
        Write(canonical, row.Obligations);
        Write(canonical, row.Outcome);
        Write(canonical, row.BreakGlass ? 1 : 0);
        Write(canonical, row.Detail);
        return key.Sign(canonical.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> to, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(to.GetSpan(sizeof(long)), number);
        to.Advance(sizeof(long));
    }

    private static void Write(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> bytes)
    {
        Write(to, bytes.Length);
        to.Write(bytes);
    }

    private static void Write(ArrayBufferWriter<byte> to, Guid? id)
    {
        if (id is not { } key)
        {
            Write(to, -1);
            return;
        }
        Span<byte> bytes = stackalloc byte[16];
        key.TryWriteBytes(bytes, bigEndian: true, out _);
        Write(to, bytes);
    }

    private static void Write(ArrayBufferWriter<byte> to, string? text)
    {
        if (text is null)
        {
            Write(to, -1);
            return;
        }
        Write(to, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, to);
    }
}
