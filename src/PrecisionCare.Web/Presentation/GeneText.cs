using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Presentation;

/// <summary>A gene's result in words. What has no call never borrows the words of a normal result.</summary>
internal static class GeneText
{
    public static string Status(GeneCallStatus status) => status switch
    {
        GeneCallStatus.Called => "Called from the sequence",
        GeneCallStatus.Reported => "Reported by a laboratory",
        GeneCallStatus.NoCall => "No call",
        _ => "Not tested",
    };

    /// <summary>Heading over genes of which nothing is known here.</summary>
    public static string Unknown(PatientView patient) => patient.Withholds ? "Not tested, without a call, or withheld" : "Not tested, or without a call";

    public static string Result(GeneResult gene) =>
        Joined(!gene.Labels.IsEmpty ? gene.Labels : !gene.SourceDiplotypes.IsEmpty ? gene.SourceDiplotypes : !gene.Diplotypes.IsEmpty ? gene.Diplotypes : gene.Haplotypes);

    /// <summary>The function of each allele in the order of the result; one entry where all readings agree.</summary>
    public static string Function(GeneResult gene) => string.Join(" or ", gene.Readings
        .Select(r => string.Join(" / ", r.Alleles.Select(a => a.Function ?? "not assigned"))).Distinct());

    public static string Phenotype(GeneResult gene) => gene.Phenotypes.IsEmpty ? "not assigned" : Joined(gene.Phenotypes);

    /// <summary>What current medicines make of an enzyme, in a few words that name them.</summary>
    public static string Acting(EffectivePhenotype enzyme) => enzyme switch
    {
        { Effective: null } => $"acts otherwise with {Causes(enzyme)}; how far is not known",
        { Effective: { } now, Genetic: { } genetic } when now == genetic => $"no further change with {Causes(enzyme)}",
        _ => $"acts now as {enzyme.Effective} with {Causes(enzyme)}",
    };

    public static string Causes(EffectivePhenotype enzyme) => string.Join(" and ", enzyme.Causes);

    public static string Coverage(PositionCoverage positions) => $"{positions.Seen} of {positions.Seen + positions.Missing.Length + positions.Assumed.Length}";

    public static string Basis(SampleLinkBasis basis) => basis switch
    {
        SampleLinkBasis.HeaderIdentifier => "the file names the patient",
        SampleLinkBasis.Sidecar => "a file beside it names the patient",
        _ => "chosen by a person",
    };

    private static string Joined(IEnumerable<string> readings) => string.Join(" or ", readings);
}
