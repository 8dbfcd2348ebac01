using System.Security.Cryptography;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Audit;

/// <summary>
/// The key of the audit's hash chain, derived from the installation's: who has only the database cannot forge a row. Changing the master key leaves it as it is.
/// </summary>
public sealed class AuditKey(InstallationKey installation)
{
    private readonly Lazy<byte[]> _bytes = new(() => installation.Derive("audit chain"));

    /// <summary>HMAC-SHA-256.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> content) => HMACSHA256.HashData(_bytes.Value, content);
}
