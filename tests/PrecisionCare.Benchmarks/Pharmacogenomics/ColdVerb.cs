using System.Diagnostics;
using System.Globalization;

namespace PrecisionCare.Benchmarks.Pharmacogenomics;

/// <summary>
/// How long a verb takes from the start of its process to its end, as somebody at a prompt feels it: the executable and its arguments, run ten times. Goals: <c>pgx</c>
/// of one file under 300 ms, of a hundred panel samples under 2 s.
/// </summary>
internal static class ColdVerb
{
    private const int Runs = 10;

    public static int Run(string[] command)
    {
        if (command is []) return 2;
        double[] wall = new double[Runs];
        for (int i = 0; i < Runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            wall[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(wall);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"best {wall[0]:0} ms, median {wall[Runs / 2]:0} ms, worst {wall[^1]:0} ms"));
        return 0;
    }
}
