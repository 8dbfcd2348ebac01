using System.Collections.Immutable;

namespace PrecisionCare.Patients;

/// <summary>A code of a code system, by the system's canonical URI.</summary>
/// <param name="System">Canonical URI such as <c>http://snomed.info/sct</c>; empty when the source gave none.</param>
/// <param name="Code">The code as written in the system.</param>
/// <param name="Display">The source's display text.</param>
public sealed record Coding(string System, string Code, string? Display = null);

/// <summary>Canonical URIs of the code systems that the rules use (HL7 terminology registry).</summary>
public static class CodeSystems
{
    public const string Snomed = "http://snomed.info/sct";
    public const string Icd10 = "http://hl7.org/fhir/sid/icd-10";
    public const string Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
    public const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public const string Atc = "http://www.whocc.no/atc";
    public const string Loinc = "http://loinc.org";
    public const string Ucum = "http://unitsofmeasure.org";
}

/// <summary>A concept with all its codings and the clinician's text (FHIR CodeableConcept).</summary>
public sealed record Concept(ImmutableArray<Coding> Codings, string? Text = null)
{
    public static Concept Unknown { get; } = new([]);

    /// <summary>The words to show: the text, else the first display, else the first code, else "not stated".</summary>
    public string Label =>
        Text ?? Codings.FirstOrDefault(c => c.Display is { Length: > 0 })?.Display ?? Codings.FirstOrDefault()?.Code ?? "not stated";

    public bool Has(string system, string code) => Codings.Any(c => c.System == system && c.Code == code);

    public IEnumerable<string> CodesOf(string system) => Codings.Where(c => c.System == system).Select(c => c.Code);

    public bool Equals(Concept? other) => other is not null && Text == other.Text && Codings.AsSpan().SequenceEqual(other.Codings.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Text, Codings.Length);
}
