using System.Collections.Immutable;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using PrecisionCare.Web.Drawing.Explained;

namespace PrecisionCare.Web.Letters;

/// <summary>A part of a letter.</summary>
internal abstract record LetterBlock;

/// <param name="Text">Of the heading.</param>
internal sealed record HeadingBlock(string Text) : LetterBlock;

internal sealed record ParagraphBlock(LetterText Text) : LetterBlock;

/// <param name="Items">At least one.</param>
/// <param name="Numbered">With numbers in order; else with dots.</param>
internal sealed record ListBlock(ImmutableArray<LetterText> Items, bool Numbered) : LetterBlock;

/// <param name="Caption">What the table holds; empty where the heading above says it.</param>
/// <param name="Heads">Of the columns; empty where each row names itself.</param>
/// <param name="Rows">All of one length; the first cell names the row.</param>
internal sealed record TableBlock(string Caption, ImmutableArray<string> Heads, ImmutableArray<ImmutableArray<LetterText>> Rows) : LetterBlock;

internal sealed record PictureBlock(Illustration Illustration) : LetterBlock;

/// <summary>What follows begins a page.</summary>
internal sealed record PageBreakBlock : LetterBlock;

/// <summary>A text in pieces that differ in looks.</summary>
internal sealed record LetterText(ImmutableArray<LetterRun> Runs) : IHtmlContent
{
    public static implicit operator LetterText(string text) => new([new LetterRun(text)]);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var run in Runs)
        {
            string? element = run.Italic ? "i" : run.Bold ? "strong" : null;
            if (element is not null) writer.Write($"<{element}>");
            encoder.Encode(writer, run.Text);
            if (element is not null) writer.Write($"</{element}>");
        }
    }

    public override string ToString() => string.Concat(Runs.Select(r => r.Text));
}

/// <param name="Text">As read.</param>
/// <param name="Italic">Symbols of genes are.</param>
/// <param name="Bold">Set apart.</param>
internal sealed record LetterRun(string Text, bool Italic = false, bool Bold = false);
