using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Medication, by itself or inside the resource that refers to it.</summary>
internal static class MedicationReader
{
    private static readonly ElementNames Elements = ElementNames.OfResource("identifier code status manufacturer form amount ingredient batch");

    public static MedicationProduct Read(Resource resource)
    {
        Elements.Check(resource.Root);
        var ingredients = Ingredients(resource.Root);
        return new MedicationProduct
        {
            Id = resource.Id,
            Source = resource.Source,
            EnteredInError = resource.Root.Text("status"u8) == "entered-in-error",
            Code = Code(resource.Root, ingredients),
            Ingredients = ingredients,
        };
    }

    /// <summary>The medicine of a use: <c>medication[x]</c> as a concept, a contained Medication, or the id of one that is to be looked up.</summary>
    public static (Concept Medicine, string? ProductId) MedicineOf(Element use)
    {
        if (use.Concept("medicationCodeableConcept"u8) is { } concept) return (concept, null);
        var reference = use.Object("medicationReference"u8);
        if (!reference.Exists)
        {
            use.Missing("medication[x]");
            return (Concept.Unknown, null);
        }

        if (reference.Text("reference"u8) is ['#', .. var local] && use.Resource.Contained(local) is { Exists: true } contained)
            return (Code(contained, Ingredients(contained)), null);
        var words = reference.Text("display"u8) is { } display ? new Concept([], display) : Concept.Unknown;
        return (words, reference.Target());
    }

    /// <summary>The product's code; where that is missing or in words only, the codes of its ingredients stand for it.</summary>
    private static Concept Code(Element medication, ImmutableArray<Concept> ingredients)
    {
        var code = medication.Concept("code"u8);
        if (code is { Codings.IsEmpty: false } || ingredients.IsEmpty) return code ?? Concept.Unknown;
        return new Concept([.. ingredients.SelectMany(i => i.Codings)], code?.Text ?? string.Join(" + ", ingredients.Select(i => i.Label)));
    }

    private static ImmutableArray<Concept> Ingredients(Element medication)
    {
        var ingredients = medication.Objects("ingredient"u8);
        return ingredients.Length == 0 ? [] : [.. ingredients.Where(i => i.Flag("isActive"u8) ?? true).Select(Ingredient).OfType<Concept>()];
    }

    private static Concept? Ingredient(Element ingredient)
    {
        if (ingredient.Concept("itemCodeableConcept"u8) is { } concept) return concept;
        var item = ingredient.Object("itemReference"u8);
        var words = item.Text("display"u8) is { } display ? new Concept([], display) : null;
        return item.Text("reference"u8) is ['#', .. var local] ? ingredient.Resource.Contained(local).Concept("code"u8) ?? words : words;
    }
}
