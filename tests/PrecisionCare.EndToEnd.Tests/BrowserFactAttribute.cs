namespace PrecisionCare.EndToEnd.Tests;

/// <summary>A fact that needs a real browser; skipped, with that reason, where none is installed.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.WhyMissing;
}

/// <summary>A theory that needs a real browser; skipped, with that reason, where none is installed.</summary>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.WhyMissing;
}

/// <summary>The system's Chromium; Playwright's own build is not downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static string? Executable { get; } = Environment.GetEnvironmentVariable("PRECISIONCARE_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    public static string? WhyMissing => Executable is null ? "Chromium is not installed." : null;
}
