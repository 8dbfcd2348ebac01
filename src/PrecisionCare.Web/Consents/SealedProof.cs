using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Storage;

namespace PrecisionCare.Web.Consents;

/// <summary>
/// Takes the picture of a signed paper in, and lets a form carry it from preview to saving: sealed, so that no form can name a file that its sender did not bring.
/// </summary>
internal sealed class SealedProof(FileStore files, IDataProtectionProvider protection)
{
    /// <summary>A few scanned pages.</summary>
    public const long LargestFile = 20_000_000;

    private readonly IDataProtector _protector = protection.CreateProtector("consent-proof");

    /// <returns><c>null</c> when the content is neither PDF nor a picture.</returns>
    public async Task<ConsentProof?> TakeAsync(IFormFile file, CancellationToken stop)
    {
        await using var content = file.OpenReadStream();
        byte[] first = new byte[12];
        int read = await content.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, stop);
        if (TypeOf(first.AsSpan(0, read)) is not { } type) return null;
        content.Position = 0;
        var stored = await files.SaveAsync(content, stop);
        string name = Path.GetFileName(file.FileName.Replace('\\', '/'));
        return new ConsentProof(stored.Sha256, name.Length > 120 ? name[^120..] : name, type);
    }

    public string Seal(ConsentProof proof) => _protector.Protect($"{proof.Hash}\n{proof.ContentType}\n{proof.Title}");

    /// <returns><c>null</c> when there is none, or the seal is not ours.</returns>
    public ConsentProof? Open(string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            return _protector.Unprotect(token).Split('\n', 3) is [var hash, var type, var title] ? new ConsentProof(hash, title, type) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>By its first bytes, whatever its name says.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> first) =>
        first.StartsWith("%PDF-"u8) ? "application/pdf"
        : first.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : first.StartsWith("II*\0"u8) || first.StartsWith("MM\0*"u8) ? "image/tiff"
        : null;
}
