using System.Globalization;
using System.Text;

namespace PrecisionCare.Families.Ped;

/// <summary>Writes a family as the six columns of a PED file, for one condition. Names, ages and everything but parents by blood, sex and the condition are left out.</summary>
public static class PedWriter
{
    /// <param name="family">Without faults of its shape.</param>
    /// <param name="condition">Of which the sixth column speaks.</param>
    public static string Write(Family family, string condition)
    {
        var text = new StringBuilder("#family\tperson\tfather\tmother\tsex\taffected\n");
        var numbers = family.Persons.Select((p, i) => (p.Id, Number: (i + 1).ToString(CultureInfo.InvariantCulture))).ToDictionary(p => p.Id, p => p.Number);
        foreach (var person in family.Persons)
        {
            var (father, mother) = Parents(family, person.Id);
            string sex = person.SexForRules switch { AssignedSex.Male => "1", AssignedSex.Female => "2", _ => "0" };
            text.Append(CultureInfo.InvariantCulture, $"1\t{numbers[person.Id]}\t{Number(father)}\t{Number(mother)}\t{sex}\t{Affected(person, condition)}\n");
        }

        return text.ToString();

        string Number(string? id) => id is null ? "0" : numbers[id];
    }

    /// <summary>A parent of unknown sex takes the column that is free: the format has no other.</summary>
    private static (string? Father, string? Mother) Parents(Family family, string child)
    {
        string[] parents = [.. family.ParentsOf(child).Where(l => l.IsGenetic).Select(l => l.Parent).Take(2)];
        string? father = Array.Find(parents, p => family[p].SexForRules == AssignedSex.Male), mother = Array.Find(parents, p => family[p].SexForRules == AssignedSex.Female);
        foreach (string parent in parents.Where(p => p != father && p != mother))
        {
            if (father is null) father = parent;
            else mother ??= parent;
        }

        return (father, mother);
    }

    private static string Affected(FamilyPerson person, string condition)
    {
        var statuses = person.Conditions.Where(c => PersonCondition.Names.Equals(c.Name, condition)).Select(c => c.Status).ToList();
        if (statuses.Contains(ConditionStatus.Affected)) return "2";
        return statuses.Count > 0 && !statuses.Contains(ConditionStatus.Unknown) ? "1" : "0";
    }
}
