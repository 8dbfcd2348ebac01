using System.Text.RegularExpressions;
using PrecisionCare.Explanations.Composing;

namespace PrecisionCare.Explanations.Wording;

/// <summary>The words and patterns of the wording rules in one language, ready to match.</summary>
internal sealed class LanguageWording
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly LanguageTexts _texts;

    public LanguageWording(LanguageTexts texts)
    {
        _texts = texts;
        Forbidden = Words("forbidden");
        ThirdPerson = Words("third-person");
        SecondPerson = Words("second-person");
        SpecialName = Words("special-name");
        NumberWords = Words("number-words");
        Uncertain = Words("uncertain-words");
        Reasons = Words("reasons");
        Gendered = Words("gendered");
        Children = Words("children");
        UncertainForbidden = Words("uncertain-forbidden");
        Passive = Pattern("passive");
        PassiveAllowed = Words("passive-allowed");
        Frequency = Pattern("frequency");
        BareNumber = Pattern("bare-number");
        Horizon = Pattern("time-span");
        Relative = Pattern("relative");
    }

    public Regex Forbidden { get; }
    public Regex ThirdPerson { get; }
    public Regex SecondPerson { get; }
    public Regex SpecialName { get; }
    public Regex NumberWords { get; }
    public Regex Uncertain { get; }
    public Regex Reasons { get; }
    public Regex Gendered { get; }
    public Regex Children { get; }
    public Regex UncertainForbidden { get; }
    public Regex Passive { get; }
    public Regex PassiveAllowed { get; }

    /// <summary>Groups <c>n</c> and <c>of</c>.</summary>
    public Regex Frequency { get; }

    public Regex BareNumber { get; }
    public Regex Horizon { get; }
    public Regex Relative { get; }

    /// <summary>Such as <c>phrase.medicines</c>.</summary>
    public string Phrase(string name) => _texts.Wording[$"phrase.{name}"];

    public string SpecialNameExplained => _texts.Wording["special-name-explained"];

    private Regex Pattern(string key) => new(_texts.Wording[key], Options, Patience);

    /// <summary>Whole words; a star stands for any ending.</summary>
    private Regex Words(string key)
    {
        var words = _texts.Wording[key].Split(", ").Select(w => w.EndsWith('*') ? Regex.Escape(w[..^1]) + @"\p{L}*" : Regex.Escape(w));
        return new Regex($@"(?<![\p{{L}}\d])(?:{string.Join('|', words)})(?![\p{{L}}\d])", Options, Patience);
    }
}
