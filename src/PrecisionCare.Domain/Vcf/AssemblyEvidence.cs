using System.Globalization;
using PrecisionCare.Genome;

namespace PrecisionCare.Vcf;

/// <summary>
/// Gathers what a header says about its genome assembly and judges it: lengths, assembly names and RefSeq versions of the contig lines must agree; the
/// free text of ##reference serves where they are silent; a declaration by the user serves where the whole header is.
/// </summary>
internal sealed class AssemblyEvidence
{
    private readonly HashSet<GenomeAssembly> _byContigs = [];
    private GenomeAssembly? _byReference;

    /// <summary>chrM has the length of hg19's old sequence.</summary>
    public bool OldMitochondrion { get; private set; }

    /// <summary>Takes in the fields of a ##contig line; contigs other than primary chromosomes tell nothing.</summary>
    public void Contig(IReadOnlyDictionary<string, string> fields)
    {
        if (!fields.TryGetValue("ID", out string? id) || !Chromosome.TryParse(id, out var chromosome)) return;
        if (fields.TryGetValue("length", out string? text) && long.TryParse(text, CultureInfo.InvariantCulture, out long length))
        {
            if (chromosome != Chromosome.M) _byContigs.Add(AssemblyContigs.Identify(chromosome, length));
            else OldMitochondrion |= length == AssemblyContigs.MitochondrionOfHg19;
        }

        if (chromosome != Chromosome.M && RefSeqSequence.TryParse(id, out _, out var byVersion)) _byContigs.Add(byVersion);
        if (fields.TryGetValue("assembly", out string? name) && AssemblyNames.Recognise(name) is { } named) _byContigs.Add(named);
    }

    /// <summary>Takes in the value of the ##reference line.</summary>
    public void Reference(string value) => _byReference ??= AssemblyNames.Recognise(value);

    /// <summary>
    /// The assembly on which the header and the declaration let us rely, and the fault, if any: with <see cref="VcfFault.AssemblyDoubtful"/> the assembly
    /// still stands, with every other fault it is <see cref="GenomeAssembly.Unknown"/>.
    /// </summary>
    public (GenomeAssembly Assembly, VcfFault? Fault) Judge(GenomeAssembly declared)
    {
        if (_byContigs.Count > 1) return (GenomeAssembly.Unknown, VcfFault.AssemblyContradictory);
        GenomeAssembly? stated = _byContigs.Count == 1 ? _byContigs.Single() : _byReference;
        if (stated == GenomeAssembly.Unknown) return (GenomeAssembly.Unknown, VcfFault.AssemblyUnsupported);
        if (stated is not { } assembly)
            return declared == GenomeAssembly.Unknown ? (declared, VcfFault.AssemblyUnknown) : (declared, null);

        bool doubtful = (_byReference is { } reference && reference != assembly) || (declared != GenomeAssembly.Unknown && declared != assembly);
        return (assembly, doubtful ? VcfFault.AssemblyDoubtful : null);
    }
}
