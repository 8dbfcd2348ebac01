using System.Collections.Immutable;

namespace PrecisionCare.Explanations.Composing;

/// <summary>A reviewed sentence with slots in braces; <c>{Medicine}</c> is <c>{medicine}</c> at the beginning of a sentence.</summary>
internal sealed record Template(string Id, string Text)
{
    private ImmutableArray<(string Text, bool IsSlot)> Pieces { get; } = Parse(Id, Text);

    /// <summary>Names of the slots, without their capitals.</summary>
    public IEnumerable<string> Slots => Pieces.Where(p => p.IsSlot).Select(p => Uncapitalised(p.Text)).Distinct();

    /// <summary>The sentence with its slots filled; <c>null</c> when one is not known.</summary>
    public ExplainedSentence? Fill(Slots slots, bool inEnglish)
    {
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        foreach (var (text, isSlot) in Pieces)
        {
            if (!isSlot)
            {
                runs.Add(new TextRun(text, TextRunKind.Plain));
                continue;
            }
            if (slots.Value(Uncapitalised(text)) is not { IsEmpty: false } value) return null;
            runs.AddRange(char.IsUpper(text[0]) ? value.SetItem(0, value[0] with { Text = Capitalised(value[0].Text) }) : value);
        }
        var joined = Joined(runs);
        return new ExplainedSentence(Id, string.Concat(joined.Select(r => r.Text))) { Runs = joined, About = slots.About, InEnglish = inEnglish };
    }

    internal static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Uncapitalised(string slot) => char.ToLowerInvariant(slot[0]) + slot[1..];

    private static ImmutableArray<TextRun> Joined(IEnumerable<TextRun> runs)
    {
        var joined = new List<TextRun>();
        foreach (var run in runs)
            if (joined.Count > 0 && joined[^1].Kind == TextRunKind.Plain && run.Kind == TextRunKind.Plain) joined[^1] = joined[^1] with { Text = joined[^1].Text + run.Text };
            else joined.Add(run);
        return [.. joined];
    }

    private static ImmutableArray<(string, bool)> Parse(string id, string text)
    {
        var pieces = ImmutableArray.CreateBuilder<(string, bool)>();
        for (int at = 0; at < text.Length;)
        {
            int open = text.IndexOf('{', at);
            if (open != at) pieces.Add((open < 0 ? text[at..] : text[at..open], false));
            if (open < 0) break;
            int close = text.IndexOf('}', open);
            if (close <= open + 1) throw new FormatException($"{id}: the slot at '{text[open..]}' is not closed or has no name.");
            pieces.Add((text[(open + 1)..close], true));
            at = close + 1;
        }
        return pieces.ToImmutable();
    }
}
