using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace PrecisionCare.Web.Patients;

/// <summary>
/// A search as it may stand in an address: sealed, so that no name or record number shows in history, proxies or logs, while back button and paging work.
/// </summary>
internal sealed class SealedSearch(IDataProtectionProvider protection)
{
    /// <summary>Nobody's name is longer, and an address has to fit.</summary>
    public const int LongestText = 100;

    private readonly IDataProtector _protector = protection.CreateProtector("patient-search");

    public string Seal(string text) => _protector.Protect(text);

    /// <returns><c>null</c> when there is no search, or the seal is not ours.</returns>
    public string? Open(string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            return _protector.Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
