using System.CommandLine;
using System.Text.Json;

namespace PrecisionCare.Web.Commands;

/// <summary><c>consent decide FILE</c>: what the consent engine answers to worked cases, one JSON object a line.</summary>
internal static class ConsentCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "Cases: patient, FHIR R4 Consents and request of each." };
        var decide = new Command("decide", "Decide each case of a file.") { file };
        decide.SetAction(parsed =>
        {
            using var cases = Open(parsed.GetValue(file)!);
            if (cases is null) return ExitStatus.WrongUsage;
            var list = cases.RootElement.ValueKind == JsonValueKind.Object && cases.RootElement.TryGetProperty("cases", out var held)
                ? held
                : cases.RootElement;
            if (list.ValueKind != JsonValueKind.Array)
            {
                Console.Error.WriteLine("The file holds no list of cases: write an array, or an object whose 'cases' is one.");
                return ExitStatus.WrongUsage;
            }
            bool faults = false;
            foreach (var entry in list.EnumerateArray())
                faults |= !ConsentCase.Answer(entry, Console.Out, Console.Error);
            return faults ? ExitStatus.InputFaults : ExitStatus.Done;
        });
        return new Command("consent", "Consent decisions.") { decide };
    }

    private static JsonDocument? Open(FileInfo file)
    {
        try
        {
            using var stream = file.OpenRead();
            return JsonDocument.Parse(stream);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            Console.Error.WriteLine($"{file.Name} cannot be read as JSON: {fault.Message}");
            return null;
        }
    }
}
