using System.Collections.Immutable;
using PrecisionCare.Variants;

namespace PrecisionCare.Patients;

/// <summary>What a sidecar file (<c>calls.vcf.link.json</c>) states: whose sample a VCF holds.</summary>
/// <param name="PatientId">Such as <c>Patient/p1</c>; <c>null</c> when the patient is named by identifier.</param>
/// <param name="Identifier">The patient's identifier; <c>null</c> when named by id.</param>
/// <param name="Sample">The sample's column; <c>null</c> when the VCF has one only.</param>
public sealed record SampleLink(string? PatientId, PatientIdentifier? Identifier, string? Sample);

/// <summary>Whose sample it is, or the Issue that says why nobody can tell.</summary>
/// <param name="PatientId"><c>null</c> when there is no evidence, or evidence for several patients.</param>
public sealed record SampleLinkDecision(string? PatientId, SampleLinkBasis? Basis, ImmutableArray<Issue> Issues);

/// <summary>Decides by explicit evidence alone whose sample a VCF holds; never by order of arrival or because only one patient is there.</summary>
public static class SampleLinker
{
    /// <summary>The texts of the VCF that may name a patient: identifiers of its header, then the sample's name.</summary>
    public static ImmutableArray<string> NamesIn(SampleCalls sample) => [.. sample.PatientIdentifiers.Append(sample.Sample).Distinct()];

    /// <param name="sample">The sample in question.</param>
    /// <param name="patients">Patients who may be meant: all, or those whom a search for <see cref="NamesIn"/> found.</param>
    /// <param name="sidecar">What the file beside the VCF states, when there is one.</param>
    /// <param name="chosenPatientId">The patient whom a person chose for this sample.</param>
    public static SampleLinkDecision Decide(SampleCalls sample, IEnumerable<Person> patients, SampleLink? sidecar = null, string? chosenPatientId = null) =>
        throw new NotImplementedException();
}
