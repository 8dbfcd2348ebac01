using System.Collections.Immutable;
using System.Globalization;

namespace PrecisionCare.Families.Layout;

/// <summary>What is written below a symbol, in short lines.</summary>
public static class Caption
{
    private const int Longest = 15;
    private const double PerCharacter = 6.9;

    /// <summary>Estimated width of a line in pixels, for letters of 13 px.</summary>
    public static double Width(string line) => line.Length * PerCharacter;

    /// <param name="name">Generation and number, <c>II-3</c>.</param>
    /// <param name="person">Who.</param>
    public static ImmutableArray<string> Of(string name, FamilyPerson person)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(name);
        if (person.Label is { Length: > 0 } label) lines.AddRange(Wrapped(label));
        if (person.NeedsAssignedSex) lines.Add(person.Assigned switch { AssignedSex.Female => "AFAB", AssignedSex.Male => "AMAB", _ => "UAAB" });
        if (Life(person) is { Length: > 0 } life) lines.AddRange(Wrapped(life));
        foreach (var condition in person.Conditions) lines.AddRange(Wrapped(Of(condition)));
        return lines.ToImmutable();
    }

    /// <summary><c>45 y</c>, <c>b. 1961</c>, <c>d. 62 y</c>, <c>SB 34 wk</c>.</summary>
    private static string Life(FamilyPerson person)
    {
        string kind = person.Kind switch { PersonKind.EctopicPregnancy => "ECT", PersonKind.Stillbirth => "SB", PersonKind.Termination => "TOP", _ => "" };
        string weeks = person.Weeks is { } count ? $"{count} wk" : "";
        string life = person.Deceased
            ? person.DeceasedAge is { } at ? $"d. {Years(at)} y" : person.BornYear is { } born ? $"b. {born}, d." : ""
            : person.Age is { } age ? $"{Years(age)} y" : person.BornYear is { } year ? $"b. {year}" : "";
        return string.Join(' ', new[] { kind, weeks, life }.Where(p => p.Length > 0));
    }

    /// <summary><c>Breast cancer 42, both sides</c>; what is not an illness of theirs says so.</summary>
    private static string Of(PersonCondition condition)
    {
        string status = condition.Status switch
        {
            ConditionStatus.Carrier => " carrier",
            ConditionStatus.Presymptomatic => " variant, not ill",
            ConditionStatus.TestedNegative => " tested negative",
            ConditionStatus.Unaffected => ": no",
            ConditionStatus.Unknown => " ?",
            _ => "",
        };
        return condition.Name + status + (condition.Onset is { } onset ? $" {Years(onset)}" : "") + (condition.Side == Laterality.BothSides ? ", both sides" : "");
    }

    private static string Years(decimal years) => years.ToString("0.#", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Wrapped(string text)
    {
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Cut))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Longest)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : line + " " + word;
        }

        if (line.Length > 0) yield return line;
    }

    /// <summary>A word that no line holds is cut.</summary>
    private static IEnumerable<string> Cut(string word)
    {
        const int most = 22;
        for (; word.Length > most; word = word[(most - 1)..]) yield return word[..(most - 1)] + "-";
        yield return word;
    }
}
