using System.Globalization;

namespace PrecisionCare.Counseling;

/// <summary>Sessions in words: the same on the page, in print and as FHIR.</summary>
public static class SessionText
{
    public static string Title(SessionKind kind) => kind switch
    {
        SessionKind.PreTest => "Pre-test counseling",
        SessionKind.PostTest => "Post-test counseling",
        _ => "Follow-up counseling",
    };

    public static string Of(MeetingWay way) => way switch { MeetingWay.Video => "by video", MeetingWay.Telephone => "by telephone", _ => "in person" };

    public static string Of(Interpreting interpreting) => interpreting switch
    {
        Interpreting.InRoom => "trained interpreter in the room",
        Interpreting.Remote => "trained interpreter by telephone or video",
        Interpreting.Companion => "relative or friend interpreted",
        _ => "no interpreter needed",
    };

    public static string Of(TestChoice choice) => choice switch
    {
        TestChoice.Consents => "consents to the test",
        TestChoice.Declines => "declines the test",
        TestChoice.Undecided => "has not decided yet",
        _ => "not discussed",
    };

    public static string Of(SecondaryChoice choice) => choice switch
    {
        SecondaryChoice.Wants => "wants to know them",
        SecondaryChoice.Declines => "does not want to know them",
        SecondaryChoice.Undecided => "has not decided yet",
        _ => "not discussed",
    };

    public static string Of(SecondaryStanding standing) => standing switch
    {
        SecondaryStanding.Shown => "a consent lets them be shown",
        SecondaryStanding.Withheld => "a consent withholds them",
        SecondaryStanding.Unreadable => "the consents cannot be read",
        _ => "no consent says so: they stay hidden",
    };

    public static string Of(Understanding outcome) => outcome == Understanding.Understood ? "understood" : "to be explained again";

    public static string Of(CancelReason reason) => reason switch
    {
        CancelReason.PatientAsked => "the patient asked for it",
        CancelReason.PatientIll => "the patient is ill",
        CancelReason.CounselorAway => "the counselor is away",
        CancelReason.ResultNotReady => "the result is not ready",
        CancelReason.Technical => "technical trouble",
        _ => "another reason",
    };

    public static string Of(AppointmentState state) => state switch
    {
        AppointmentState.Attended => "attended",
        AppointmentState.Missed => "missed",
        AppointmentState.Cancelled => "cancelled",
        _ => "booked",
    };

    public static string Of(ReferralState state) => state switch
    {
        ReferralState.Accepted => "accepted",
        ReferralState.Done => "done",
        ReferralState.Declined => "declined",
        _ => "asked",
    };

    public static string Of(ReferralUrgency urgency) => urgency switch
    {
        ReferralUrgency.Urgent => "urgent",
        ReferralUrgency.Asap => "as soon as possible",
        ReferralUrgency.Stat => "at once",
        _ => "routine",
    };

    /// <summary>When, how and with whom: <c>25-Oct-2026 14:30 Europe/Berlin (UTC+01:00), 45 minutes, by video</c>.</summary>
    public static string Frame(SessionContent content) => string.Join(", ", new[]
    {
        content.Start is { } start && ZonedTime.Zone(content.Zone) is { } zone ? ZonedTime.Shown(start, zone) : null,
        content.Minutes is { } minutes ? string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes") : null,
        Of(content.Way),
    }.OfType<string>());

    public static string Attendees(SessionContent content) => string.Join(", ", content.Attendees.Select(Attendee.Find).OfType<Attendee>().Select(a => a.Text));

    public static string Spoken(SessionContent content) => content.Language is { } language ? $"{language}; {Of(content.Interpreting)}" : Of(content.Interpreting);

    /// <summary>The whole session, in the order of the page; parts in which nothing stands are left out.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<string> Lines)> Sections(SignedSession session)
    {
        var content = session.Content;
        yield return ("Session", [Frame(content), $"With: {Attendees(content)}", $"Language: {Spoken(content)}"]);
        yield return ("Discussed", [.. content.Discussed.Select(DiscussedTopic.Find).OfType<DiscussedTopic>().Select(t => t.Text), .. content.More is { } more ? [more] : Array.Empty<string>()]);
        if (content.NotDiscussed.ToList() is { Count: > 0 } missing) yield return ("On the list and not discussed", [.. missing.Select(t => t.Text)]);
        if (!content.Questions.IsEmpty) yield return ("Questions of the patient", [.. content.Questions.Select(q => $"{q.Question} – {q.Answer ?? "still open"}")]);
        if (!content.TeachBacks.IsEmpty) yield return ("Understanding checked by teach-back", [.. content.TeachBacks.Select(t => $"{t.Topic}: “{t.Words}” – {Of(t.Outcome)}")]);
        yield return ("Decisions",
        [
            $"The test: {Of(content.Test)}", $"Secondary findings, as said: {Of(content.Secondary)}",
            $"Secondary findings, as held when signed: {Of(session.OnFile.Standing)}{(session.OnFile.Consent is { } consent ? $" ({consent})" : "")}",
            .. content.Decisions is { } words ? [words] : Array.Empty<string>(),
        ]);
        if (content.FollowUp is not null || content.FollowUpOn is not null)
            yield return ("Follow-up", [.. new[] { content.FollowUp, content.FollowUpOn?.ToString("dd-MMM-yyyy", CultureInfo.InvariantCulture) }.OfType<string>()]);
    }
}
