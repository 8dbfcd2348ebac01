using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Letters;

/// <summary>What a colleague has to know, over plain inputs.</summary>
/// <param name="Subject">Heading, such as <c>Summary of a genetic result</c>.</param>
/// <param name="Facts">Label and value: gene, change with transcript, class with criteria, laboratory, method, date.</param>
/// <param name="Groups">Heading and items, the most important first in each: what to do, risks with their intervals, relatives, limits, sources.</param>
internal sealed record ClinicianSummaryContent(
    string Subject, ImmutableArray<(string Label, string Value)> Facts, ImmutableArray<(string Heading, ImmutableArray<string> Items)> Groups);

/// <summary>The result for a colleague on one page, in the professional pages' English.</summary>
internal static class ClinicianSummary
{
    /// <summary>What does not fit is counted, never cut silently.</summary>
    /// <param name="content">All of it.</param>
    /// <param name="frame">Sender, recipient, date and patient.</param>
    /// <param name="pagesOf">How many pages a letter takes.</param>
    public static Letter OnOnePage(ClinicianSummaryContent content, LetterFrame frame, Func<Letter, int> pagesOf)
    {
        int[] shown = [.. content.Groups.Select(g => g.Items.Length)];
        while (true)
        {
            var letter = Compose(content, frame, shown);
            if (shown.Max() <= 1 || pagesOf(letter) == 1) return letter;
            shown[Array.IndexOf(shown, shown.Max())]--;
        }
    }

    private static Letter Compose(ClinicianSummaryContent content, LetterFrame frame, int[] shown) => new()
    {
        Language = Language.English, Sender = frame.Sender, Recipient = frame.Recipient, Date = frame.Date, OnOnePage = true, PatientLine = frame.PatientLine, Subject = content.Subject,
        Blocks =
        [
            new TableBlock("", [], [.. content.Facts.Select(f => ImmutableArray.Create<LetterText>(f.Label, f.Value))]),
            .. content.Groups.Zip(shown).Where(g => !g.First.Items.IsEmpty).SelectMany(g => Group(g.First.Heading, g.First.Items, g.Second)),
        ],
    };

    private static IEnumerable<LetterBlock> Group(string heading, ImmutableArray<string> items, int shown)
    {
        yield return new HeadingBlock(heading);
        IEnumerable<string> rest = shown < items.Length ? [string.Create(CultureInfo.InvariantCulture, $"and {items.Length - shown} more in the record")] : [];
        yield return new ListBlock([.. items.Take(shown).Concat(rest).Select(i => (LetterText)i)], Numbered: false);
    }
}
