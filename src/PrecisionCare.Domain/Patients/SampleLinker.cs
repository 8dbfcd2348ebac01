using System.Collections.Immutable;
using PrecisionCare.Variants;

namespace PrecisionCare.Patients;

/// <summary>Whose sample it is, or the Issue that says why nobody can tell.</summary>
/// <param name="PatientId"><c>null</c> when there is no evidence, or evidence for several patients.</param>
public sealed record SampleLinkDecision(string? PatientId, SampleLinkBasis? Basis, ImmutableArray<Issue> Issues);

/// <summary>
/// Decides by explicit evidence alone whose sample a VCF holds: what a person chose, what a sidecar states, an identifier in the VCF. Never by order of
/// arrival, by likeness of names, or because only one patient is there. Evidence that points to two patients links to none.
/// </summary>
public static class SampleLinker
{
    /// <summary>The texts of the VCF that may name a patient: identifiers of its header, then the sample's name.</summary>
    public static ImmutableArray<string> NamesIn(SampleCalls sample) => [.. sample.PatientIdentifiers.Append(sample.Sample).Distinct()];

    /// <param name="sample">The sample in question.</param>
    /// <param name="patients">Patients who may be meant: all, or those whom a search for <see cref="NamesIn"/> and the sidecar's patient found.</param>
    /// <param name="sidecar">What the file beside the VCF states of this sample, when there is one.</param>
    /// <param name="chosenPatientId">The patient whom a person chose for this sample.</param>
    public static SampleLinkDecision Decide(SampleCalls sample, IEnumerable<Person> patients, SampleLink? sidecar = null, string? chosenPatientId = null)
    {
        var known = patients.DistinctBy(p => p.Id).ToList();
        var evidence = new List<(string PatientId, SampleLinkBasis Basis)>();
        if (chosenPatientId is not null)
        {
            if (known.Exists(p => p.Id == chosenPatientId)) evidence.Add((chosenPatientId, SampleLinkBasis.ChosenByUser));
            else return Refused("link.unknown-patient", "The chosen patient is not among the patients.", "Import the patient first, then link the sample.");
        }

        if (sidecar is not null && (sidecar.Sample is null || sidecar.Sample == sample.Sample))
        {
            var meant = known.Where(p => p.Id == sidecar.PatientId || (sidecar.Identifier is { } i && Has(p, i))).ToList();
            if (meant.Count == 0) return Refused("link.unknown-patient", "The sidecar file names a patient who is not among the patients.", "Import the patient first, or correct the sidecar.");
            evidence.AddRange(meant.Select(p => (p.Id, SampleLinkBasis.Sidecar)));
        }

        var names = NamesIn(sample);
        evidence.AddRange(known.Where(p => names.Any(n => IsNameOf(n, p))).Select(p => (p.Id, SampleLinkBasis.HeaderIdentifier)));
        return evidence.Select(e => e.PatientId).Distinct().Count() switch
        {
            0 => Refused("link.missing", "Nothing says whose sample this is.",
                "Choose the patient on the import page, put a file named after the VCF with .link.json beside it, or name the sample by the patient's identifier."),
            1 => new SampleLinkDecision(evidence[0].PatientId, evidence[0].Basis, []),
            _ when evidence.Select(e => e.Basis).Distinct().Count() > 1 => Refused("link.contradictory",
                "The choice, the sidecar or the VCF's header name different patients.", "Find out whose sample it is, and correct what is wrong."),
            _ => Refused("link.ambiguous", "What names the patient fits several patients.", "Choose the patient on the import page, or name them by id in a sidecar file."),
        };

        SampleLinkDecision Refused(string code, string message, string remedy) =>
            new(null, null, [new Issue(code, IssueSeverity.Error, $"The sample is not linked to a patient. {message}", remedy, new SourceLocation(sample.File))]);
    }

    private static bool IsNameOf(string name, Person patient) =>
        name == patient.Id || name == patient.LogicalId || patient.Identifiers.Any(i => i.Value == name || $"{i.System}|{i.Value}" == name);

    private static bool Has(Person patient, PatientIdentifier identifier) =>
        patient.Identifiers.Any(i => i.Value == identifier.Value && (identifier.System.Length == 0 || i.System == identifier.System));
}
