using System.Collections.Immutable;

namespace PrecisionCare.Explanations.Composing;

/// <summary>
/// One line of an outline: <c>when copies, unless likely, each risk: with.{group} | unknown</c>. The first of the templates whose slots are all known is said,
/// for each item of a list where one is named; nothing when no template can be filled or a condition does not hold.
/// </summary>
/// <param name="When">Slots that must be known.</param>
/// <param name="Unless">Slots that must not be known.</param>
/// <param name="Each">The list whose items the line is for.</param>
/// <param name="Templates">Ids, in which a slot in braces stands for its choice.</param>
internal sealed record OutlineLine(ImmutableArray<string> When, ImmutableArray<string> Unless, string? Each, ImmutableArray<string> Templates)
{
    /// <summary>What is said by one of several templates is about the line: two of them say the same thing otherwise.</summary>
    public string? About => Templates.Length > 1 || Templates[0].Contains('{', StringComparison.Ordinal) ? Templates[0] : null;
}

/// <summary>Which templates a page of a kind is made of, section by section: the same for every language.</summary>
internal sealed record Outline(ImmutableDictionary<SectionKind, ImmutableArray<OutlineLine>> Sections)
{
    private static readonly ImmutableDictionary<ResultKind, Lazy<Outline>> All =
        Enum.GetValues<ResultKind>().ToImmutableDictionary(kind => kind, kind => new Lazy<Outline>(() => Read(Slots.Kebab(kind.ToString()))));

    public static Outline Of(ResultKind kind) => All[kind].Value;

    private static Outline Read(string kind)
    {
        var sections = new Dictionary<SectionKind, List<OutlineLine>>();
        List<OutlineLine>? section = null;
        foreach (string line in TextFile.Lines($"outlines/{kind}.txt"))
        {
            if (line.StartsWith('[')) section = sections[SectionOf(line)] = [];
            else if (line.StartsWith("use ", StringComparison.Ordinal)) section!.AddRange(Shared(line[4..]));
            else section!.Add(Parse(line, kind));
        }
        return new Outline(sections.ToImmutableDictionary(s => s.Key, s => s.Value.ToImmutableArray()));
    }

    /// <summary>A block of lines that several kinds use.</summary>
    private static IEnumerable<OutlineLine> Shared(string block) => TextFile.Lines("outlines/shared.txt")
        .SkipWhile(l => l != $"[{block}]").Skip(1).TakeWhile(l => l[0] != '[').Select(l => Parse(l, "common"));

    private static SectionKind SectionOf(string heading) => Enum.GetValues<SectionKind>().First(s => $"[{Slots.Kebab(s.ToString())}]" == heading);

    private static OutlineLine Parse(string line, string kind)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        string[] conditions = colon < 0 ? [] : line[..colon].Split(", ");
        string[] Of(string word) => [.. conditions.Where(c => c.StartsWith(word, StringComparison.Ordinal)).Select(c => c[word.Length..])];
        string[] ids = line[(colon < 0 ? 0 : colon + 2)..].Split(" | ");
        return new OutlineLine([.. Of("when ")], [.. Of("unless ")], Of("each ").FirstOrDefault(),
            [.. ids.Select(id => id.StartsWith("common.", StringComparison.Ordinal) ? id : $"{kind}.{id}")]);
    }
}
