using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Families;
using PrecisionCare.Tests;

namespace PrecisionCare.Domain.Tests.Families;

/// <summary>
/// A pedigree of <c>tests/Pedigrees</c>, written down as one would say it: a line for each person, couple, group of children, donor and pair of twins. A line that
/// starts with # is a remark.
/// </summary>
internal static class AuthoredFamily
{
    private static readonly Dictionary<string, Gender> Genders = new() { ["man"] = Gender.Man, ["woman"] = Gender.Woman, ["nonbinary"] = Gender.NonBinary, ["unknown"] = Gender.Unknown };

    public static string Folder { get; } = Path.Combine(ReferenceData.Repository, "tests", "Pedigrees");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static Family Open(string name) => Read(File.ReadAllLines(Path.Combine(Folder, name + ".txt")));

    public static Family Read(params IEnumerable<string> lines)
    {
        var family = new Family { Proband = "" };
        foreach (string[] words in lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            family = words switch
            {
                ["proband", var id] => family with { Proband = id },
                ["consultand", var id] => family with { Consultand = id },
                ["couple", var one, var other, .. var how] => family with { Partnerships = family.Partnerships.Add(new Partnership(one, other, how.Contains("related"), how.Contains("parted"))) },
                ["children", .. var rest] => Children(family, rest),
                ["egg-donor" or "sperm-donor" or "surrogate", var donor, "of", .. var children] => family with
                {
                    Parents = family.Parents.AddRange(children.Select(c => new ParentLink(c, donor, words[0] switch { "egg-donor" => ParentKind.EggDonor, "sperm-donor" => ParentKind.SpermDonor, _ => ParentKind.Surrogate }))),
                },
                ["social-parent", var parent, "of", .. var children] => family with
                {
                    Parents = [.. family.Parents.Select(l => l.Parent == parent && children.Contains(l.Child) ? l with { Kind = ParentKind.Social } : l)],
                },
                ["twins", var egg, .. var members] => family with
                {
                    Twins = family.Twins.Add(new TwinGroup([.. members], egg switch { "identical" => Zygosity.Monozygotic, "fraternal" => Zygosity.Dizygotic, _ => Zygosity.Unknown })),
                },
                [var id, var gender, .. var rest] when Genders.ContainsKey(gender) => family with { Persons = family.Persons.Add(Person(id, Genders[gender], string.Join(' ', rest))) },
                _ => throw new FormatException($"What is '{string.Join(' ', words)}'?"),
            };
        }

        return family;
    }

    /// <summary><c>father mother : child child (adopted)</c>.</summary>
    private static Family Children(Family family, string[] words)
    {
        int colon = Array.IndexOf(words, ":");
        var kind = words.Contains("(adopted)") ? ParentKind.Adoptive : ParentKind.Biological;
        return family with { Parents = family.Parents.AddRange(words[(colon + 1)..].Where(w => w != "(adopted)").SelectMany(c => words[..colon].Select(p => new ParentLink(c, p, kind)))) };
    }

    /// <summary><c>name=Anna age=45 | Breast cancer 42 both; Ovarian cancer carrier</c>.</summary>
    private static FamilyPerson Person(string id, Gender gender, string said)
    {
        string[] parts = said.Split('|');
        var person = new FamilyPerson { Id = id, Gender = gender };
        foreach (string word in parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = word.Split('=');
            string value = pair.Length > 1 ? pair[1] : "";
            person = pair[0] switch
            {
                "name" => person with { Label = value.Replace('_', ' ') },
                "age" => person with { Age = Number(value) },
                "born" => person with { BornYear = (int)Number(value) },
                "dead" => person with { Deceased = true, DeceasedAge = value.Length > 0 ? Number(value) : null },
                "weeks" => person with { Weeks = (int)Number(value) },
                "afab" => person with { Assigned = AssignedSex.Female },
                "amab" => person with { Assigned = AssignedSex.Male },
                "uaab" => person with { Assigned = AssignedSex.Unassigned },
                "adopted" => person with { Adoption = Enum.Parse<Adoption>(value, ignoreCase: true) },
                _ => person with { Kind = Enum.Parse<PersonKind>(pair[0], ignoreCase: true) },
            };
        }

        return person with { Conditions = parts.Length < 2 ? [] : [.. parts[1].Split(';', StringSplitOptions.TrimEntries).Select(Condition)] };
    }

    private static PersonCondition Condition(string said)
    {
        var condition = new PersonCondition("");
        var name = new List<string>();
        foreach (string word in said.Split(' '))
        {
            if (decimal.TryParse(word, CultureInfo.InvariantCulture, out decimal onset)) condition = condition with { Onset = onset };
            else if (word == "both") condition = condition with { Side = Laterality.BothSides };
            else if (word is "carrier" or "presymptomatic" or "unaffected") condition = condition with { Status = Enum.Parse<ConditionStatus>(word, ignoreCase: true) };
            else if (word == "tested-negative") condition = condition with { Status = ConditionStatus.TestedNegative };
            else if (word == "?") condition = condition with { Status = ConditionStatus.Unknown };
            else name.Add(word);
        }

        return condition with { Name = string.Join(' ', name) };
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
