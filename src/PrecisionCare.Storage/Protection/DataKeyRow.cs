namespace PrecisionCare.Storage.Protection;

/// <summary>A data key, wrapped by the master key. What it sealed can be read as long as this row holds it, and never after.</summary>
public sealed class DataKeyRow
{
    /// <summary>The patient; <see cref="Guid.Empty"/> for the installation.</summary>
    public Guid Owner { get; init; }

    /// <summary>The version of the master key that wraps it.</summary>
    public int MasterVersion { get; set; }

    /// <summary>The wrapped key; <c>null</c> once destroyed.</summary>
    public byte[]? Wrapped { get; set; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? DestroyedAt { get; set; }
}
