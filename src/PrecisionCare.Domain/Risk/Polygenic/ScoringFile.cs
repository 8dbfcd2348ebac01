using System.Collections.Immutable;
using System.Globalization;
using PrecisionCare.Genome;

namespace PrecisionCare.Risk.Polygenic;

/// <summary>
/// A scoring file of the PGS Catalog (format 2.0), harmonised to GRCh38: lines <c>#key=value</c>, a header, then one variant a line (Lambert, Nat Genet
/// 2021;53:420). Only the harmonised positions are used; an author's own may be of another assembly.
/// </summary>
public sealed record ScoringFile
{
    private const string Build = "GRCh38";

    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Trait { get; init; }

    /// <summary>As the catalog cites the paper: authors, journal, year and DOI.</summary>
    public required string Citation { get; init; }

    /// <summary>What the authors ask of users; empty where the file says nothing.</summary>
    public required string Licence { get; init; }

    /// <summary>Day of the harmonisation.</summary>
    public required DateOnly Harmonised { get; init; }

    public required ImmutableArray<ScoredVariant> Variants { get; init; }

    /// <param name="text">The file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">It is not harmonised to GRCh38, lacks a column, or a line cannot be read.</exception>
    public static ScoringFile Read(TextReader text, string name)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var variants = ImmutableArray.CreateBuilder<ScoredVariant>();
        Dictionary<string, int>? columns = null;
        for (int number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.StartsWith('#'))
            {
                if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var at) keys.TryAdd(line[1..at], line[(at + 1)..].Trim());
            }
            else if (columns is null)
            {
                if (keys.GetValueOrDefault("HmPOS_build") != Build) throw new InvalidDataException($"{name} is not harmonised to {Build}: take the file whose name ends in _hmPOS_{Build}.");
                columns = line.Split('\t').Select((column, index) => (column.Trim(), index)).ToDictionary(c => c.Item1, c => c.index, StringComparer.Ordinal);
                string[] missing = [.. new[] { "effect_allele", "effect_weight", "hm_chr", "hm_pos" }.Where(c => !columns.ContainsKey(c))];
                if (missing.Length > 0) throw new InvalidDataException($"{name} lacks the columns {string.Join(", ", missing)}.");
            }
            else if (line.Length > 0)
            {
                variants.Add(VariantOf(new Cells(line.Split('\t'), columns), name, number));
            }
        }

        return new ScoringFile
        {
            Id = Key("pgs_id"),
            Name = Key("pgs_name"),
            Trait = Key("trait_reported"),
            Citation = Key("citation"),
            Licence = keys.GetValueOrDefault("license") ?? "",
            Harmonised = DateOnly.TryParseExact(Key("HmPOS_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw new InvalidDataException($"{name}: HmPOS_date is no day."),
            Variants = variants.ToImmutable(),
        };

        string Key(string key) => keys.GetValueOrDefault(key) is { Length: > 0 } value ? value : throw new InvalidDataException($"{name} has no {key}.");
    }

    private static ScoredVariant VariantOf(Cells cells, string name, int line)
    {
        string effect = cells["effect_allele"].ToUpperInvariant(), other = cells["other_allele"] is { Length: > 0 } stated ? stated : cells["hm_inferOtherAllele"];
        if (!double.TryParse(cells["effect_weight"], NumberStyles.Float, CultureInfo.InvariantCulture, out double weight) || !double.IsFinite(weight))
            throw new InvalidDataException($"{name} line {line}: '{cells["effect_weight"]}' is no weight.");
        Locus? locus = Chromosome.TryParse(cells["hm_chr"], out var chromosome) && int.TryParse(cells["hm_pos"], CultureInfo.InvariantCulture, out int position) && position > 0
            ? new Locus(chromosome, position)
            : null;
        return new ScoredVariant(cells["hm_rsID"] is { Length: > 0 } rsId ? rsId : cells["rsID"], locus, effect, other.ToUpperInvariant(), weight, TypeOf(cells), GeneOf(cells["locus_name"]));
    }

    private static string TypeOf(Cells cells) =>
        new[] { "is_haplotype", "is_diplotype", "is_interaction" }.Any(c => IsTrue(cells[c])) || cells["dosage_0_weight"].Length > 0 ? "unsupported"
        : IsTrue(cells["is_dominant"]) ? "dominant"
        : IsTrue(cells["is_recessive"]) ? "recessive"
        : "additive";

    private static bool IsTrue(string cell) => cell.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The symbol with which a locus name begins; empty for a band such as <c>9q31.2</c>.</summary>
    private static string GeneOf(string locus)
    {
        string word = locus.Split(' ', '/')[0];
        return word.Length > 1 && char.IsAsciiLetterUpper(word[0]) && word.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-') ? word : "";
    }

    private readonly record struct Cells(string[] Values, Dictionary<string, int> Columns)
    {
        public string this[string column] => Columns.TryGetValue(column, out int index) && index < Values.Length ? Values[index].Trim() : "";
    }
}
