using System.Globalization;
using PrecisionCare.Fhir;

namespace PrecisionCare.Benchmarks.Fhir;

/// <summary>Reads the 4 MB Bundle a hundred times and prints MB/s of processor time: the figures of one core, whatever else the machine does.</summary>
internal static class FhirThroughput
{
    private const int Rounds = 100;
    private const int WarmUp = 40;

    public static int Run()
    {
        byte[] bundle = SyntheaBundle.OfFourMegabytes();
        var seconds = new List<double>();
        int resources = 0;
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            var start = Environment.CpuUsage.TotalTime;
            resources = BundleReader.Read(new MemoryStream(bundle), "bundle.json", new IssueLog()).Count();
            if (round >= WarmUp) seconds.Add((Environment.CpuUsage.TotalTime - start).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        seconds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{resources:N0} resources, {bundle.Length / 1e6:N1} MB: median {bundle.Length / seconds[seconds.Count / 2] / 1e6:N0} MB/s, best {bundle.Length / seconds[0] / 1e6:N0} MB/s, allocated {allocated / 1e6:N1} MB"));
        return 0;
    }
}
