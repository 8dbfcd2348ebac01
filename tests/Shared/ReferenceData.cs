namespace PrecisionCare.Tests;

/// <summary>
/// The reference data that tests read but the repository does not hold: a folder named <c>shared</c> beside the checkout, or the one that
/// PRECISIONCARE_REFERENCE names.
/// </summary>
internal static class ReferenceData
{
    /// <summary>The checkout's top folder.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The reference folder, or <c>null</c> where there is none.</summary>
    public static string? Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root!, .. parts]);

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "PrecisionCare.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("The tests run from inside a checkout.");
    }

    private static string? FindRoot()
    {
        string folder = Environment.GetEnvironmentVariable("PRECISIONCARE_REFERENCE") ?? Path.Combine(Repository, "..", "shared");
        return Directory.Exists(Path.Combine(folder, "data")) ? Path.GetFullPath(folder) : null;
    }
}

/// <summary>A fact that needs the reference data; skipped, with that reason, where it is absent.</summary>
internal sealed class ReferenceFactAttribute : FactAttribute
{
    public ReferenceFactAttribute()
    {
        if (ReferenceData.Root is null) Skip = "The reference data folder is not beside the checkout.";
    }
}

/// <summary>A theory that needs the reference data; skipped, with that reason, where it is absent.</summary>
internal sealed class ReferenceTheoryAttribute : TheoryAttribute
{
    public ReferenceTheoryAttribute()
    {
        if (ReferenceData.Root is null) Skip = "The reference data folder is not beside the checkout.";
    }
}
