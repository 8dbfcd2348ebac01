using System.Collections.Immutable;

namespace PrecisionCare.Knowledge.Building;

/// <summary>Addresses of CPIC's guidelines by their ClinPGx accessions, from the seed tables of CPIC's database.</summary>
internal static class CpicAddresses
{
    private const string Seed = "pharmcat/cpic-data/V2__initial_data.sql";

    public static ImmutableDictionary<string, string> Read(string from)
    {
        string file = Path.Combine(from, Seed);
        if (!File.Exists(file)) return ImmutableDictionary<string, string>.Empty;
        var addresses = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(file).SkipWhile(l => !l.StartsWith("COPY guideline ", StringComparison.Ordinal)).Skip(1).TakeWhile(l => l != @"\."))
        {
            string[] cells = line.Split('\t');
            foreach (string id in cells[^1].Trim('{', '}').Split(',', StringSplitOptions.RemoveEmptyEntries)) addresses[id] = cells[^2];
        }
        return addresses.ToImmutable();
    }
}
