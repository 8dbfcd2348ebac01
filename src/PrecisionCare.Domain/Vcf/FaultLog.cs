using System.Collections.Immutable;
using System.Globalization;

namespace PrecisionCare.Vcf;

/// <summary>Gathers the faults of one file in their order: of each code so many in full, the rest as a count, so that a thoroughly bad file stays readable.</summary>
internal sealed class FaultLog(string fileName, int listedPerCode)
{
    private readonly ImmutableArray<Issue>.Builder _issues = ImmutableArray.CreateBuilder<Issue>();
    private readonly Dictionary<VcfFault, long> _counts = new(ReferenceEqualityComparer.Instance);

    /// <summary>Notes a fault; <paramref name="column"/> is a column's name or number, never a sample's name, which may be a person's.</summary>
    public void Add(VcfFault fault, long? line = null, string? column = null)
    {
        long count = _counts[fault] = _counts.GetValueOrDefault(fault) + 1;
        if (count <= listedPerCode) _issues.Add(new Issue(fault.Code, fault.Severity, fault.Meaning, fault.Remedy, new SourceLocation(fileName, line, column)));
    }

    public SourceLocation At(long line) => new(fileName, line);

    public ImmutableArray<Issue> ToIssues()
    {
        foreach (var (fault, count) in _counts)
        {
            if (count <= listedPerCode) continue;
            string more = string.Create(CultureInfo.InvariantCulture, $"The same fault stands in {count - listedPerCode:N0} further places. {fault.Meaning}");
            _issues.Add(new Issue(fault.Code, fault.Severity, more, fault.Remedy, new SourceLocation(fileName)));
        }

        return _issues.ToImmutable();
    }
}
