using System.Runtime.InteropServices;
using System.Text;

namespace PrecisionCare.Fhir.Reading;

/// <summary>
/// The members that R4 gives an object, by which misspelled ones are found, members stated twice, and choices (<c>value[x]</c>) stated in two types.
/// </summary>
internal sealed class ElementNames
{
    private const int LongestName = 64;
    /// <summary>Each name with the number of its choice, from 1; 0 for a name that is no choice.</summary>
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _choices;

    /// <param name="names">Names parted by spaces; a choice with its types as <c>value[Quantity|String]</c>.</param>
    private ElementNames(string names)
    {
        var choices = new Dictionary<string, int>(StringComparer.Ordinal);
        int choice = 0;
        foreach (string name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] types = name.Split('[', '|', ']');
            if (types.Length == 1)
            {
                choices[name] = 0;
                continue;
            }

            choice++;
            foreach (string type in types[1..^1]) choices[types[0] + type] = choice;
        }

        _choices = choices.ToDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The elements of a resource type, besides those that every resource has.</summary>
    public static ElementNames OfResource(string names) =>
        new("resourceType id meta implicitRules language text contained extension modifierExtension " + names);

    /// <summary>The elements of a part of a resource.</summary>
    public static ElementNames OfPart(string names) => new("id extension modifierExtension " + names);

    /// <summary>Reports what does not belong; sets the resource aside where it is ambiguous or modified in an unknown way.</summary>
    public void Check(Element element)
    {
        int seen = 0;
        Span<char> text = stackalloc char[LongestName];
        foreach (var member in element.Json.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            if (name is [(byte)'_', ..]) continue;
            if (name.Length > LongestName || !_choices.TryGetValue(text[..Encoding.UTF8.GetChars(name, text)], out int choice))
            {
                element.Resource.Report(FhirFault.UnknownElement, member.Value, "R4 has no such element here.");
                continue;
            }

            if (choice == 0) continue;
            if ((seen & (1 << choice)) != 0)
                element.Resource.SetAside(FhirFault.TwoValues, member.Value, "The element is given in two types, of which one is allowed.");
            seen |= 1 << choice;
        }

        if (element.Has("modifierExtension"u8) && element.Objects("modifierExtension"u8) is [var extension, ..])
            element.Resource.SetAside(FhirFault.ModifierExtension, extension.Json, "An extension that is not known here changes the meaning.");
        if (element.Has("implicitRules"u8))
            element.Resource.SetAside(FhirFault.ModifierExtension, element.Json.GetProperty("implicitRules"u8), "The resource follows rules that are not known here.");
    }
}
