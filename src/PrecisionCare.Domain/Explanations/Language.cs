using System.Collections.Immutable;

namespace PrecisionCare.Explanations;

/// <summary>A language that pages for patients are composed in: a folder of texts. A further language is a further folder.</summary>
public sealed class Language
{
    private Language(string code, string name, bool rightToLeft) => (Code, Name, IsRightToLeft) = (code, name, rightToLeft);

    /// <summary>BCP 47, such as <c>es</c>: for <c>lang</c>.</summary>
    public string Code { get; }

    /// <summary>In the language itself, such as <c>Español</c>.</summary>
    public string Name { get; }

    /// <summary>For <c>dir</c>.</summary>
    public bool IsRightToLeft { get; }

    /// <summary>All, English first, then by code.</summary>
    public static ImmutableArray<Language> All { get; } = [new("en", "English", false), new("de", "Deutsch", false), new("es", "Español", false)];

    public static Language English => All[0];

    /// <summary><c>null</c> when there is none of that code.</summary>
    public static Language? Find(string code) => All.FirstOrDefault(l => l.Code == code);

    public override string ToString() => Code;
}
