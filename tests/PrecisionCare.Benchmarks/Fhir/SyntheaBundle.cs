using System.IO.Compression;

namespace PrecisionCare.Benchmarks.Fhir;

/// <summary>A transaction Bundle of one synthetic patient from the reference folder beside the checkout (or the one that PRECISIONCARE_REFERENCE names).</summary>
internal static class SyntheaBundle
{
    private const int Size = 4_000_000;

    /// <summary>The bundle closest to 4 MB, unpacked.</summary>
    public static byte[] OfFourMegabytes() => Directory.GetFiles(Path.Combine(Reference(), "fhir", "examples", "synthea")).Select(Unpacked).MinBy(b => Math.Abs(b.Length - Size))!;

    private static byte[] Unpacked(string path)
    {
        using var unpacked = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string Reference()
    {
        if (Environment.GetEnvironmentVariable("PRECISIONCARE_REFERENCE") is { } named) return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "fhir"))) return Path.Combine(folder.FullName, "shared");
        throw new DirectoryNotFoundException("The reference folder is not beside the checkout.");
    }
}
