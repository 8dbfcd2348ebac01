using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrecisionCare.Families;
using PrecisionCare.Families.Layout;
using PrecisionCare.Web.Drawing;

namespace PrecisionCare.Web.Families;

/// <summary>A family laid out: its picture, the list that says the same, and what is wrong with it. Without picture and list when its shape is at fault.</summary>
internal sealed record FamilyLook(Family Family, PedigreeLayout? Layout, Picture? Picture, ImmutableArray<ListedPerson> List, ImmutableArray<Issue> Faults)
{
    public static FamilyLook Of(Family family)
    {
        var faults = FamilyFaults.Of(family);
        if (faults.Any(FamilyFaults.PreventsDrawing)) return new FamilyLook(family, null, null, [], faults);
        var layout = PedigreeLayout.Of(family);
        return new FamilyLook(family, layout, PedigreePicture.Draw(family, layout), FamilyList.Of(family, layout), faults);
    }

    /// <summary><c>II-3 Anna</c>, or the id where the family has no picture.</summary>
    public string NameOf(string id) =>
        Layout?.Persons.FirstOrDefault(p => p.Person.Id == id) is { } placed ? placed.Person.Label is { } label ? $"{placed.Name} {label}" : placed.Name : Family.Find(id)?.Label ?? id;

    /// <summary>A message about people, by the names that the picture gives them.</summary>
    public string Readable(string message) => Regex.Replace(message, @"(?<![\w.-])[\w.-]{1,40}(?![\w-])", m => Family.Find(m.Value.TrimEnd('.')) is { } person ? NameOf(person.Id) + m.Value[person.Id.Length..] : m.Value);

    /// <summary>Persons to choose from, in the order of the picture.</summary>
    public IEnumerable<(string Value, string Words)> People => Layout is null
        ? Family.Persons.Select(p => (p.Id, p.Label ?? p.Id))
        : List.Select(p => (p.Place.Person.Id, $"{p.Place.Name}: {p.Who}"));
}
