using PrecisionCare.Decisions;

namespace PrecisionCare.Counseling;

/// <summary>A counseling session as its counselor signed it. It is never changed: a note that is signed in its turn amends it.</summary>
public sealed record SignedSession
{
    public required Guid Id { get; init; }

    public required SessionContent Content { get; init; }

    public required Signature Signature { get; init; }

    /// <summary>What the consents on file said about secondary findings when it was signed, as the consent engine read them.</summary>
    public required SecondaryOnFile OnFile { get; init; }
}

/// <summary>A signed note that amends a signed session.</summary>
/// <param name="Number">Counted from 1 for each session.</param>
/// <param name="Text">What is added or corrected.</param>
/// <param name="Signature">Who says so.</param>
public sealed record SessionNote(int Number, string Text, Signature Signature)
{
    public const int Longest = 2000;
}
