using System.IO.Compression;
using System.Text;

namespace PrecisionCare.Web.Consents;

/// <summary>Writes one sample of a VCF: a file of a family or cohort holds others, who are nobody's business.</summary>
internal static class OneSample
{
    private const int FixedColumns = 9;

    /// <param name="open">Opens the file as it was received, plain, gzip or bgzip.</param>
    /// <param name="sample">Name of the sample's column.</param>
    /// <param name="to">Gets plain VCF text.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task WriteAsync(Func<Stream> open, string sample, Stream to, CancellationToken stop)
    {
        bool packed;
        await using (var probe = open())
        {
            byte[] first = new byte[2];
            packed = await probe.ReadAtLeastAsync(first, 2, throwOnEndOfStream: false, stop) == 2 && first is [0x1F, 0x8B];
        }
        await using var file = open();
        await using var plain = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        await using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        int column = -1;
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            if (line.StartsWith("##", StringComparison.Ordinal))
            {
                if (!SpeaksOfAnother(line, sample)) await writer.WriteLineAsync(line.AsMemory(), stop);
                continue;
            }
            if (line.StartsWith('#')) column = Array.IndexOf(line.Split('\t'), sample);
            await writer.WriteLineAsync((column < FixedColumns ? line : Narrow(line, column)).AsMemory(), stop);
        }
    }

    /// <summary>A header line about samples: kept when it is about this one.</summary>
    private static bool SpeaksOfAnother(string line, string sample) =>
        (line.StartsWith("##SAMPLE=", StringComparison.Ordinal) || line.StartsWith("##PEDIGREE=", StringComparison.Ordinal) || line.StartsWith("##META=", StringComparison.Ordinal)
            || line.StartsWith("##patient", StringComparison.OrdinalIgnoreCase))
        && !(line.Contains($"ID={sample},", StringComparison.Ordinal) || line.Contains($"ID={sample}>", StringComparison.Ordinal));

    /// <summary>The fixed columns and one of the samples'.</summary>
    private static string Narrow(string line, int column)
    {
        int end = 0, begin = 0;
        for (int tabs = 0; tabs < FixedColumns; tabs++) end = Next(line, end) + 1;
        string head = line[..Math.Min(end, line.Length)];
        begin = end;
        for (int passed = FixedColumns; passed < column && begin <= line.Length; passed++) begin = Next(line, begin) + 1;
        return begin > line.Length ? head.TrimEnd('\t') : head + line[begin..Next(line, begin)];
    }

    private static int Next(string line, int from) => from <= line.Length && line.IndexOf('\t', from) is >= 0 and var tab ? tab : line.Length;
}
