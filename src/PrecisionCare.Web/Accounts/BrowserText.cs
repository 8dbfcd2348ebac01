namespace PrecisionCare.Web.Accounts;

/// <summary>Names browser and system from what a browser says of itself, in a few words of our own; nothing of its text is kept.</summary>
internal static class BrowserText
{
    /// <summary>In this order, since later ones hide in the text of earlier ones.</summary>
    private static readonly (string Mark, string Name)[] Browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrom", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    public static string Of(string userAgent)
    {
        string? browser = Name(Browsers), system = Name(Systems);
        return browser is null ? "Unknown browser" : system is null ? browser : $"{browser} on {system}";

        string? Name((string Mark, string Name)[] known) => known.FirstOrDefault(k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Name;
    }
}
