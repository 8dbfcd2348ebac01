namespace PrecisionCare.Storage.Accounts;

/// <summary>A browser that is signed in. Its cookie holds the token, the row only the token's SHA-256: who reads the database cannot take a session over.</summary>
public sealed class SessionRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required byte[] TokenHash { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>To the half minute; what a page does by itself does not count.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>However busy the person is, the session ends then.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>How the person proved who they are: <c>password</c>, <c>password and code</c>, <c>passkey</c>, …</summary>
    public required string SignedInBy { get; init; }

    /// <summary>Browser and system in a few words, as the browser says; nothing is decided by it.</summary>
    public required string Browser { get; init; }
}
