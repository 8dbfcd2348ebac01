using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Medicines;

/// <summary>A medicine that the patient takes at a day, with every statement that says so: refills of the same product are one medicine.</summary>
/// <param name="Name">Its ingredients between slashes, or the record's words in lower case when it is not recognised.</param>
/// <param name="Text">The record's words.</param>
/// <param name="Medicine">What the catalogue makes of it.</param>
/// <param name="Facts">Ids of the statements.</param>
/// <param name="Since">The earliest day on which any of them says that it was begun.</param>
/// <param name="Reasons">Ids of the conditions for which it is given, as far as stated.</param>
public sealed record CurrentMedicine(
    string Name, string Text, RecognisedMedicine Medicine, ImmutableArray<string> Facts, DateOnly? Since, ImmutableArray<string> Reasons)
{
    public ImmutableArray<string> Ingredients => Medicine.Ingredients;

    public bool Recognised => !Medicine.Ingredients.IsEmpty;

    /// <summary>The medicines of a record that are in use at a day, by name.</summary>
    public static ImmutableArray<CurrentMedicine> Of(ClinicalRecord record, MedicineCatalogue catalogue, DateOnly at) =>
        [.. record.Medications.Where(m => m.IsCurrentAt(at))
            .Select(use => new { use, medicine = catalogue.Recognise(use.Medication) })
            .GroupBy(m => m.medicine.NameOf(m.use.Medication), StringComparer.Ordinal)
            .Select(g => new CurrentMedicine(
                g.Key,
                g.Select(m => m.use.Medication.Label).Order(StringComparer.Ordinal).First(),
                g.OrderBy(m => m.medicine.Route).First().medicine,
                [.. g.Select(m => m.use.Id).Order(StringComparer.Ordinal)],
                g.Min(m => (m.use.Start ?? m.use.Authored)?.Day),
                [.. g.SelectMany(m => m.use.ReasonIds).Distinct().Order(StringComparer.Ordinal)]))
            .OrderBy(m => m.Name, StringComparer.Ordinal)];
}
