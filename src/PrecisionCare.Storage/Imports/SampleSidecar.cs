using System.Collections.Immutable;
using System.Text;
using PrecisionCare.Patients;

namespace PrecisionCare.Storage.Imports;

/// <summary>What the file beside a VCF says of each of its samples.</summary>
internal sealed class SampleSidecar
{
    private readonly ImmutableArray<SampleLink> _links;
    private readonly bool _single;

    private SampleSidecar(ImmutableArray<SampleLink> links, bool single) => (_links, _single) = (links, single);

    /// <param name="origin">The file and what came with it.</param>
    /// <param name="samples">How many samples the VCF has: with one, the sidecar need not name it.</param>
    /// <param name="issues">Gets what is wrong with the sidecar.</param>
    public static SampleSidecar Of(ImportOrigin origin, int samples, IssueLog issues) =>
        new(origin.Sidecar is { } text ? SampleLink.Parse(Encoding.UTF8.GetBytes(text), origin.File + SampleLink.Suffix, issues) : [], samples == 1);

    public SampleLink? For(string sample) =>
        _links.FirstOrDefault(l => l.Sample == sample) ?? (_single ? _links.FirstOrDefault(l => l.Sample is null) : null);
}
