using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Reported;
using PrecisionCare.Variants;

namespace PrecisionCare.Patients;

/// <summary>How it is known that a sample is of this patient. Order of arrival is never a reason.</summary>
public enum SampleLinkBasis
{
    /// <summary>An identifier of the patient stands in the VCF's header or is the sample's name.</summary>
    HeaderIdentifier,

    /// <summary>A sidecar file (<c>calls.vcf.link.json</c>) names the patient and the sample.</summary>
    Sidecar,

    /// <summary>A person chose the patient on the import page or on the command line.</summary>
    ChosenByUser,
}

/// <summary>A sample's calls with the reason why they belong to the patient.</summary>
public sealed record LinkedSample(SampleCalls Calls, SampleLinkBasis Basis)
{
    /// <summary>A person chose to take positions that the file does not mention for reference; each is listed as assumed.</summary>
    public bool AssumeReference { get; init; }
}

/// <summary>Clinical record and genome of one patient, joined. The input of every conclusion.</summary>
/// <param name="Clinical">The clinical side.</param>
/// <param name="Samples">Linked samples, newest file first.</param>
/// <param name="OutsideCalls">Genotypes or phenotypes that a laboratory reported, which take precedence over our own calls.</param>
/// <param name="Conflicts">Where sources disagree; see <see cref="Conflict"/>.</param>
public sealed record PatientRecord(
    ClinicalRecord Clinical,
    ImmutableArray<LinkedSample> Samples,
    ImmutableArray<OutsideCall> OutsideCalls,
    ImmutableArray<Conflict> Conflicts)
{
    /// <summary>What laboratories reported of genes: <see cref="OutsideCalls"/>, and results that stand in the clinical record and not among them.</summary>
    public ImmutableArray<OutsideCall> Reported =>
        [.. OutsideCalls, .. GenotypeObservations.Of(Clinical).Where(o => !OutsideCalls.Any(c => c.Gene == o.Gene && c.Diplotype == o.Diplotype && o.Diplotype is not null))];
}
