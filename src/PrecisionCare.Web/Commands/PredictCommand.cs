using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using PrecisionCare.Risk.Data;
using PrecisionCare.Risk.Evaluation;
using PrecisionCare.Risk.Recipes;

namespace PrecisionCare.Web.Commands;

/// <summary><c>risk predict MODEL FILE.csv</c>: a fitted model over the rows of a data set in its published column names, as comma-separated values.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var model = new Argument<string>("model") { Description = $"One of {string.Join(", ", Recipe.All.Select(r => r.Id))}." };
        var file = new Argument<string>("file") { Description = "Rows with the data set's published columns; plain or .gz, - for standard input." };
        var predict = new Command("predict", "Predict every row of a data set with a fitted model.") { model, file };
        predict.SetAction(parsed =>
        {
            if (Recipe.Find(parsed.GetValue(model)!) is not { } recipe)
            {
                Console.Error.WriteLine($"'{parsed.GetValue(model)}' is no fitted model.");
                return ExitStatus.WrongUsage;
            }

            try
            {
                var cohort = recipe.Read(CsvTable.Parse(Text(parsed.GetValue(file)!)));
                return Print(cohort, ModelCommand.ShippedModel(recipe));
            }
            catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(fault.Message);
                return fault is InvalidDataException ? ExitStatus.InputFaults : ExitStatus.WrongUsage;
            }
        });
        return predict;
    }

    private static int Print(Cohort cohort, Risk.Fitted.FittedModel model)
    {
        bool survival = model.Definition.Link == Risk.Fitted.FittedLink.Survival;
        var lines = new StringBuilder(survival ? "id,linearPredictor,risk5y,notApplicable\n" : "id,prediction,low,high,notApplicable\n");
        for (int i = 0; i < cohort.Rows; i++)
        {
            var prediction = Prediction.Of(model.Scorer, cohort.Inputs[i]);
            string[] numbers = prediction.Refused ? ["", ""]
                : survival ? [Number(prediction.Predictor), Number(prediction.Score / 100)]
                : [Number(prediction.Score), Number(prediction.Low), Number(prediction.High)];
            if (prediction.Refused && !survival) numbers = ["", "", ""];
            lines.Append(string.Join(',', [Quoted(cohort.Ids[i]), .. numbers, Quoted(prediction.Reason ?? "")])).Append('\n');
        }

        Console.Out.Write(lines);
        return ExitStatus.Done;
    }

    private static string Number(double? number) => number?.ToString("G9", CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(string path)
    {
        using var opened = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(opened, CompressionMode.Decompress) : opened;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
