using System.Text;
using PrecisionCare.Genome;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Variants;
using PrecisionCare.Vcf;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>Writes the VCF of one sample gene by gene and calls it through the real reader.</summary>
internal sealed class VcfBuilder
{
    private readonly SortedDictionary<Locus, string> _rows = [];
    private readonly List<string> _extra = [];

    public static KnowledgeBase Knowledge { get; } = KnowledgeBase.Load(KnowledgeFolder.Shipped());

    /// <summary>Every position of the gene as reference.</summary>
    public VcfBuilder Reference(string gene, string genotype = "0/0")
    {
        foreach (var position in Knowledge.Pharmacogenes[gene]!.Definition!.Positions)
            _rows[position.Locus] = Row(position.Locus, position.Reference, string.Join(',', position.Alternates), genotype);
        return this;
    }

    /// <summary>A position of a definition with one of its alternates: the GT's numbers count in the definition's order.</summary>
    public VcfBuilder With(string rsIdOrLocus, string genotype, string? phaseSet = null)
    {
        var position = Knowledge.Pharmacogenes.All.Where(g => g.IsCalledFromVcf)
            .SelectMany(g => g.Definition!.Positions.Concat(g.Definition.ExtraPositions))
            .Single(p => p.RsId == rsIdOrLocus || p.Locus.ToString() == rsIdOrLocus);
        _rows[position.Locus] = Row(position.Locus, position.Reference, string.Join(',', position.Alternates), genotype, phaseSet);
        return this;
    }

    /// <summary>Any row, at its position in place of what stood there.</summary>
    public VcfBuilder Row(string locus, string reference, string alternates, string genotype)
    {
        _rows[Locus.Parse(locus)] = Row(Locus.Parse(locus), reference, alternates, genotype);
        return this;
    }

    /// <summary>A line beside all others, such as a reference block or a duplicate.</summary>
    public VcfBuilder Line(string line)
    {
        _extra.Add(line.Replace(' ', '\t'));
        return this;
    }

    public VcfBuilder Without(params string[] loci)
    {
        foreach (string locus in loci) _rows.Remove(Locus.Parse(locus));
        return this;
    }

    public IEnumerable<string> Rows => _rows.Values.Concat(_extra);

    public SampleCalls Read() => Read(Rows);

    public static SampleCalls Read(IEnumerable<string> rows)
    {
        const string Header = "##fileformat=VCFv4.3\n##contig=<ID=chr10,length=133797422,assembly=GRCh38>\n"
            + "##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"Depths\">\n"
            + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\n";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Header + string.Concat(rows.Select(r => r + "\n"))));
        return VcfReader.Read(stream, "test.vcf", Knowledge.PositionsOf).Samples.Single();
    }

    public GeneResult Call(string gene, PgxOptions? options = null, AdministrativeSex sex = AdministrativeSex.Unknown) =>
        PharmacogenomicCaller.Call(Read(), [], Knowledge, options, sex).Single(g => g.Gene == gene);

    private static string Row(Locus locus, string reference, string alternates, string genotype, string? phaseSet = null) =>
        $"{locus.Chromosome}\t{locus.Position}\t.\t{reference}\t{alternates}\t.\tPASS\t.\tGT{(phaseSet is null ? "" : ":PS")}\t{genotype}{(phaseSet is null ? "" : ":" + phaseSet)}";
}
