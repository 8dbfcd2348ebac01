using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Medicines;
using PrecisionCare.Patients;

namespace PrecisionCare.Findings;

/// <summary>How an allergy weighs.</summary>
public enum AllergyWeight
{
    /// <summary>Recorded as intolerance: a side effect, not an immune reaction.</summary>
    Intolerance,

    /// <summary>Allergy without a sign of severity.</summary>
    Allergy,

    /// <summary>High criticality, a severe reaction, anaphylaxis or a severe delayed reaction.</summary>
    Severe,
}

/// <summary>An allergy of the patient with the medicines or classes to which it is.</summary>
/// <param name="FactId">The AllergyIntolerance.</param>
/// <param name="Label">The record's words.</param>
/// <param name="Allergens">Medicines or rule classes; empty when the substance is no medicine that the knowledge base knows.</param>
/// <param name="Weight">How it weighs.</param>
/// <param name="Reactions">Manifestations in the record's words.</param>
public sealed record KnownAllergy(string FactId, string Label, ImmutableArray<string> Allergens, AllergyWeight Weight, ImmutableArray<string> Reactions);

/// <summary>Tells the medicines and classes to which an allergy of a record is.</summary>
public sealed class AllergenTable
{
    private static readonly ImmutableArray<string> SevereReactions =
        ["anaphyla", "stevens", "necrolysis", "dress", "drug reaction with eosinophilia", "angioedema", "angio-oedema", "shock", "bronchospasm", "agranulocytosis"];

    private readonly MedicineCatalogue _medicines;
    private readonly Dictionary<string, string> _snomed;
    private readonly Dictionary<string, string> _words;

    private AllergenTable(MedicineCatalogue medicines, Dictionary<string, string> snomed, Dictionary<string, string> words)
    {
        _medicines = medicines;
        _snomed = snomed;
        _words = words;
    }

    /// <exception cref="InvalidDataException">A row names neither a medicine nor a class.</exception>
    public static AllergenTable Load(KnowledgeFolder folder, MedicineCatalogue medicines)
    {
        var rows = KnowledgeTable.Read(folder, "therapies/allergy_names.tsv").Rows;
        if (rows.FirstOrDefault(r => !medicines.Classes.Contains(r["allergen"]) && medicines.Find(r["allergen"]) is null) is { } stranger)
            throw stranger.Fault($"'{stranger["allergen"]}' is neither a medicine nor a class.");
        return new AllergenTable(
            medicines,
            rows.Where(r => r.Optional("snomed") is not null).ToDictionary(r => r["snomed"], r => r["allergen"], StringComparer.Ordinal),
            rows.SelectMany(r => r.List("terms"), (r, term) => new { term = MedicineText.Fold(term), allergen = r["allergen"] })
                .ToDictionary(t => t.term, t => t.allergen, StringComparer.Ordinal));
    }

    /// <summary>The allergies of a record that are to be respected, by id.</summary>
    public ImmutableArray<KnownAllergy> Of(ClinicalRecord record) =>
        [.. record.Allergies.Where(a => a.IsPresent).Select(a => new KnownAllergy(a.Id, a.Code.Label, Allergens(a.Code), WeightOf(a), a.Reactions))
            .OrderBy(a => a.FactId, StringComparer.Ordinal)];

    private ImmutableArray<string> Allergens(Concept code)
    {
        var found = code.CodesOf(CodeSystems.Snomed).Select(c => _snomed.GetValueOrDefault(c)).OfType<string>().ToList();
        if (found.Count == 0) found.AddRange(code.Codings.Select(c => c.Display).Prepend(code.Text).OfType<string>().SelectMany(InWords).Distinct());
        if (found.Count == 0) found.AddRange(_medicines.Recognise(code).Ingredients);
        return [.. found.Distinct()];
    }

    /// <summary>The longest class words that stand in a text, else the medicines that it names.</summary>
    private IEnumerable<string> InWords(string text)
    {
        string folded = $" {MedicineText.Fold(text)} ";
        var medicines = _medicines.Recognise(new Concept([], text)).Ingredients;
        var classes = _words.Where(w => folded.Contains($" {w.Key} ", StringComparison.Ordinal)).OrderByDescending(w => w.Key.Length).Select(w => w.Value).Take(1);
        return medicines.IsEmpty ? classes : medicines;
    }

    private static AllergyWeight WeightOf(Allergy allergy) =>
        allergy.HighCriticality || allergy.Severe
            || allergy.Reactions.Any(r => SevereReactions.Any(s => r.Contains(s, StringComparison.OrdinalIgnoreCase)))
            ? AllergyWeight.Severe
            : allergy.Intolerance ? AllergyWeight.Intolerance : AllergyWeight.Allergy;
}
