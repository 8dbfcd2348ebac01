using System.Collections.Immutable;
using PrecisionCare.Conferences;

namespace PrecisionCare.Web.Presentation;

/// <summary>Case conferences in words.</summary>
internal static class ConferenceText
{
    public const string NotShown =
        "Not shown to you: it was written by somebody who could see other parts of the record than you can, and may speak of what is withheld from you or rest on what was withheld from them.";

    public static string State(Conference conference) => conference.State switch
    {
        ConferenceState.Open => "open",
        ConferenceState.Closed => "closed, minutes signed",
        _ => "cancelled",
    };

    public static string Title(Conference conference) => conference.Question?.Title ?? "Question not shown to you";

    public static string Waits(Waiting waiting, Conference conference) => waiting switch
    {
        Waiting.Answer => conference.Question is { Options.IsEmpty: false } ? "waits for your vote" : "waits for your comment",
        Waiting.Signature => "waits for your decision and signature",
        _ => "",
    };

    public static string Names(ImmutableArray<Participant> people) => Names([.. people.Select(p => p.Name)]);

    public static string Names(ImmutableArray<string> names) => names.IsEmpty ? "–" : string.Join(", ", names);

    public static string Of(Stance stance) => stance switch
    {
        Stance.For => "for",
        Stance.Against => "against",
        _ => "abstain",
    };

    public static string Of(ConferenceRefusal refusal) => refusal switch
    {
        ConferenceRefusal.NotOpen => "The conference is closed: nothing changes in it any more.",
        ConferenceRefusal.NotInvited => "Only those who were invited take part.",
        ConferenceRefusal.NotLeading => "Only who leads the conference does this.",
        ConferenceRefusal.NoSuchOption => "This option was not put to vote.",
        ConferenceRefusal.TooManyComments => $"A conference takes {Comment.Most} comments. Sign it, and go on in a new one.",
        ConferenceRefusal.NotShown => "The question was put on other facts than you see today: you can neither answer it nor sign minutes on it.",
        ConferenceRefusal.AnswersOutstanding => "Not everybody has answered and the day for answers is not over: say that you know, or wait.",
        ConferenceRefusal.Changed => "Somebody added something since you opened the page. Look at it below; your text is kept. Then sign again.",
        _ => "Only the author takes a comment back, and once.",
    };
}
