namespace PrecisionCare.Storage.Accounts;

/// <summary>What a person had entered when their session ended before it was sent.</summary>
public sealed class KeptFormRow
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public required Guid AccountId { get; init; }

    /// <summary>Address and fields, encrypted.</summary>
    public required byte[] Content { get; init; }

    public required DateTimeOffset EndsAt { get; init; }
}
