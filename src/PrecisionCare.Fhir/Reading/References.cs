using System.Collections.Immutable;

namespace PrecisionCare.Fhir.Reading;

/// <summary>References of a resource to others, as the ids to which they lead.</summary>
internal static class References
{
    /// <summary>The id that one Reference means, <c>null</c> with an Issue where it leads nowhere, and without one where it names something in words only.</summary>
    public static string? Target(this Element reference)
    {
        string? id = reference.TargetIfKnown();
        if (id is null && reference.Text("reference"u8) is ['#', ..] or null) return null;
        if (id is null) reference.Resource.Report(FhirFault.UnresolvedReference, reference.Json, "The reference leads to no resource of the file.");
        return id;
    }

    /// <summary>The ids that a list of References means.</summary>
    public static ImmutableArray<string> Targets(this Element element, ReadOnlySpan<byte> name)
    {
        var references = element.Objects(name);
        return references.Length == 0 ? [] : [.. references.Select(Target).OfType<string>()];
    }

    /// <summary>The id that a Reference means, by its address or its logical identifier; <c>null</c> where it leads nowhere.</summary>
    public static string? TargetIfKnown(this Element reference)
    {
        if (reference.Text("reference"u8) is { } address) return address[0] == '#' ? null : reference.Resource.Resolve(address);
        var identifier = reference.Object("identifier"u8);
        if (identifier.Text("value"u8) is not { } value) return null;
        return reference.Resource.Resolve($"{reference.Text("type"u8) ?? "Patient"}?identifier={identifier.Text("system"u8)}|{value}");
    }
}
