namespace PrecisionCare.Conferences;

/// <summary>Somebody who was asked, or who asks.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">As others read it.</param>
/// <param name="Role">What they are, as accounts name roles: <c>Clinician</c>, <c>GeneticCounselor</c>; empty when neither any more.</param>
/// <param name="Active">Whether the person still works here: may sign in, and treats or counsels.</param>
public sealed record Participant(Guid Account, string Name, string Role, bool Active = true);

/// <summary>Where somebody stands on an option. Abstaining is an answer; having said nothing is none.</summary>
public enum Stance
{
    For,
    Against,
    Abstain,
}

/// <summary>The last word of a participant on an option.</summary>
public sealed record Vote(int Option, Guid By, Stance Stance, DateTimeOffset At);

/// <summary>What somebody said. Comments are added and never changed; the author may withdraw one, and it then stands there as withdrawn.</summary>
/// <param name="Id">Key.</param>
/// <param name="By">The author's account.</param>
/// <param name="At">When.</param>
/// <param name="Words">Plain text; <c>null</c> when it was withdrawn, or is not shown to who asks.</param>
/// <param name="WithdrawnAt">When the author took it back.</param>
public sealed record Comment(Guid Id, Guid By, DateTimeOffset At, string? Words, DateTimeOffset? WithdrawnAt)
{
    public const int LongestWords = 2000;

    /// <summary>Of one conference: more belong into another.</summary>
    public const int Most = 100;

    /// <summary>It stands, and was written where other facts could be seen than the reader sees.</summary>
    public bool IsNotShown => Words is null && WithdrawnAt is null;
}
