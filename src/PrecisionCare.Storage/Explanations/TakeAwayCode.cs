using System.Security.Cryptography;

namespace PrecisionCare.Storage.Explanations;

/// <summary>
/// The form of a code that a patient types at home: twelve signs in groups of four (60 bits), without the letters and digits that are mistaken for each other
/// (Crockford's Base32). Small letters, spaces and hyphens do not matter, and O, I and L are read as the digits that they look like.
/// </summary>
public static class TakeAwayCode
{
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12, Group = 4;

    /// <summary>A fresh code as it is told: <c>7K3M-QX2A-91TE</c>.</summary>
    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Signs, Length).Chunk(Group).Select(g => new string(g)));

    /// <returns>The signs alone; <c>null</c> when the text is no code.</returns>
    public static string? Read(string? text)
    {
        if (text is null || text.Length > 40) return null;
        string signs = string.Concat(text.ToUpperInvariant().Where(c => c is not (' ' or '-' or '\u2013' or '.')).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }));
        return signs.Length == Length && signs.All(Signs.Contains) ? signs : null;
    }
}
