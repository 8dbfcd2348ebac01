namespace PrecisionCare.Counseling;

/// <summary>What a counseling session is for. Names are kept with sessions, never renamed.</summary>
public enum SessionKind { PreTest, PostTest, FollowUp }

/// <summary>How people met.</summary>
public enum MeetingWay { InPerson, Video, Telephone }

/// <summary>Who carried words between languages.</summary>
public enum Interpreting
{
    NotNeeded,

    /// <summary>A trained interpreter in the room.</summary>
    InRoom,

    /// <summary>A trained interpreter by telephone or video.</summary>
    Remote,

    /// <summary>A relative or friend: said of what happened, not advised.</summary>
    Companion,
}

/// <summary>What the patient decided about a test.</summary>
public enum TestChoice { NotDiscussed, Consents, Declines, Undecided }

/// <summary>What the patient said about secondary findings. What holds is the consent on file alone (<see cref="SecondaryOnFile"/>).</summary>
public enum SecondaryChoice { NotDiscussed, Wants, Declines, Undecided }

/// <summary>How a patient gave a topic back in their own words.</summary>
public enum Understanding { Understood, ExplainAgain }

/// <summary>Who took part beside the counselor: a relation, never a name.</summary>
/// <param name="Code">HL7 v3 RoleCode.</param>
/// <param name="Text">As people read it.</param>
public sealed record Attendee(string Code, string Text)
{
    public const string System = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    public static System.Collections.Immutable.ImmutableArray<Attendee> All { get; } =
    [
        new("ONESELF", "Patient"), new("SIGOTHR", "Partner"), new("MTH", "Mother"), new("FTH", "Father"), new("SIB", "Sister or brother"), new("CHILD", "Child"),
        new("EXT", "Other relative"), new("FRND", "Friend"), new("GUARD", "Guardian"),
    ];

    public static Attendee? Find(string code) => All.FirstOrDefault(a => a.Code == code);
}
