using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Drawing.Explained;

/// <summary>The words that stand in pictures for patients and in the tables beside them, in one language. <c>{0}</c>, <c>{1}</c> are slots.</summary>
internal sealed record PictureWords
{
    public required string Language { get; init; }

    /// <summary>Between groups of three digits; empty where four digits stand together.</summary>
    public required string Thousands { get; init; }

    public required string Decimal { get; init; }

    /// <summary>Heading of the table's first column.</summary>
    public required string Shown { get; init; }

    public required string HaveIt { get; init; }

    public required string DoNot { get; init; }

    /// <summary>Both frames: caption, affected, of how many, others.</summary>
    public required string BothFrames { get; init; }

    /// <summary><c>{0} out of {1}</c>.</summary>
    public required string OutOf { get; init; }

    /// <summary><c>{0} to {1}</c>.</summary>
    public required string Range { get; init; }

    public required string Estimate { get; init; }

    public required string Interval { get; init; }

    public required string Without { get; init; }

    public required string NoInterval { get; init; }

    public required InheritanceWords Inheritance { get; init; }

    public required ScaleWords Scale { get; init; }

    public required string AsTable { get; init; }

    /// <summary>The words of a language; English where there are none.</summary>
    public static PictureWords Of(Language language) => Of(language.Code);

    /// <inheritdoc cref="Of(Language)"/>
    public static PictureWords Of(string code) => All.FirstOrDefault(w => w.Language == code) ?? All[0];

    public static ImmutableArray<PictureWords> All { get; } = [EnglishPictureWords.Words, GermanPictureWords.Words, SpanishPictureWords.Words];

    public string Number(double value)
    {
        var format = new NumberFormatInfo { NumberGroupSeparator = Thousands.Length == 0 ? " " : Thousands, NumberDecimalSeparator = Decimal };
        return value.ToString(Thousands.Length == 0 ? "0.#" : "#,0.#", format);
    }

    /// <summary>Fills the slots of one of the words; numbers are written as the language writes them.</summary>
    public string Fill(string pattern, params ReadOnlySpan<object> slots)
    {
        string[] texts = new string[slots.Length];
        for (int i = 0; i < slots.Length; i++) texts[i] = slots[i] is string text ? text : Number(Convert.ToDouble(slots[i], CultureInfo.InvariantCulture));
        return string.Format(CultureInfo.InvariantCulture, pattern, texts);
    }
}

/// <summary>What is said of parents and children. Nothing is guessed of anyone's sex: only conditions on the X chromosome and those from the mother name it.</summary>
internal sealed record InheritanceWords
{
    public required string You { get; init; }

    public required string OtherParent { get; init; }

    public required string Mother { get; init; }

    public required string Father { get; init; }

    public required string Child { get; init; }

    public required string Daughter { get; init; }

    public required string Son { get; init; }

    public required string HasChange { get; init; }

    public required string Carrier { get; init; }

    public required string TwoChanged { get; init; }

    public required string NoChange { get; init; }

    public required string NotKnown { get; init; }

    /// <summary>One changed copy for certain, the other copy not known.</summary>
    public required string OneOrTwo { get; init; }

    /// <summary>One usual copy for certain, the other copy not known.</summary>
    public required string NoneOrOne { get; init; }

    public required string ChangedCopy { get; init; }

    public required string UsualCopy { get; init; }

    public required string CopyNotKnown { get; init; }

    public required string YCopy { get; init; }

    /// <summary>Children out of four: how many, what they have.</summary>
    public required string OfFour { get; init; }

    public required string EachChild { get; init; }
}

/// <summary>The steps from slow to fast and what lies off the scale.</summary>
internal sealed record ScaleWords
{
    /// <summary>Poor, intermediate, normal, rapid, ultrarapid: five.</summary>
    public required ImmutableArray<string> Steps { get; init; }

    public required string YourResult { get; init; }

    public required string NotClear { get; init; }

    public required string NotTested { get; init; }
}
