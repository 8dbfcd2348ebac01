using System.Collections.Immutable;

namespace PrecisionCare.Explanations.Composing;

/// <summary>What is known of a result, in the words of one language. A slot that is not known is not there.</summary>
/// <param name="outer">Slots of the whole result, for the slots of one of its medicines or risks.</param>
internal sealed class Slots(Slots? outer = null)
{
    private readonly Dictionary<string, ImmutableArray<TextRun>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<Slots>> _lists = new(StringComparer.Ordinal);

    /// <summary>Which of several things these slots are of; the same in every language.</summary>
    public string? About { get; init; }

    public ImmutableArray<TextRun>? Value(string slot) => _values.TryGetValue(slot, out var runs) ? runs : outer?.Value(slot);

    /// <summary>The value of a slot that chooses a template.</summary>
    public string? Code(string slot) => _codes.GetValueOrDefault(slot) ?? outer?.Code(slot);

    public ImmutableArray<Slots> List(string name) => _lists.TryGetValue(name, out var items) ? items : [];

    public bool Knows(string slot) => Value(slot) is not null || Code(slot) is not null || List(slot).Length > 0;

    public Slots Text(string slot, string? text, TextRunKind kind = TextRunKind.Plain) => Text(slot, text is { Length: > 0 } ? [new TextRun(text, kind)] : []);

    public Slots Text(string slot, ImmutableArray<TextRun> runs)
    {
        if (!runs.IsEmpty) _values[slot] = runs;
        return this;
    }

    /// <summary>A choice, in kebab case; <paramref name="unknown"/> counts as not known.</summary>
    public Slots Choice<T>(string slot, T value, T? unknown = null)
        where T : struct, Enum
    {
        if (!EqualityComparer<T?>.Default.Equals(value, unknown)) _codes[slot] = Kebab(value.ToString());
        return this;
    }

    /// <summary>A choice by its code.</summary>
    public Slots Choose(string slot, string code)
    {
        _codes[slot] = code;
        return this;
    }

    /// <summary>Something that is so or not.</summary>
    public Slots Flag(string slot, bool set)
    {
        if (set) _codes[slot] = "yes";
        return this;
    }

    public Slots Items(string name, IEnumerable<Slots> items)
    {
        _lists[name] = [.. items];
        return this;
    }

    internal static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
