using PrecisionCare.Risk.Polygenic;

namespace PrecisionCare.Knowledge.Building;

/// <summary>Polygenic scores from scoring files of the PGS Catalog (<c>risk/PGS…_hmPOS_GRCh38.txt</c>): positions, alleles and weights with their citation.</summary>
internal static class PolygenicBuilder
{
    public static IEnumerable<BuiltSource> Build(string from)
    {
        string folder = Path.Combine(from, "risk");
        string[] paths = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "PGS*_hmPOS_GRCh38.txt").Order(StringComparer.Ordinal)] : [];
        if (paths.Length == 0) yield break;
        var files = paths.Select(Read).ToList();
        var day = files.Max(f => f.Harmonised);
        yield return new BuiltSource(
            "PGS Catalog", $"{day:yyyy-MM-dd}", day, "EMBL-EBI terms of use: cite the score's paper; terms of the authors where a score states them", PolygenicTables.Write(files));
    }

    private static ScoringFile Read(string path)
    {
        using var text = File.OpenText(path);
        return ScoringFile.Read(text, Path.GetFileName(path));
    }
}
