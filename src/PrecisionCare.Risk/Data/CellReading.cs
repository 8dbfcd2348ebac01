using System.Globalization;

namespace PrecisionCare.Risk.Data;

/// <summary>Cells as the numbers that a scorer takes: NaN where nothing is recorded or the words are unknown.</summary>
internal static class CellReading
{
    public static double Number(this CsvTable table, int row, params ReadOnlySpan<string> columns) =>
        table.Text(row, columns) is { } text && double.TryParse(text.Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : double.NaN;

    /// <summary>1 for yes, 0 for no.</summary>
    public static double Flag(this CsvTable table, int row, params ReadOnlySpan<string> columns) =>
        table.Text(row, columns)?.ToLowerInvariant() switch
        {
            "1" or "1.0" or "yes" or "y" or "true" or "present" => 1,
            "0" or "0.0" or "no" or "n" or "false" or "not present" or "absent" => 0,
            _ => double.NaN,
        };

    /// <summary>1 when any is 1, 0 when all that are recorded are 0, else NaN.</summary>
    public static double Any(params ReadOnlySpan<double> flags)
    {
        double any = double.NaN;
        foreach (double flag in flags)
            if (flag == 1) return 1;
            else if (flag == 0) any = 0;
        return any;
    }
}
