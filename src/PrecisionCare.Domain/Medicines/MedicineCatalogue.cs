using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;

namespace PrecisionCare.Medicines;

/// <summary>The medicines that the knowledge base knows: by name, synonym, brand and code. Tells the ingredients of whatever a record calls a medicine.</summary>
public sealed class MedicineCatalogue
{
    private const int LongestName = 5;

    /// <summary>Below this length a word with one wrong letter may be another medicine.</summary>
    private const int ShortestMisspelling = 8;

    private readonly Dictionary<string, Drug> _drugs;
    private readonly Dictionary<string, ImmutableArray<string>> _names;
    private readonly Dictionary<string, ImmutableArray<string>>.AlternateLookup<ReadOnlySpan<char>> _namesBySpan;
    private readonly Dictionary<string, ImmutableArray<string>> _rxNorm;
    private readonly Dictionary<string, ImmutableArray<string>> _atc;

    private MedicineCatalogue(
        Dictionary<string, Drug> drugs, Dictionary<string, ImmutableArray<string>> names, Dictionary<string, ImmutableArray<string>> rxNorm)
    {
        _drugs = drugs;
        _names = names;
        _namesBySpan = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        _rxNorm = rxNorm;
        _atc = drugs.Values.SelectMany(d => d.Atc, (d, code) => new { code, d.Name }).GroupBy(x => x.code)
            .ToDictionary(g => g.Key, g => g.Select(x => x.Name).Order(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
        Classes = drugs.Values.SelectMany(d => d.Classes).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>All ingredients.</summary>
    public ImmutableArray<Drug> Drugs => [.. _drugs.Values];

    /// <summary>All rule classes.</summary>
    public FrozenSet<string> Classes { get; }

    /// <exception cref="InvalidDataException">A table is not as it should be, or names a drug that is not in it.</exception>
    public static MedicineCatalogue Load(KnowledgeFolder folder)
    {
        var classes = KnowledgeTable.Read(folder, "therapies/classes.tsv").Rows.ToLookup(r => r["drug"], StringComparer.Ordinal);
        var affordable = Affordability.Load(folder);
        var names = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var rxNorm = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var drugs = new Dictionary<string, Drug>(StringComparer.Ordinal);
        foreach (var row in KnowledgeTable.Read(folder, "therapies/drugs.tsv").Rows)
        {
            string name = row["drug"];
            if (!drugs.TryAdd(name, DrugOf(row, classes[name]) with { Affordability = affordable.GetValueOrDefault(name) })) throw row.Fault($"{name} stands twice.");
            foreach (string synonym in row.List("brands").Concat(row.List("synonyms")).Prepend(name)) names.TryAdd(MedicineText.Fold(synonym), [name]);
            if (row.Optional("rxnorm") is { } code) rxNorm[code] = [name];
        }

        foreach (var row in KnowledgeTable.Read(folder, "therapies/products.tsv").Rows)
        {
            ImmutableArray<string> ingredients = [.. row["ingredients"].Split('+')];
            if (ingredients.FirstOrDefault(i => !drugs.ContainsKey(i)) is { } unknown) throw row.Fault($"'{unknown}' is not in drugs.tsv.");
            if (row.Optional("rxnorm") is { } code) rxNorm[code] = ingredients;
            if (row.Optional("name") is { } product) names[MedicineText.Fold(product)] = ingredients;
        }

        if (affordable.Keys.FirstOrDefault(d => !drugs.ContainsKey(d)) is { } other) throw new InvalidDataException($"therapies/affordability.tsv: '{other}' is not in drugs.tsv.");
        if (classes.FirstOrDefault(c => !drugs.ContainsKey(c.Key)) is { } stranger) throw stranger.First().Fault($"'{stranger.Key}' is not in drugs.tsv.");
        return new MedicineCatalogue(drugs, names, rxNorm);
    }

    /// <summary>The drug of this name or synonym; <c>null</c> when it is not known, or when the name stands for several ingredients.</summary>
    public Drug? Find(string name) =>
        _drugs.GetValueOrDefault(name) ?? (_names.GetValueOrDefault(MedicineText.Fold(name), []) is [var only] ? _drugs[only] : null);

    /// <summary>The name under which the knowledge base holds a drug: <c>rifampicin</c> for rifampin; the name itself when it is not known.</summary>
    public string Canonical(string name) => Find(name)?.Name ?? name.ToLowerInvariant();

    /// <summary>
    /// Ingredients of a medicine as a record states it. Words come before codes when they name every part, since they are what the prescriber reads;
    /// a code serves where the words say nothing.
    /// </summary>
    public RecognisedMedicine Recognise(Concept medicine)
    {
        var byCode = ByCode(medicine);
        var byWords = medicine.Codings.Select(c => c.Display).Prepend(medicine.Text).Where(t => !string.IsNullOrWhiteSpace(t)).Distinct()
            .Select(t => ByWords(t!)).ToList();
        var words = byWords.FirstOrDefault(w => !w.Ingredients.IsEmpty && w.Unrecognised.IsEmpty) ?? byWords.FirstOrDefault(w => !w.Ingredients.IsEmpty);
        if (words is null) return new RecognisedMedicine(byCode, [], byWords.FirstOrDefault()?.Route ?? MedicineRoute.Systemic);
        if (byCode.IsEmpty || byCode.All(words.Ingredients.Contains)) return words;
        if (!words.Unrecognised.IsEmpty) return words with { Ingredients = [.. words.Ingredients.Union(byCode)], Unrecognised = [] };
        return words with
        {
            Disagreement = $"The code names {string.Join(" and ", byCode)}, the words name {string.Join(" and ", words.Ingredients)}; the words were taken",
        };
    }

    private static Drug DrugOf(KnowledgeTable.Row row, IEnumerable<KnowledgeTable.Row> classes) =>
        new(row["drug"], row["class"], row.Optional("rxnorm"), row.List("atc"), classes.Select(c => c["class"]).ToFrozenSet(StringComparer.Ordinal),
            classes.Where(c => c.Flag("inhaled")).Select(c => c["class"]).ToFrozenSet(StringComparer.Ordinal));

    private ImmutableArray<string> ByCode(Concept medicine)
    {
        foreach (string code in medicine.CodesOf(CodeSystems.RxNorm))
            if (_rxNorm.TryGetValue(code, out var ingredients)) return ingredients;
        foreach (string code in medicine.CodesOf(CodeSystems.Atc))
            if (_atc.TryGetValue(code, out var ingredients) && ingredients.Length == 1) return ingredients;
        return [];
    }

    private RecognisedMedicine ByWords(string text)
    {
        var ingredients = ImmutableArray.CreateBuilder<string>();
        var unrecognised = ImmutableArray.CreateBuilder<string>();
        foreach (string part in MedicineText.Parts(text))
        {
            var found = NamesIn(part);
            if (found.Count == 0) found = MisspeltNamesIn(part);
            foreach (string ingredient in found)
                if (!ingredients.Contains(ingredient)) ingredients.Add(ingredient);
            string rest = string.Join(' ', part.Split(' ').Where(MedicineText.MayBeName));
            if (found.Count == 0 && rest.Length > 0) unrecognised.Add(rest);
        }

        return new RecognisedMedicine(ingredients.ToImmutable(), unrecognised.ToImmutable(), MedicineText.RouteOf(text));
    }

    /// <summary>Names that stand in folded text, the longest first at each word.</summary>
    private List<string> NamesIn(string folded)
    {
        var found = new List<string>();
        var starts = new List<int> { 0 };
        for (int i = 0; i < folded.Length; i++)
            if (folded[i] == ' ') starts.Add(i + 1);
        starts.Add(folded.Length + 1);
        for (int word = 0; word < starts.Count - 1;)
        {
            int last = Math.Min(word + LongestName, starts.Count - 1);
            while (last > word && !Names(folded.AsSpan(starts[word]..(starts[last] - 1)), found)) last--;
            word = Math.Max(last, word + 1);
        }

        return found;
    }

    private bool Names(ReadOnlySpan<char> phrase, List<string> found)
    {
        if (!_namesBySpan.TryGetValue(phrase, out var ingredients)) return false;
        found.AddRange(ingredients);
        return true;
    }

    /// <summary>A long word with one wrong letter, when exactly one medicine is meant.</summary>
    private List<string> MisspeltNamesIn(string folded)
    {
        foreach (string word in folded.Split(' ').Where(w => w.Length >= ShortestMisspelling && MedicineText.MayBeName(w)))
        {
            var meant = _names.Where(n => MedicineText.DifferByOneLetter(n.Key, word)).Select(n => n.Value).Where(i => i.Length == 1).Select(i => i[0]).Distinct().ToList();
            if (meant.Count == 1) return meant;
        }

        return [];
    }
}
