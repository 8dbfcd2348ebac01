using System.Diagnostics;

namespace PrecisionCare.Risk.Tests.Fitting;

/// <summary>A fact that needs R with the packages survival and glmnet; skipped, with that reason, where they are not installed.</summary>
internal sealed class RFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Installed = new(() =>
    {
        try
        {
            R.Run("suppressMessages({library(survival);library(glmnet)})");
            return true;
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return false;
        }
    });

    public RFactAttribute()
    {
        if (!Installed.Value) Skip = "R with survival and glmnet is not installed (Debian: r-base-core, r-cran-survival, r-cran-glmnet).";
    }
}

/// <summary>Runs R.</summary>
internal static class R
{
    /// <summary>What the script prints, as numbers.</summary>
    /// <exception cref="InvalidOperationException">The script failed.</exception>
    public static double[] Run(string script)
    {
        var start = new ProcessStartInfo("Rscript") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "--vanilla", "-" } };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        string said = process.StandardOutput.ReadToEnd(), complained = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(complained);
        return [.. said.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>A vector as R reads it.</summary>
    public static string Vector(IEnumerable<double> values) =>
        $"c({string.Join(',', values.Select(v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))})";

    /// <summary>A matrix as R reads it.</summary>
    public static string Matrix(double[][] columns) => $"cbind({string.Join(',', columns.Select(Vector))})";
}
