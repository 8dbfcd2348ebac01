using System.Collections.Immutable;
using PrecisionCare.Explanations.Composing;
using PrecisionCare.Explanations.Wording;

namespace PrecisionCare.Explanations;

/// <summary>A language that pages for patients are composed in: a folder of texts. A further language is a further folder.</summary>
public sealed class Language
{
    private static readonly Lazy<ImmutableArray<Language>> Known = new(() =>
        [.. LanguageTexts.Codes.Select(code => new Language(code)).OrderBy(l => l.Code == "en" ? "" : l.Code, StringComparer.Ordinal)]);

    private readonly Lazy<LanguageWording> _wording;

    private Language(string code)
    {
        Code = code;
        Texts = LanguageTexts.Read(code);
        Name = Texts.Settings["name"];
        _wording = new Lazy<LanguageWording>(() => new LanguageWording(Texts));
        IsRightToLeft = Texts.Settings["direction"] == "rtl";
    }

    /// <summary>BCP 47, such as <c>es</c>: for <c>lang</c>.</summary>
    public string Code { get; }

    /// <summary>In the language itself, such as <c>Español</c>.</summary>
    public string Name { get; }

    /// <summary>For <c>dir</c>.</summary>
    public bool IsRightToLeft { get; }

    internal LanguageTexts Texts { get; }

    internal LanguageWording Wording => _wording.Value;

    /// <summary>All, English first, then by code.</summary>
    public static ImmutableArray<Language> All => Known.Value;

    public static Language English => All[0];

    /// <summary><c>null</c> when there is none of that code.</summary>
    public static Language? Find(string code) => All.FirstOrDefault(l => l.Code == code);

    public override string ToString() => Code;
}
