using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Letters;

/// <summary>A rule of <c>pictures.css</c>, as far as it says something for paper. A later rule adds to an earlier one, and one of more classes to one of fewer.</summary>
/// <param name="Classes">A mark needs them all; none: of all text.</param>
/// <param name="Apply">What it says.</param>
internal sealed partial record PictureRule(ImmutableArray<string> Classes, Func<PictureLook, PictureLook> Apply)
{
    /// <summary>Colours of the page in light, by their names in <c>site.css</c>.</summary>
    private static readonly FrozenDictionary<string, PrintColour> Tokens =
        Token().Matches(Root().Match(Sheet("site.css")).Value).ToFrozenDictionary(m => m.Groups[1].Value, m => PrintColour.Of(m.Groups[2].Value));

    public bool Speaks(IReadOnlyCollection<string> classes, bool isText) => Classes.IsEmpty ? isText : Classes.All(classes.Contains);

    /// <summary>The rules in the order of the sheet.</summary>
    public static ImmutableArray<PictureRule> Read() => Read(Sheet("pictures.css"));

    /// <exception cref="FormatException">The sheet says what paper does not understand.</exception>
    public static ImmutableArray<PictureRule> Read(string sheet) =>
    [
        .. Block().Matches(Remark().Replace(sheet, "")).SelectMany(block =>
        {
            var says = block.Groups[2].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Says).ToList();
            return block.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)
                .Select(selector => new PictureRule(ClassesOf(selector), look => says.Aggregate(look, (changed, change) => change(changed))));
        }),
    ];

    private static ImmutableArray<string> ClassesOf(string selector)
    {
        string own = selector.StartsWith("svg ", StringComparison.Ordinal) ? selector[4..] : selector;
        return own == "text" ? [] : Classed().IsMatch(own) ? [.. own[1..].Split('.')] : throw new FormatException($"Paper does not understand of which marks '{selector}' speaks.");
    }

    private static Func<PictureLook, PictureLook> Says(string declaration)
    {
        string[] parts = declaration.Split(':', StringSplitOptions.TrimEntries);
        string value = parts[^1];
        return parts[0] switch
        {
            "fill" => With(ColourOf(value), (look, fill) => look with { Fill = fill }),
            "stroke" => With(ColourOf(value), (look, stroke) => look with { Stroke = stroke }),
            "stroke-width" => With(LengthOf(value), (look, width) => look with { Width = width }),
            "stroke-dasharray" => With(value.Split(' ').Select(LengthOf).ToArray(), (look, dash) => look with { Dash = (dash[0], dash[^1]) }),
            "font-size" => With(LengthOf(value), (look, size) => look with { TextSize = size }),
            "font-weight" => With(LengthOf(value), (look, weight) => look with { Bold = weight >= 600 }),
            "paint-order" or "stroke-linejoin" or "shape-rendering" => look => look,
            _ => throw new FormatException($"Paper does not understand '{declaration}'."),
        };
    }

    private static Func<PictureLook, PictureLook> With<T>(T value, Func<PictureLook, T, PictureLook> set) => look => set(look, value);

    private static PrintColour? ColourOf(string value) => value switch
    {
        "none" => null,
        ['#', ..] => PrintColour.Of(value),
        _ when Variable().Match(value) is { Success: true } variable && Tokens.TryGetValue(variable.Groups[1].Value, out var colour) => colour,
        _ => throw new FormatException($"'{value}' is no colour that paper knows."),
    };

    private static double LengthOf(string value) => double.Parse(value.EndsWith("px", StringComparison.Ordinal) ? value[..^2] : value, CultureInfo.InvariantCulture);

    private static string Sheet(string name)
    {
        using var reader = new StreamReader(typeof(PictureRule).Assembly.GetManifestResourceStream("PrecisionCare.Web." + name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Remark();

    [GeneratedRegex(@"([^{}]+)\{([^{}]*)\}")]
    private static partial Regex Block();

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"--([\w-]+): (#[0-9a-f]{6});")]
    private static partial Regex Token();

    [GeneratedRegex(@"^var\(--([\w-]+)\)$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(\.[\w-]+)+$")]
    private static partial Regex Classed();
}
