using System.Collections.Immutable;
using System.Text;
using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Pharmacogenomics.Functions;

/// <summary>
/// Allele functions and phenotype rules as the knowledge base keeps them: UTF-8, one thing a line, cells between tabs, the first naming the kind.
/// <code>
/// gene    symbol  function | score (what the rules are keyed by)
/// allele  name  function  activity value
/// pair    key of one allele  key of the other (empty: haploid)  phenotype  activity score
/// </code>
/// </summary>
public static class FunctionFile
{
    /// <exception cref="InvalidDataException">A line is not as described above.</exception>
    public static GeneFunctions Read(string path, ReadOnlySpan<byte> content)
    {
        string? gene = null;
        bool scores = false;
        var alleles = ImmutableArray.CreateBuilder<AlleleFunction>();
        var rules = ImmutableArray.CreateBuilder<(string, string, PairMeaning)>();
        string text = Encoding.UTF8.GetString(content);
        int number = 0;
        foreach (var row in text.AsSpan().EnumerateLines())
        {
            number++;
            if (row.IsEmpty || row[0] == '#') continue;
            var line = new TabbedLine(row);
            switch (line[0])
            {
                case "gene":
                    gene = line[1].ToString();
                    scores = line[2].SequenceEqual("score");
                    break;
                case "allele":
                    alleles.Add(new AlleleFunction(line[1].ToString(), line.Optional(2), line.Optional(3)));
                    break;
                case "pair":
                    rules.Add((line[1].ToString(), line[2].ToString(), new PairMeaning(line.Optional(3), line.Optional(4))));
                    break;
                default:
                    throw new InvalidDataException($"{path} line {number}: '{line[0]}' is no kind of line.");
            }
        }
        return new GeneFunctions(gene ?? throw new InvalidDataException($"{path} names no gene."), scores, alleles.ToImmutable(), rules.ToImmutable());
    }

    public static byte[] Write(GeneFunctions functions)
    {
        var text = new StringBuilder();
        Line(text, "gene", functions.Gene, functions.UsesScores ? "score" : "function");
        foreach (var allele in functions.Alleles) Line(text, "allele", allele.Name, allele.Function, allele.ActivityValue);
        foreach (var (first, second, meaning) in functions.Rules) Line(text, "pair", first, second, meaning.Phenotype, meaning.ActivityScore);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Line(StringBuilder text, params ReadOnlySpan<string?> cells) => text.AppendJoin('\t', cells).Append('\n');
}
