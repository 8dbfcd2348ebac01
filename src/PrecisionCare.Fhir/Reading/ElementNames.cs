using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;

namespace PrecisionCare.Fhir.Reading;

/// <summary>
/// The members that R4 gives an object, by which misspelled ones are found, members stated twice, and choices (<c>value[x]</c>) stated in two types.
/// </summary>
internal sealed class ElementNames
{
    private const int LongestName = 64;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _groups;

    /// <param name="names">Names parted by spaces; a choice with its types as <c>value[Quantity|String]</c>.</param>
    private ElementNames(string names)
    {
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        int group = 0;
        foreach (string name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] choice = name.Split('[', '|', ']');
            if (choice.Length == 1) groups[name] = group++;
            else foreach (string type in choice[1..^1]) groups[choice[0] + type] = group;
            if (choice.Length > 1) group++;
        }

        _groups = groups.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The elements of a resource type, besides those that every resource has.</summary>
    public static ElementNames OfResource(string names) =>
        new("resourceType id meta implicitRules language text contained extension modifierExtension " + names);

    /// <summary>The elements of a part of a resource.</summary>
    public static ElementNames OfPart(string names) => new("id extension modifierExtension " + names);

    /// <summary>Reports what does not belong; sets the resource aside where it is ambiguous or modified in an unknown way.</summary>
    public void Check(Element element)
    {
        UInt128 seen = 0;
        Span<char> text = stackalloc char[LongestName];
        foreach (var member in element.Json.EnumerateObject())
        {
            var utf8 = JsonMarshal.GetRawUtf8PropertyName(member);
            if (utf8.Length is 0 or > LongestName || utf8[0] == (byte)'_' || !_groups.TryGetValue(text[..Encoding.UTF8.GetChars(utf8, text)], out int group))
            {
                if (utf8 is not [(byte)'_', ..])
                    element.Resource.Report(FhirFault.UnknownElement, member.Value, "R4 has no such element here.");
                continue;
            }

            var bit = UInt128.One << group;
            if ((seen & bit) != 0)
                element.Resource.SetAside(FhirFault.TwoValues, member.Value, "The element is given in two types, of which one is allowed.");
            seen |= bit;
        }

        if (element.Has("modifierExtension"u8) && element.Objects("modifierExtension"u8) is [var extension, ..])
            element.Resource.SetAside(FhirFault.ModifierExtension, extension.Json, "An extension that is not known here changes the meaning.");
        if (element.Has("implicitRules"u8))
            element.Resource.SetAside(FhirFault.ModifierExtension, element.Json.GetProperty("implicitRules"u8), "The resource follows rules that are not known here.");
    }
}
