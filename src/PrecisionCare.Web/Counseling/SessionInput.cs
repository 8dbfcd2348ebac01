using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Counseling;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Counseling;

/// <summary>A question as it is typed.</summary>
public sealed class QuestionInput
{
    public string? Question { get; set; }
    public string? Answer { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Question) && string.IsNullOrWhiteSpace(Answer);
}

/// <summary>A teach-back as it is typed.</summary>
public sealed class TeachBackInput
{
    public string? Topic { get; set; }
    public string? Words { get; set; }
    public Understanding Outcome { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Topic) && string.IsNullOrWhiteSpace(Words);
}

/// <summary>The form of a session, in texts as they are typed. Rows that were left empty are none.</summary>
public sealed class SessionInput
{
    private const string DayForm = "yyyy-MM-dd";

    public SessionKind Kind { get; set; }
    public string? Day { get; set; }
    public string? Time { get; set; }
    public string? Zone { get; set; }
    public string? Minutes { get; set; }
    public MeetingWay Way { get; set; }
    public IList<string> Attendees { get; set; } = [];
    public Interpreting Interpreting { get; set; }
    public string? Language { get; set; }
    public IList<string> Discussed { get; set; } = [];
    public string? More { get; set; }
    public IList<QuestionInput> Questions { get; set; } = [];
    public IList<TeachBackInput> TeachBacks { get; set; } = [];
    public TestChoice Test { get; set; }
    public SecondaryChoice Secondary { get; set; }
    public string? Decisions { get; set; }
    public string? FollowUp { get; set; }
    public string? FollowUpOn { get; set; }

    /// <summary>Of the draft on the page.</summary>
    public Guid? Stamp { get; set; }

    /// <summary>Of a session that nobody has begun to record.</summary>
    public static SessionInput New(SessionKind kind, TimeZoneInfo zone) => new() { Kind = kind, Zone = zone.Id, Attendees = ["ONESELF"] };

    public static SessionInput Of(SessionContent content, Guid stamp)
    {
        var there = content.Start is { } start && ZonedTime.Zone(content.Zone) is { } zone ? TimeZoneInfo.ConvertTime(start, zone) : content.Start;
        return new SessionInput
        {
            Kind = content.Kind, Day = there?.ToString(DayForm, CultureInfo.InvariantCulture), Time = there?.ToString("HH:mm", CultureInfo.InvariantCulture), Zone = content.Zone,
            Minutes = content.Minutes?.ToString(CultureInfo.InvariantCulture), Way = content.Way, Attendees = [.. content.Attendees], Interpreting = content.Interpreting, Language = content.Language,
            Discussed = [.. content.Discussed], More = content.More, Questions = [.. content.Questions.Select(q => new QuestionInput { Question = q.Question, Answer = q.Answer })],
            TeachBacks = [.. content.TeachBacks.Select(t => new TeachBackInput { Topic = t.Topic, Words = t.Words, Outcome = t.Outcome })], Test = content.Test, Secondary = content.Secondary,
            Decisions = content.Decisions, FollowUp = content.FollowUp, FollowUpOn = content.FollowUpOn?.ToString(DayForm, CultureInfo.InvariantCulture), Stamp = stamp,
        };
    }

    /// <summary>With empty rows to write in.</summary>
    public void AddRows()
    {
        while (Questions.Count < Math.Min(SessionContent.MostRows, Math.Max(2, Questions.Count(q => !q.IsEmpty) + 1))) Questions.Add(new QuestionInput());
        while (TeachBacks.Count < Math.Min(SessionContent.MostRows, Math.Max(2, TeachBacks.Count(t => !t.IsEmpty) + 1))) TeachBacks.Add(new TeachBackInput());
    }

    /// <summary>What was typed, without empty rows; what cannot be read is named in <paramref name="state"/>.</summary>
    /// <param name="state">Faults, under the prefix <c>Input.</c></param>
    public SessionContent Content(ModelStateDictionary state)
    {
        Questions = [.. Questions.Where(q => q is { IsEmpty: false })];
        TeachBacks = [.. TeachBacks.Where(t => t is { IsEmpty: false })];
        // Rows may have moved up: what they show is what they hold now.
        foreach (string key in state.Keys.Where(k => k.StartsWith("Input.Questions[", StringComparison.Ordinal) || k.StartsWith("Input.TeachBacks[", StringComparison.Ordinal)).ToList()) state.Remove(key);
        return new SessionContent
        {
            Kind = Kind, Start = StartIn(state), Zone = Zone ?? "", Minutes = WholeNumber(Minutes, "Input.Minutes", state), Way = Way, Interpreting = Interpreting, Language = Words(Language),
            Attendees = [.. Attendees.Where(a => a is not null).Distinct()], Discussed = [.. Discussed.Where(d => d is not null).Distinct()], More = Words(More),
            Questions = [.. Questions.Select(q => new AskedQuestion(TypedText.Of(q.Question), Words(q.Answer)))],
            TeachBacks = [.. TeachBacks.Select(t => new TeachBack(TypedText.Of(t.Topic), TypedText.Of(t.Words), t.Outcome))],
            Test = Test, Secondary = Secondary, Decisions = Words(Decisions), FollowUp = Words(FollowUp), FollowUpOn = DayOf(FollowUpOn, "Input.FollowUpOn", state),
        };
    }

    private DateTimeOffset? StartIn(ModelStateDictionary state) =>
        string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Time) ? null : TypedMoment.Read(Day, Time, Zone, "Input.", state);

    internal static int? WholeNumber(string? text, string field, ModelStateDictionary state)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return number;
        state.AddModelError(field, "Write a whole number.");
        return null;
    }

    private static DateOnly? DayOf(string? text, string field, ModelStateDictionary state)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateOnly.TryParseExact(text.Trim(), DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        state.AddModelError(field, "Write the day as year-month-day, such as 2027-03-01.");
        return null;
    }

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : TypedText.Of(text);
}
