using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using PrecisionCare.Conferences;
using PrecisionCare.Therapy;

namespace PrecisionCare.Fhir.Conferences;

/// <summary>Minutes as the narrative of their sections: XHTML of the few elements that FHIR permits, every text encoded.</summary>
internal static class MinutesText
{
    public static IEnumerable<(string Title, string Xhtml)> Sections(Minutes minutes)
    {
        yield return ("Question", Question(minutes.Question));
        if (!minutes.Options.IsEmpty) yield return ("Options and votes", Options(minutes));
        if (!minutes.Comments.IsEmpty) yield return ("Comments", List(minutes.Comments.Select(Comment)));
        yield return ("Decision", Paragraph(minutes.Decision));
        yield return ("Reasoning", Paragraph(minutes.Reasoning));
        yield return ("Participants", List(minutes.Participants.Select(p => $"{p.Name}, {p.Role}")));
        yield return ("Signature", Paragraph($"{minutes.SignedBy.Name}, {minutes.SignedBy.Role}, {Moment(minutes.SignedAt)}. Bands by: {minutes.Knowledge}."));
    }

    private static string Question(Question question) =>
        Paragraph(question.Title) + (question.Text.Length > 0 ? Paragraph(question.Text) : "") + (question.Problem is { } problem ? Paragraph("Problem: " + problem) : "");

    private static string Options(Minutes minutes)
    {
        var table = new StringBuilder("<table><thead><tr><th>Option</th><th>Advice at the signature</th><th>For</th><th>Against</th><th>Abstained</th><th>No answer</th></tr></thead><tbody>");
        foreach (var option in minutes.Options)
            table.Append("<tr>").Append(Cell(option.Name)).Append(Cell(Advice(option))).Append(Cell(Names(option.For))).Append(Cell(Names(option.Against)))
                .Append(Cell(Names(option.Abstaining))).Append(Cell(Names(option.Silent))).Append("</tr>");
        return table.Append("</tbody></table>").ToString();
    }

    private static string Advice(MinutedOption option) => option.Band is not { } band ? "not ranked by the advice" : option.Reason is { } reason ? $"{BandWords.Of(band)}: {reason}" : BandWords.Of(band);

    private static string Comment(MinutedComment comment) =>
        $"{comment.Name}, {Moment(comment.At)}: {comment.Words ?? (comment.Withdrawn ? "(withdrawn by its author)" : "(not shown to the signer)")}";

    private static string Names(ImmutableArray<string> names) => names.IsEmpty ? "–" : string.Join("; ", names);

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("dd-MMM-yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string List(IEnumerable<string> items) => $"<ul>{string.Concat(items.Select(i => $"<li>{Lines(i)}</li>"))}</ul>";

    private static string Cell(string text) => $"<td>{Lines(text)}</td>";

    private static string Paragraph(string text) => $"<p>{Lines(text)}</p>";

    private static string Lines(string text) => WebUtility.HtmlEncode(text.ReplaceLineEndings("\n")).Replace("\n", "<br/>", StringComparison.Ordinal);
}
