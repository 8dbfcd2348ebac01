using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Coded elements: Coding, CodeableConcept, and codes of value sets that R4 requires.</summary>
internal static class CodedElements
{
    /// <summary>A CodeableConcept; <c>null</c> when absent or without code and text.</summary>
    public static Concept? Concept(this Element element, ReadOnlySpan<byte> name)
    {
        var concept = element.Object(name);
        return concept.Exists && concept.AsConcept() is { } read && (read.Text is not null || !read.Codings.IsEmpty) ? read : null;
    }

    public static ImmutableArray<Concept> ConceptList(this Element element, ReadOnlySpan<byte> name)
    {
        var concepts = element.Objects(name);
        return concepts.Length == 0 ? [] : [.. concepts.Select(AsConcept)];
    }

    /// <summary>The codes of a list of CodeableConcepts, one for each; the text where there is no code.</summary>
    public static ImmutableArray<string> CodeList(this Element element, ReadOnlySpan<byte> name)
    {
        var concepts = element.ConceptList(name);
        return concepts.IsEmpty ? [] : [.. concepts.Select(c => c.Codings.FirstOrDefault()?.Code ?? c.Text).OfType<string>()];
    }

    public static Concept AsConcept(this Element concept)
    {
        var codings = concept.Objects("coding"u8);
        var read = ImmutableArray.CreateBuilder<Coding>(codings.Length);
        foreach (var coding in codings)
            if (coding.AsCoding() is { } sound) read.Add(sound);
        return new Concept(read.DrainToImmutable(), concept.Text("text"u8));
    }

    /// <summary>A Coding; <c>null</c> when it has neither code nor display.</summary>
    public static Coding? AsCoding(this Element coding) => (coding.Text("code"u8), coding.Text("display"u8)) switch
    {
        (null, null) => null,
        var (code, display) => new Coding(coding.Text("system"u8) ?? "", code ?? "", display),
    };

    /// <summary>A code of a required value set; the default of <typeparamref name="T"/> when absent or, with an Issue, when it is none of the set.</summary>
    public static T Code<T>(this Element element, ReadOnlySpan<byte> name, Dictionary<string, T> valueSet)
        where T : struct
    {
        if (!element.TryGetText(name, out var value)) return default;
        if (element.Text(name) is { } code && valueSet.TryGetValue(code, out var meaning)) return meaning;
        ReportCode(element, value, name, valueSet.Keys);
        return default;
    }

    /// <summary>The first of a CodeableConcept's codes that is of a required value set, with the same Issues as <see cref="Code"/>.</summary>
    public static T ConceptCode<T>(this Element element, ReadOnlySpan<byte> name, Dictionary<string, T> valueSet)
        where T : struct
    {
        var concept = element.Object(name);
        var codings = concept.Objects("coding"u8);
        foreach (var coding in codings)
            if (coding.Text("code"u8) is { } code && valueSet.TryGetValue(code, out var meaning)) return meaning;
        if (concept.Exists) ReportCode(element, concept.Json, name, valueSet.Keys);
        return default;
    }

    private static void ReportCode(Element element, JsonElement at, ReadOnlySpan<byte> name, IEnumerable<string> codes) =>
        element.Resource.Report(FhirFault.BadCode, at, $"{Encoding.UTF8.GetString(name)} is none of {string.Join(", ", codes.Order(StringComparer.Ordinal))}.");
}
