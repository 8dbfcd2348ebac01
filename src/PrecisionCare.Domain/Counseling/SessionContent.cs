using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PrecisionCare.Decisions;

namespace PrecisionCare.Counseling;

/// <summary>A question of the patient, and what was answered; without an answer it is open.</summary>
public sealed record AskedQuestion(string Question, string? Answer);

/// <summary>A topic that the patient gave back in their own words (AHRQ Health Literacy Universal Precautions Toolkit, tool 5).</summary>
public sealed record TeachBack(string Topic, string Words, Understanding Outcome);

/// <summary>What a session record holds: as a draft, and as it was signed.</summary>
public sealed record SessionContent
{
    public const int MostRows = 12;
    public const int LongestLine = 300;
    public const int LongestText = 2000;
    public const int MostMinutes = 480;

    public SessionKind Kind { get; init; }

    /// <summary>When it began; <c>null</c> in a draft that does not say yet.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The time zone in which <see cref="Start"/> was said, by its IANA name.</summary>
    public required string Zone { get; init; }

    /// <summary>How long it took, in minutes.</summary>
    public int? Minutes { get; init; }

    public MeetingWay Way { get; init; }

    /// <summary>Codes of <see cref="Attendee"/>s.</summary>
    public ImmutableArray<string> Attendees { get; init; } = [];

    public Interpreting Interpreting { get; init; }

    /// <summary>The language that was spoken with the patient.</summary>
    public string? Language { get; init; }

    /// <summary>Codes of <see cref="DiscussedTopic"/>s.</summary>
    public ImmutableArray<string> Discussed { get; init; } = [];

    public string? More { get; init; }

    public ImmutableArray<AskedQuestion> Questions { get; init; } = [];

    public ImmutableArray<TeachBack> TeachBacks { get; init; } = [];

    public TestChoice Test { get; init; }

    public SecondaryChoice Secondary { get; init; }

    /// <summary>Other decisions, in words.</summary>
    public string? Decisions { get; init; }

    public string? FollowUp { get; init; }

    public DateOnly? FollowUpOn { get; init; }

    /// <summary>Topics on the list of the kind that were not spoken of.</summary>
    [JsonIgnore]
    public IEnumerable<DiscussedTopic> NotDiscussed => DiscussedTopic.Of(Kind).Where(t => !Discussed.Contains(t.Code));

    /// <summary>Everything that keeps it from being kept, at once; for signing, what a record cannot do without too.</summary>
    /// <param name="now">The program's clock.</param>
    /// <param name="signing">It is signed, not only kept.</param>
    public ImmutableArray<DecisionFault> Faults(DateTimeOffset now, bool signing)
    {
        var faults = ImmutableArray.CreateBuilder<DecisionFault>();
        void Long(string? text, int most, string field)
        {
            if (text?.Length > most) faults.Add(new(field, $"Say it in at most {most} characters."));
        }

        if (Start > now) faults.Add(new(nameof(Start), "A session is recorded once it has begun. Book an appointment for one to come."));
        if (ZonedTime.Zone(Zone) is null) faults.Add(new(nameof(Zone), "Choose a time zone of the list."));
        if (Minutes is < 1 or > MostMinutes) faults.Add(new(nameof(Minutes), $"Give the length in 1 to {MostMinutes} minutes."));
        if (Attendees.FirstOrDefault(a => Attendee.Find(a) is null) is { } nobody) faults.Add(new(nameof(Attendees), $"'{nobody}' is not on the list."));
        if (Discussed.FirstOrDefault(t => DiscussedTopic.Find(t) is null) is { } nothing) faults.Add(new(nameof(Discussed), $"'{nothing}' is not on the list."));
        Long(Language, 60, nameof(Language));
        Long(More, LongestText, nameof(More));
        Long(Decisions, LongestText, nameof(Decisions));
        Long(FollowUp, LongestText, nameof(FollowUp));
        if (Interpreting != Interpreting.NotNeeded && Language is null) faults.Add(new(nameof(Language), "Say into which language was interpreted."));
        if (Questions.Length > MostRows) faults.Add(new(nameof(Questions), $"At most {MostRows} questions."));
        if (TeachBacks.Length > MostRows) faults.Add(new(nameof(TeachBacks), $"At most {MostRows} topics."));
        for (int i = 0; i < Questions.Length; i++)
        {
            if (Questions[i].Question.Length is 0 or > LongestLine) faults.Add(new($"{nameof(Questions)}[{i}].Question", $"Write the question in 1 to {LongestLine} characters."));
            Long(Questions[i].Answer, LongestText, $"{nameof(Questions)}[{i}].Answer");
        }

        for (int i = 0; i < TeachBacks.Length; i++)
        {
            if (TeachBacks[i].Topic.Length is 0 or > LongestLine) faults.Add(new($"{nameof(TeachBacks)}[{i}].Topic", $"Name the topic in 1 to {LongestLine} characters."));
            if (TeachBacks[i].Words.Length is 0 or > LongestText) faults.Add(new($"{nameof(TeachBacks)}[{i}].Words", "Write what the patient said, in the patient's own words."));
        }

        if (signing) OfSigning(faults);
        return faults.ToImmutable();
    }

    private void OfSigning(ImmutableArray<DecisionFault>.Builder faults)
    {
        if (Start is null) faults.Add(new("Day", "Say on which day and at which time it began."));
        if (Attendees.IsEmpty) faults.Add(new(nameof(Attendees), "Tick who took part."));
        if (Discussed.IsEmpty && More is null) faults.Add(new(nameof(Discussed), "Tick what was discussed, or say it in words."));
    }
}
