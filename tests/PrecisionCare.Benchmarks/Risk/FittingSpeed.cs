using System.Globalization;
using System.Text;
using PrecisionCare.Risk.Data;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Recipes;

namespace PrecisionCare.Benchmarks.Risk;

/// <summary>
/// How long fitting and scoring take once their code is warm, in processor time, for every fitted model whose data set lies in a folder. Goals: the warfarin
/// model under 1 s and a Cox model under 2 s from the bytes of the file, a row under 5 µs.
/// </summary>
internal static class FittingSpeed
{
    private const int Fits = 5;
    private const int ScoredRows = 200_000;

    private static readonly (string Model, string File)[] DataSets = [("warfarin-dose", "iwpc_train.csv"), ("breast-recurrence", "rotterdam.csv"), ("breast-death", "metabric_train.csv")];

    public static int Run(string folder)
    {
        foreach (var (model, file) in DataSets)
        {
            var recipe = Recipe.Find(model)!;
            byte[] bytes = File.ReadAllBytes(Path.Combine(folder, file));
            var definition = recipe.Fit(bytes);
            double fit = Enumerable.Range(0, Fits).Select(_ => Milliseconds(() => recipe.Fit(bytes))).Order().ElementAt(Fits / 2);
            var scorer = new FittedScorer(definition);
            double[][] rows = [.. recipe.Read(CsvTable.Parse(Encoding.UTF8.GetString(bytes))).Inputs.Where(r => scorer.Refusal(r) is null)];
            Score(scorer, rows);
            double score = Milliseconds(() => Score(scorer, rows)) * 1000 / ScoredRows;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model}: fit {fit:0} ms, {score:0.00} µs a row"));
        }

        return 0;
    }

    private static void Score(FittedScorer scorer, double[][] rows)
    {
        for (int i = 0; i < ScoredRows; i++)
        {
            double[] row = rows[i % rows.Length];
            if (scorer.Refusal(row) is null) scorer.Score(scorer.LinearPredictor(row), row);
        }
    }

    private static double Milliseconds(Action work)
    {
        var start = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }
}
