namespace PrecisionCare.Web.Letters;

/// <summary>Looks for a font to embed: one that the machine has, or that a setting names.</summary>
/// <param name="Face">What was found.</param>
/// <param name="WhyNot">Why none was, in words for the page; <c>null</c> when one was.</param>
internal sealed record FontSearch(LetterFace? Face, string? WhyNot)
{
    /// <summary>Setting that names a folder with fonts, searched first.</summary>
    public const string FolderSetting = "Letters:FontFolder";

    private static readonly (string Name, string Regular, string Bold)[] Families =
    [
        ("Noto Sans", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
        ("Liberation Sans", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
        ("DejaVu Sans", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ];

    private static readonly string[] SystemFolders = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", @"C:\Windows\Fonts"];

    public static FontSearch OnThisMachine(string? folder) => In(folder is { Length: > 0 } ? [folder, .. SystemFolders] : SystemFolders);

    /// <param name="folders">Searched with what lies in them, in this order.</param>
    public static FontSearch In(IEnumerable<string> folders)
    {
        string[] searched = [.. folders];
        foreach (string folder in searched.Where(Directory.Exists))
        {
            var files = Directory.EnumerateFiles(folder, "*.ttf", SearchOption.AllDirectories).ToLookup(f => Path.GetFileName(f), StringComparer.OrdinalIgnoreCase);
            foreach (var (name, regular, bold) in Families)
            {
                if (files[regular].FirstOrDefault() is { } upright && files[bold].FirstOrDefault() is { } heavy)
                    return new FontSearch(new LetterFace(name, new LetterFont(File.ReadAllBytes(upright)), new LetterFont(File.ReadAllBytes(heavy))), null);
            }
        }

        return new FontSearch(null,
            $"No font to embed was found: this machine has none of {string.Join(", ", Families.Select(f => f.Name))}. Print the page instead. An administrator can install one or name its folder in {FolderSetting}.");
    }
}
