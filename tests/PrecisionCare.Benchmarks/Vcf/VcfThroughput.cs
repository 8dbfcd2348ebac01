using System.Diagnostics;
using System.Globalization;
using PrecisionCare.Vcf;

namespace PrecisionCare.Benchmarks.Vcf;

/// <summary>
/// Reads generated genomes of growing size once each and prints records a second and the most memory the process has held so far, which must not grow
/// with the records. Time is the processor's, so that the figures are those of one core whatever else the machine does. Sizes come from the arguments, 10,000 and 5,000,000 by default.
/// </summary>
internal static class VcfThroughput
{
    public static int Run(string[] sizes)
    {
        int[] records = sizes.Length > 0 ? [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))] : [10_000, 5_000_000];
        foreach (bool bgzip in (bool[])[false, true])
        {
            Read(GeneratedGenome.Write(10_000, bgzip)); // lets the code be compiled before it is measured
            Read(GeneratedGenome.Write(10_000, bgzip));
            foreach (int count in records) Print(GeneratedGenome.Write(count, bgzip));
        }

        return 0;
    }

    private static VcfContents Read(string path)
    {
        using var file = File.OpenRead(path);
        return VcfReader.Read(file, Path.GetFileName(path), _ => GeneratedGenome.PositionsOfInterest);
    }

    private static void Print(string path)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        var before = Environment.CpuUsage.TotalTime;
        var contents = Read(path);
        double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetExtension(path),-5} {contents.Records,10:N0} records  {contents.Records / seconds,12:N0} records/s  {new FileInfo(path).Length / seconds / 1e6,6:N0} MB/s  allocated {allocated / 1e6,6:N1} MB  most memory {process.PeakWorkingSet64 / 1e6,6:N0} MB  {contents.Samples[0].Calls.Length} calls"));
    }
}
