using BenchmarkDotNet.Attributes;
using PrecisionCare.Fhir;

namespace PrecisionCare.Benchmarks.Fhir;

/// <summary>Reading a Bundle of 4 MB from memory into facts, digests included. Goal: 60 MB/s and more on one core, which is 67 ms and less.</summary>
[MemoryDiagnoser]
public class FhirReading
{
    private byte[] _bundle = [];

    [GlobalSetup]
    public void Unpack() => _bundle = SyntheaBundle.OfFourMegabytes();

    [Benchmark]
    public int Read() => BundleReader.Read(new MemoryStream(_bundle), "bundle.json", new IssueLog()).Count();
}
