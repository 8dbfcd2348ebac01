using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics.Reported;

/// <summary>
/// Reads what other callers and laboratories reported: tab-separated gene, diplotype, phenotype, activity score, one or more of the last three given; further
/// columns are the sender's own. Lines that begin with <c>#</c> are remarks. Several lines of a gene are several diplotypes in question.
/// </summary>
public static class OutsideCallReader
{
    /// <param name="text">The file.</param>
    /// <param name="fileName">File name without its folder.</param>
    /// <returns>The sound lines, and an Issue for each other.</returns>
    public static (ImmutableArray<OutsideCall> Calls, ImmutableArray<Issue> Issues) Read(TextReader text, string fileName)
    {
        var calls = ImmutableArray.CreateBuilder<OutsideCall>();
        var issues = ImmutableArray.CreateBuilder<Issue>();
        long number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#') continue;
            var where = new SourceLocation(fileName, number);
            string?[] cells = [.. line.Split('\t').Select(c => c.Trim() is { Length: > 0 } cell ? cell : null)];
            string? gene = cells[0], diplotype = cells.ElementAtOrDefault(1), phenotype = cells.ElementAtOrDefault(2), score = cells.ElementAtOrDefault(3);
            if (gene is null)
                issues.Add(new Issue("outside.no-gene", IssueSeverity.Error, "The line names no gene.", "Put the gene's symbol into the first column.", where));
            else if (diplotype is null && phenotype is null && score is null)
                issues.Add(new Issue(
                    "outside.no-result", IssueSeverity.Error, "The line has a gene, but neither diplotype nor phenotype nor activity score.",
                    "Separate the columns by tabs, and give one of the three, or . for a no call.", where));
            else
                calls.Add(new OutsideCall(gene, diplotype, phenotype, score, where));
        }
        return (calls.ToImmutable(), issues.ToImmutable());
    }
}
