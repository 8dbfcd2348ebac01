using BenchmarkDotNet.Attributes;
using PrecisionCare.Vcf;

namespace PrecisionCare.Benchmarks.Vcf;

/// <summary>Reading a whole-genome VCF of one sample from memory. Goal: 300,000 records a second and more, allocation independent of the records.</summary>
[MemoryDiagnoser]
public class VcfReading
{
    private byte[] _file = [];

    [Params(10_000, 200_000)]
    public int Records { get; set; }

    [Params(false, true)]
    public bool Bgzip { get; set; }

    [GlobalSetup]
    public void Write() => _file = File.ReadAllBytes(GeneratedGenome.Write(Records, Bgzip));

    [Benchmark]
    public VcfContents Read() => VcfReader.Read(new MemoryStream(_file), "genome.vcf", _ => GeneratedGenome.PositionsOfInterest);
}
