using System.CommandLine;
using System.Text;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk.Evaluation;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Recipes;

namespace PrecisionCare.Web.Commands;

/// <summary><c>model fit|evaluate NAME --data FILE</c>: make a fitted model from its data by its declared recipe, and measure it; JSON to standard output or a folder.</summary>
internal static class ModelCommand
{
    public static Command Create() => new("model", "Fitted models: make them anew and measure them.") { Fit(), Evaluate() };

    private static Command Fit() =>
        Verb("fit", "Fit a model by its recipe; the same data give the same bytes.", "", (recipe, file) => FittedModel.Write(recipe.Fit(file)));

    private static Command Evaluate() =>
        Verb("evaluate", "Measure a model: by cross-validation on its own training data, as it stands on any other.", ".evaluation", (recipe, file) =>
            FittedModelFiles.Write(ModelEvaluator.Evaluate(recipe, ShippedModel(recipe), file)));

    internal static FittedModel ShippedModel(Recipe recipe) =>
        KnowledgeBase.Load(KnowledgeFolder.InUse(Environment.GetEnvironmentVariable("PRECISIONCARE_DATA") ?? "data")).RiskModels.Find(recipe.Id) as FittedModel
        ?? throw new InvalidDataException($"The knowledge base has no fitted model '{recipe.Id}'.");

    private static Command Verb(string name, string description, string ending, Func<Recipe, byte[], byte[]> make)
    {
        var model = new Argument<string>("model") { Description = $"One of {string.Join(", ", Recipe.All.Select(r => r.Id))}." };
        var data = new Option<FileInfo>("--data") { Description = "The data set, comma-separated, with its published columns.", Required = true };
        var to = new Option<DirectoryInfo?>("--to") { Description = "Folder to write the file into; by default it goes to standard output." };
        var verb = new Command(name, description) { model, data, to };
        verb.SetAction(parsed =>
        {
            if (Recipe.Find(parsed.GetValue(model)!) is not { } recipe) return Fault($"'{parsed.GetValue(model)}' is no fitted model.", ExitStatus.WrongUsage);
            if (parsed.GetValue(data) is not { Exists: true } file) return Fault("The file of --data does not exist.", ExitStatus.WrongUsage);
            try
            {
                byte[] made = make(recipe, File.ReadAllBytes(file.FullName));
                if (parsed.GetValue(to) is { } folder) File.WriteAllBytes(Path.Combine(folder.FullName, $"{recipe.Id}{ending}.json"), made);
                else Console.Out.Write(Encoding.UTF8.GetString(made));
                return ExitStatus.Done;
            }
            catch (InvalidDataException fault)
            {
                return Fault(fault.Message, ExitStatus.InputFaults);
            }
        });
        return verb;
    }

    private static int Fault(string message, int status)
    {
        Console.Error.WriteLine(message);
        return status;
    }
}
