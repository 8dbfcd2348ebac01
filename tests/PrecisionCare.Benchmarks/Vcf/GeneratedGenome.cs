using System.Globalization;
using System.Text;
using PrecisionCare.Genome;
using PrecisionCare.Tests;

namespace PrecisionCare.Benchmarks.Vcf;

/// <summary>Files like those of whole-genome callers: rows of one sample (or several) spread evenly over GRCh38, always the same for the same count.</summary>
internal static class GeneratedGenome
{
    private const GenomeAssembly Assembly = GenomeAssembly.GRCh38;

    /// <summary>Twelve hundred positions in twenty clusters, as the pharmacogenes have.</summary>
    public static LocusSet PositionsOfInterest { get; } = LocusSet.From(
        from gene in Enumerable.Range(1, 20)
        from position in Enumerable.Range(0, 60)
        select new Locus(Chromosome.FromOrdinal(gene), 10_000_000 + (gene * 7919) + (position * 541)));

    /// <summary>Writes the file unless an earlier run did, and returns its path.</summary>
    public static string Write(int records, bool bgzip, int samples = 1)
    {
        string path = Path.Combine(Path.GetTempPath(), $"precisioncare-benchmark-{records}-{samples}.vcf{(bgzip ? ".gz" : "")}");
        if (File.Exists(path)) return path;
        using var file = File.Create(path + ".part");
        var block = new StringBuilder();
        foreach (string line in Lines(records, samples))
        {
            block.Append(line).Append('\n');
            if (block.Length > 60_000) Flush();
        }

        Flush();
        if (bgzip) file.Write(VcfText.BgzipBlock([]));
        file.Close();
        File.Move(path + ".part", path);
        return path;

        void Flush()
        {
            byte[] text = Encoding.ASCII.GetBytes(block.ToString());
            file.Write(bgzip ? VcfText.BgzipBlock(text) : text);
            block.Clear();
        }
    }

    private static IEnumerable<string> Lines(int records, int samples)
    {
        yield return "##fileformat=VCFv4.2";
        long genome = 0;
        foreach (var chromosome in Enumerable.Range(1, 24).Select(Chromosome.FromOrdinal))
        {
            genome += AssemblyContigs.LengthOf(Assembly, chromosome);
            yield return $"##contig=<ID={chromosome},length={AssemblyContigs.LengthOf(Assembly, chromosome)}>";
        }

        yield return "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + string.Join('\t', Enumerable.Range(1, samples).Select(i => $"NA{i}"));
        var random = new Random(records);
        double spacing = (double)genome / records;
        foreach (var chromosome in Enumerable.Range(1, 24).Select(Chromosome.FromOrdinal))
            for (double at = spacing; at < AssemblyContigs.LengthOf(Assembly, chromosome); at += spacing)
                yield return Row(random, chromosome, (int)at, samples);
    }

    private static string Row(Random random, Chromosome chromosome, int position, int samples)
    {
        string reference = "ACGT"[random.Next(4)].ToString(), alternate = random.Next(8) == 0 ? reference + "AT" : "CGTA"["ACGT".IndexOf(reference[0])].ToString();
        string id = random.Next(3) == 0 ? "." : "rs" + random.Next(1_000_000, 200_000_000);
        string info = string.Create(
            CultureInfo.InvariantCulture,
            $"AC=1;AF=0.500;AN=2;BaseQRankSum={random.NextDouble() * 4:F3};DP={random.Next(10, 60)};ExcessHet=3.0103;FS={random.NextDouble() * 10:F3};MLEAC=1;MLEAF=0.500;MQ=60.00;QD={random.NextDouble() * 30:F2};SOR=0.{random.Next(100, 999)}");
        var row = new StringBuilder($"{chromosome}\t{position}\t{id}\t{reference}\t{alternate}\t{random.Next(30, 2000)}.60\tPASS\t{info}\tGT:AD:DP:GQ:PL");
        for (int i = 0; i < samples; i++)
        {
            int of = random.Next(10, 30), with = random.Next(10, 30);
            row.Append(CultureInfo.InvariantCulture, $"\t{(random.Next(3) == 0 ? "1/1" : "0/1")}:{of},{with}:{of + with}:99:{random.Next(900)},0,{random.Next(900)}");
        }

        return row.ToString();
    }
}
