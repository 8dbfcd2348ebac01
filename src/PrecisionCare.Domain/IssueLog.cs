using System.Collections.Immutable;

namespace PrecisionCare;

/// <summary>
/// Collects the faults of one input while it is read. A file that is wrong on every line must not fill the memory: of each code the first
/// <see cref="KeptPerCode"/> are kept whole, the rest are counted.
/// </summary>
public sealed class IssueLog
{
    /// <summary>How many Issues of one code are kept with their location.</summary>
    public const int KeptPerCode = 1000;

    private readonly List<Issue> _kept = [];
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The Issues in the order of the input.</summary>
    public ImmutableArray<Issue> Issues => [.. _kept];

    /// <summary>How many there were of each code, those not kept among them.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public bool IsEmpty => _counts.Count == 0;

    public void Add(Issue issue)
    {
        int count = _counts.GetValueOrDefault(issue.Code) + 1;
        _counts[issue.Code] = count;
        if (count <= KeptPerCode) _kept.Add(issue);
    }
}
