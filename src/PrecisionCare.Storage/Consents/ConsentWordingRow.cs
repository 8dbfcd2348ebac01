namespace PrecisionCare.Storage.Consents;

/// <summary>A version of the text that patients sign. Never changed: another text is another version.</summary>
public sealed class ConsentWordingRow
{
    /// <summary><c>care</c> or <c>research</c>.</summary>
    public required string Form { get; init; }

    public int Version { get; init; }

    public required string Text { get; init; }

    public Guid AddedBy { get; init; }

    public DateTimeOffset AddedAt { get; init; }
}
