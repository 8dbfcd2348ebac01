using System.Collections.Immutable;

namespace PrecisionCare.Families.Ped;

/// <summary>What a pedigree file gave.</summary>
/// <param name="Family">What is sound of it; <c>null</c> when nothing is.</param>
/// <param name="Issues">Every fault with its line.</param>
public sealed record PedReading(Family? Family, ImmutableArray<Issue> Issues)
{
    public bool IsSound => Family is not null && Issues.All(i => i.Severity != IssueSeverity.Error);
}

/// <summary>
/// Reads the six columns of a PED file (PLINK, GATK): family, person, father, mother, sex (1 male, 2 female, other not known), affected (2 yes, 1 no, 0 or −9 not known).
/// More columns are not read. People are numbered anew, since ids of files may be names and ids stand in addresses; the id of the file becomes the label.
/// </summary>
public static class PedReader
{
    private sealed record Row(int Line, string Family, string Id, string Father, string Mother, string Sex, string Phenotype);

    private delegate void Reporter(string code, IssueSeverity severity, int line, string message, string remedy);

    /// <param name="text">The file.</param>
    /// <param name="file">Its name, for Issues.</param>
    /// <param name="condition">Of which condition the sixth column speaks.</param>
    /// <param name="proband">Person of the file who becomes the proband; <c>null</c> for the first affected, else the first.</param>
    public static PedReading Read(string text, string file, string condition, string? proband = null)
    {
        var issues = ImmutableArray.CreateBuilder<Issue>();
        void Report(string code, IssueSeverity severity, int line, string message, string remedy) => issues.Add(new Issue("ped." + code, severity, message, remedy, new SourceLocation(file, line)));
        var rows = Rows(text, Report);
        if (rows.Count == 0)
        {
            if (issues.Count == 0) Report("empty", IssueSeverity.Error, 1, "The file has no person.", "Give a line of six columns for each person.");
            return new PedReading(null, issues.ToImmutable());
        }

        if (rows.Find(r => r.Family != rows[0].Family) is { } stranger) Report("families", IssueSeverity.Error, stranger.Line, "A second family begins here.", "Keep the lines of one family.");
        foreach (var same in rows.GroupBy(r => r.Id).Where(g => g.Count() > 1)) Report("same-person", IssueSeverity.Error, same.Last().Line, "The person has a line already.", "Keep one.");
        if (proband is not null && rows.TrueForAll(r => r.Id != proband)) Report("proband", IssueSeverity.Error, 1, "The proband that was named has no line.", "Name a person of the file.");

        var lines = rows.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.First());
        var sexes = Sexes(rows, lines, Report);
        var ids = rows.Select(r => r.Id).Concat(rows.SelectMany(r => new[] { r.Father, r.Mother }).Where(p => p != "0")).Distinct().Select((id, i) => (id, New: $"p{i + 1}")).ToDictionary(p => p.id, p => p.New);
        var family = new Family
        {
            Proband = ids[proband is not null && ids.ContainsKey(proband) ? proband : (rows.Find(r => r.Phenotype == "2") ?? rows[0]).Id],
            Persons = [.. ids.Select(p => Person(p.Key, p.Value, sexes.GetValueOrDefault(p.Key), lines.GetValueOrDefault(p.Key)?.Phenotype, condition))],
            Parents = [.. lines.Values.SelectMany(r => new[] { r.Father, r.Mother }.Where(p => p != "0" && p != r.Id).Select(p => new ParentLink(ids[r.Id], ids[p]))).Distinct()],
            Partnerships = [.. lines.Values.Where(r => r.Father != "0" && r.Mother != "0" && r.Father != r.Mother).Select(r => new Partnership(ids[r.Father], ids[r.Mother])).Distinct()],
        };
        var named = ids.ToDictionary(p => p.Value, p => p.Key);
        foreach (var fault in FamilyFaults.Of(family, file).Where(f => f.Code is "family.circle" or "family.too-many"))
        {
            int line = fault.Where.Path is { } path && named.TryGetValue(path, out string? id) && lines.TryGetValue(id, out var row) ? row.Line : 1;
            if (fault.Code == "family.circle") Report("circle", fault.Severity, line, "The person is their own ancestor.", "Correct father and mother.");
            else Report("too-many", fault.Severity, line, fault.Message, fault.Remedy);
        }

        return new PedReading(family, [.. issues.OrderBy(i => i.Where.Line)]);
    }

    /// <summary>Sex by the fifth column, else by being a father or a mother.</summary>
    private static Dictionary<string, AssignedSex> Sexes(List<Row> rows, Dictionary<string, Row> lines, Reporter report)
    {
        var sexes = lines.Values.ToDictionary(r => r.Id, r => r.Sex switch { "1" => AssignedSex.Male, "2" => AssignedSex.Female, _ => AssignedSex.NotStated });
        foreach (var row in rows)
        {
            foreach (var (parent, sex, word) in new[] { (row.Father, AssignedSex.Male, "father"), (row.Mother, AssignedSex.Female, "mother") })
            {
                if (parent == "0") continue;
                if (parent == row.Id) report("own-parent", IssueSeverity.Error, row.Line, $"The person is their own {word}.", "Correct the column.");
                else if (!lines.ContainsKey(parent)) report("no-line", IssueSeverity.Warning, row.Line, $"The {word} has no line and is taken as somebody of whom nothing is known.", "Add a line for them.");
                if (sexes.GetValueOrDefault(parent) is { } known and not AssignedSex.NotStated && known != sex)
                    report("parent-sex", IssueSeverity.Error, row.Line, $"The {word} is {(known == AssignedSex.Male ? "male" : "female")} by another line.", "Correct the sex, or the columns of father and mother.");
                else sexes[parent] = sex;
            }
        }

        return sexes;
    }

    private static List<Row> Rows(string text, Reporter report)
    {
        var rows = new List<Row>();
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string[] columns = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length == 0 || columns[0][0] == '#') continue;
            if (columns.Length < 6)
            {
                report("columns", IssueSeverity.Error, number, $"The line has {columns.Length} columns instead of six.", "Write family, person, father, mother, sex and affected.");
                continue;
            }

            if (columns[..4].Any(c => c.Length > 60)) report("id", IssueSeverity.Error, number, "An id is longer than 60 characters.", "Shorten it.");
            if (columns[1] == "0") report("id", IssueSeverity.Error, number, "A person cannot be named 0, which stands for nobody.", "Choose another id.");
            if (columns[4] is not ("1" or "2" or "0" or "-9")) report("sex", IssueSeverity.Warning, number, "The sex is none of 1, 2 and 0 and is taken as not known.", "Write 1 for male, 2 for female, 0 for not known.");
            if (columns[5] is not ("0" or "1" or "2" or "-9")) report("affected", IssueSeverity.Error, number, "The sixth column is none of 0, 1, 2 and -9.", "Write 2 for affected, 1 for not affected, 0 or -9 for not known.");
            rows.Add(new Row(number, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]));
        }

        return rows;
    }

    private static FamilyPerson Person(string label, string id, AssignedSex sex, string? phenotype, string condition) => new()
    {
        Id = id,
        Label = label,
        Gender = sex switch { AssignedSex.Female => Gender.Woman, AssignedSex.Male => Gender.Man, _ => Gender.Unknown },
        Conditions = phenotype switch
        {
            "2" => [new PersonCondition(condition)],
            "1" => [new PersonCondition(condition, ConditionStatus.Unaffected)],
            _ => [],
        },
    };
}
