using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk;

namespace PrecisionCare.Web.Commands;

/// <summary><c>risk list|calculate|predict</c>: the models of the knowledge base, and what they give for inputs stated by hand; one JSON object a line.</summary>
internal static class RiskCommand
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static Command Create() => new("risk", "Risk models.") { List(), Calculate(), PredictCommand.Create() };

    private static Command List()
    {
        var list = new Command("list", "Show the models with version, kind, inputs, units and valid ranges.");
        list.SetAction(_ =>
        {
            using var output = Console.OpenStandardOutput();
            foreach (var model in Knowledge().RiskModels.All) PrintLine(output, json => RiskModelJson.Write(json, model));
            return ExitStatus.Done;
        });
        return list;
    }

    private static Command Calculate()
    {
        var file = new Argument<string>("file") { Description = "One JSON object a line: {\"model\":…,\"inputs\":{…}}; - for standard input." };
        var unconfirmed = new Option<bool>("--unconfirmed") { Description = "Calculate also models that are off because their coefficients are not confirmed." };
        var calculate = new Command("calculate", "Calculate scores from stated inputs.") { file, unconfirmed };
        calculate.SetAction(parsed =>
        {
            try
            {
                using var lines = parsed.GetRequiredValue(file) is var path && path == "-" ? Console.In : File.OpenText(path);
                return Calculate(lines, Knowledge(), parsed.GetValue(unconfirmed));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(fault.Message);
                return ExitStatus.WrongUsage;
            }
        });
        return calculate;
    }

    private static int Calculate(TextReader lines, KnowledgeBase knowledge, bool unconfirmed)
    {
        int status = ExitStatus.Done, number = 0;
        using var output = Console.OpenStandardOutput();
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var asked = RiskQuestion.Read(line, knowledge);
            string? off = asked.Model is { OnByDefault: false } && !unconfirmed ? RiskModelSettings.Default.WhyNot(asked.Model) : null;
            var score = asked.Fault is null && off is null ? asked.Model!.Score(asked.Inputs) : null;
            if (score?.Value is null) status = ExitStatus.InputFaults;
            PrintLine(output, json =>
            {
                if (score is not null) ScoreJson.Write(json, score);
                else RiskModelJson.WriteRefusal(json, asked.ModelId, off ?? $"line {number}: {asked.Fault}");
            });
        }

        return status;
    }

    private static KnowledgeBase Knowledge() => KnowledgeBase.Load(KnowledgeFolder.InUse(Environment.GetEnvironmentVariable("PRECISIONCARE_DATA")));

    private static void PrintLine(Stream output, Action<Utf8JsonWriter> members)
    {
        using (var json = new Utf8JsonWriter(output, Written))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
