using PrecisionCare.Risk.Data;

namespace PrecisionCare.Risk.Recipes;

/// <summary>The columns of the International Warfarin Pharmacogenetics Consortium's data set as they were published, read into words.</summary>
internal static class WarfarinRows
{
    private const string Snp1639 = "VKORC1 genotype: -1639 G>A (3673); chr16:31015190; rs9923231; C/T";
    private const string Snp1173 = "VKORC1 genotype: 1173 C>T(6484); chr16:31012379; rs9934438; A/G";
    private const string Snp1542 = "VKORC1 genotype: 1542G>C (6853); chr16:31012010; rs8050894; C/G";
    private const string Snp2255 = "VKORC1 genotype: 2255C>T (7566); chr16:31011297; rs2359612; A/G";

    /// <summary>The first digit of an age band, or the decade of an age in years.</summary>
    public static double Decade(CsvTable table, int row)
    {
        if (table.Text(row, "Age") is not { } text) return double.NaN;
        string digits = new([.. text.TakeWhile(char.IsAsciiDigit)]);
        return digits.Length == 0 ? double.NaN : Math.Min(int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) / 10, 9);
    }

    /// <summary>Centimetres, also where metres were given.</summary>
    public static double Height(CsvTable table, int row)
    {
        double height = table.Number(row, "Height (cm)", "Height");
        return height < 3 ? height * 100 : height;
    }

    public static string Race(CsvTable table, int row) =>
        table.Text(row, "Race", "Race (OMB)") switch
        {
            { } text when Says(text, "white") || Says(text, "caucasian") => "White",
            { } text when Says(text, "asian") => "Asian",
            { } text when Says(text, "black") || Says(text, "african") => "Black",
            _ => "Missing or mixed",
        };

    public static string Hispanic(CsvTable table, int row) =>
        table.Text(row, "Ethnicity") switch
        {
            { } text when Says(text, "not") => "no",
            { } text when Says(text, "hispanic") || Says(text, "latino") => "yes",
            _ => "not recorded",
        };

    public static string Cyp2C9(CsvTable table, int row) =>
        Genotype(table.Text(row, "CYP2C9 consensus", "Cyp2C9 genotypes", "Combined QC CYP2C9", "CYP2C9")) switch
        {
            null => "unknown",
            { } known when WarfarinDose.Cyp2C9Genotypes.Contains(known) => known,
            _ => "other",
        };

    /// <summary>
    /// rs9923231 as typed, else as the consortium inferred it from its neighbours: rs9934438 in everyone, rs2359612 and rs8050894 unless the patient is Black or
    /// of unknown race (supplementary appendix of N Engl J Med 2009;360:753).
    /// </summary>
    public static string Vkorc1(CsvTable table, int row, string race)
    {
        string typed = Snp(table, row, "VKORC1 -1639 consensus", Snp1639, "rs9923231");
        if (typed is "A/A" or "A/G" or "G/G") return typed;
        string near = Snp(table, row, "VKORC1 1173 consensus", Snp1173, "rs9934438");
        bool linked = race is "White" or "Asian";
        if (linked && near is not ("T/T" or "C/T" or "C/C")) near = Snp(table, row, "VKORC1 2255 consensus", Snp2255, "rs2359612");
        if (linked && near is not ("T/T" or "C/T" or "C/C"))
        {
            // At rs8050894 the C goes with A of rs9923231.
            near = Snp(table, row, "VKORC1 1542 consensus", Snp1542, "rs8050894") switch { "C/C" => "T/T", "C/G" => "C/T", "G/G" => "C/C", var other => other };
        }

        return near switch { "T/T" => "A/A", "C/T" => "A/G", "C/C" => "G/G", _ => "unknown" };
    }

    public static string Snp(CsvTable table, int row, params ReadOnlySpan<string> columns) => Genotype(table.Text(row, columns)) ?? "not recorded";

    public static string YesNo(double flag) => flag == 1 ? "yes" : flag == 0 ? "no" : "not recorded";

    public static string TargetRange(CsvTable table, int row)
    {
        string? text = table.Text(row, "Estimated Target INR Range Based on Indication")?.Replace(" ", "", StringComparison.Ordinal);
        return text switch
        {
            null => "not recorded",
            "2-3" or "2.0-3.0" => "2-3",
            "2-3.5" or "1.7-3.3" or "1.7-2.8" => text,
            _ => "higher",
        };
    }

    public static string Target(CsvTable table, int row) =>
        table.Number(row, "Target INR") switch { < 2.5 => "below 2.5", 2.5 => "2.5", < 3 => "2.6 to 2.9", >= 3 => "3 or more", _ => "not recorded" };

    /// <summary>Whether an indication (1 to 8, several between semicolons) is named; "1 or 2" names both.</summary>
    public static string Indication(CsvTable table, int row, int number) =>
        table.Text(row, "Indication for Warfarin Treatment") is not { } text ? "not recorded"
        : text.Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries).Contains($"{number}") ? "yes" : "no";

    private static bool Says(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Two alleles in alphabetical order, as <c>A/G</c>; <c>null</c> where there are none.</summary>
    private static string? Genotype(string? text)
    {
        if (text is null) return null;
        string[] alleles = [.. text.Replace(" ", "", StringComparison.Ordinal).Split('/', '|').Order(StringComparer.Ordinal)];
        return alleles is [var first, var second] ? $"{first}/{second}".ToUpperInvariant() : text.Length == 2 ? $"{text[0]}/{text[1]}" : null;
    }
}
