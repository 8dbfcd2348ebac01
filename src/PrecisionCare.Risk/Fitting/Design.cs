namespace PrecisionCare.Risk.Fitting;

/// <summary>The columns of a design matrix, each centred and divided by its standard deviation (over n); a column that does not vary is all zero.</summary>
public sealed class Design
{
    private Design(double[][] columns, double[] means, double[] deviations)
    {
        Columns = columns;
        Means = means;
        Deviations = deviations;
    }

    public double[][] Columns { get; }

    public double[] Means { get; }

    /// <summary>0 for a column that does not vary.</summary>
    public double[] Deviations { get; }

    public int Rows => Columns.Length == 0 ? 0 : Columns[0].Length;

    /// <param name="columns">By column, then row.</param>
    public static Design Standardise(double[][] columns)
    {
        double[] means = [.. columns.Select(c => c.Sum() / c.Length)];
        double[] deviations = [.. columns.Select((c, j) => Math.Sqrt(c.Sum(v => (v - means[j]) * (v - means[j])) / c.Length))];
        for (int j = 0; j < columns.Length; j++)
            if (deviations[j] < 1e-12 * (1 + Math.Abs(means[j])))
                deviations[j] = 0;
        return new Design([.. columns.Select((c, j) => deviations[j] == 0 ? new double[c.Length] : Array.ConvertAll(c, v => (v - means[j]) / deviations[j]))], means, deviations);
    }

    /// <summary>Coefficients of the columns as they were given.</summary>
    public double[] Original(double[] standardised) => [.. standardised.Select((b, j) => Deviations[j] == 0 ? 0 : b / Deviations[j])];
}
