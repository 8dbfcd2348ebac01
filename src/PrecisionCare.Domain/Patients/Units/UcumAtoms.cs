
namespace PrecisionCare.Patients.Units;

/// <summary>Unit atoms and prefixes of UCUM 2.1 (tables 1 to 5 and the customary units) that clinical records use, case sensitive.</summary>
internal static class UcumAtoms
{
    private static readonly Dimension Volume = new(Length: 3);
    private static readonly Dimension Pressure = new(Mass: 1, Length: -1, Time: -2);
    private static readonly Dimension Energy = new(Mass: 1, Length: 2, Time: -2);

    private static readonly Dictionary<string, UcumAtom> Atoms = new(StringComparer.Ordinal)
    {
        ["g"] = new(1m, new(Mass: 1), Metric: true),
        ["m"] = new(1m, new(Length: 1), Metric: true),
        ["s"] = new(1m, new(Time: 1), Metric: true),
        ["mol"] = new(1m, new(Amount: 1), Metric: true),
        ["K"] = new(1m, new(Temperature: 1), Metric: true),
        ["L"] = new(0.001m, Volume, Metric: true),
        ["l"] = new(0.001m, Volume, Metric: true),
        ["Pa"] = new(1000m, Pressure, Metric: true),
        ["bar"] = new(100_000_000m, Pressure, Metric: true),
        ["m[Hg]"] = new(133_322_000m, Pressure, Metric: true),
        ["m[H2O]"] = new(9_806_650m, Pressure, Metric: true),
        ["J"] = new(1000m, Energy, Metric: true),
        ["cal"] = new(4184m, Energy, Metric: true),
        ["kat"] = new(1m, new(Amount: 1, Time: -1), Metric: true),
        ["U"] = new(0.000001m / 60, new(Amount: 1, Time: -1), Metric: true),
        ["[IU]"] = new(1m, new(Activity: 1), Metric: true),
        ["[iU]"] = new(1m, new(Activity: 1), Metric: true),
        ["eq"] = new(1m, new(Charge: 1), Metric: true),
        ["osm"] = new(1m, new(Osmolality: 1), Metric: true),
        ["min"] = new(60m, new(Time: 1), Metric: false),
        ["h"] = new(3600m, new(Time: 1), Metric: false),
        ["d"] = new(86_400m, new(Time: 1), Metric: false),
        ["wk"] = new(604_800m, new(Time: 1), Metric: false),
        ["mo"] = new(2_629_800m, new(Time: 1), Metric: false),
        ["a"] = new(31_557_600m, new(Time: 1), Metric: false),
        ["[lb_av]"] = new(453.59237m, new(Mass: 1), Metric: false),
        ["[oz_av]"] = new(28.349523125m, new(Mass: 1), Metric: false),
        ["[in_i]"] = new(0.0254m, new(Length: 1), Metric: false),
        ["[ft_i]"] = new(0.3048m, new(Length: 1), Metric: false),
        ["%"] = new(0.01m, default, Metric: false),
        ["[ppm]"] = new(0.000001m, default, Metric: false),
        ["10*"] = new(10m, default, Metric: false),
        ["10^"] = new(10m, default, Metric: false),
        ["[pH]"] = new(1m, default, Metric: false),
    };

    private static readonly Dictionary<string, decimal> Prefixes = new(StringComparer.Ordinal)
    {
        ["T"] = 1e12m,
        ["G"] = 1e9m,
        ["M"] = 1e6m,
        ["k"] = 1000m,
        ["h"] = 100m,
        ["da"] = 10m,
        ["d"] = 0.1m,
        ["c"] = 0.01m,
        ["m"] = 0.001m,
        ["u"] = 1e-6m,
        ["n"] = 1e-9m,
        ["p"] = 1e-12m,
        ["f"] = 1e-15m,
    };

    /// <summary>An atom, or a prefix before a metric one. An atom goes before a prefix: <c>min</c> is the minute, <c>cd</c> never a hundredth of a day.</summary>
    public static bool TryGet(string symbol, out UcumAtom atom)
    {
        if (Atoms.TryGetValue(symbol, out atom)) return true;
        for (int length = 1; length <= 2 && length < symbol.Length; length++)
        {
            if (!Prefixes.TryGetValue(symbol[..length], out decimal prefix)) continue;
            if (!Atoms.TryGetValue(symbol[length..], out var bare) || !bare.Metric) continue;
            atom = bare with { Factor = prefix * bare.Factor };
            return true;
        }

        return false;
    }
}

/// <param name="Factor">How many base units (gram, metre, second, mole, kelvin …) it is.</param>
/// <param name="Metric">Takes prefixes.</param>
internal readonly record struct UcumAtom(decimal Factor, Dimension Dimension, bool Metric);
