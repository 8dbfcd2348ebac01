using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PrecisionCare.Risk.Data;
using PrecisionCare.Risk.Fitted;

namespace PrecisionCare.Risk.Recipes;

/// <summary>
/// How a model is made, declared once: which columns become which inputs, who is in the cohort, which terms there are and how they are fitted. The same data,
/// recipe and seed give the same artefact to the byte.
/// </summary>
public abstract class Recipe
{
    /// <summary>Dealt into folds with this; part of the artefact.</summary>
    public const int Seed = 20261122;

    /// <summary>Every recipe of the product.</summary>
    public static ImmutableArray<Recipe> All { get; } = [new WarfarinDose(), new BreastRecurrence(), new BreastDeath()];

    /// <summary>Id of the model, such as <c>warfarin-dose</c>.</summary>
    public abstract string Id { get; }

    /// <summary>Inputs with their labels, kinds, choices, and where a record has them; ranges come from the data.</summary>
    public abstract ImmutableArray<RiskInput> Inputs { get; }

    /// <summary>The column groups by which results are shown, each an input.</summary>
    public abstract ImmutableArray<EvaluationGroup> Groups { get; }

    public static Recipe? Find(string id) => All.FirstOrDefault(r => r.Id == id);

    /// <summary>Every row of a data set, in its order, whether it could serve the fit or not.</summary>
    /// <exception cref="InvalidDataException">The table lacks the columns by which it is known.</exception>
    public Cohort Read(CsvTable table)
    {
        string[] missing = [.. Required.Where(alternatives => !alternatives.Any(table.Has)).Select(a => a[0])];
        if (missing.Length > 0) throw new InvalidDataException($"The file is no data set of {Id}: it has no column {string.Join(", ", missing.Select(m => $"'{m}'"))}.");
        int[] rows = [.. Enumerable.Range(0, table.Rows)];
        return new Cohort(
            [.. rows.Select(r => table.Text(r, IdColumns) ?? $"row {r + 2}")], [.. rows.Select(r => Encode(table, r))], [.. rows.Select(r => Outcome(table, r))],
            IsSurvival ? [.. rows.Select(r => Event(table, r))] : [], [.. rows.Select(r => Period(table, r))]);
    }

    /// <summary>Who of these serves the fit.</summary>
    public abstract bool Serves(Cohort cohort, int row);

    /// <param name="cohort">Only patients who serve.</param>
    /// <param name="data">Where they come from.</param>
    public abstract FittedDefinition Fit(Cohort cohort, TrainingData data);

    /// <summary>Reads, chooses and fits.</summary>
    public FittedDefinition Fit(byte[] file)
    {
        var all = Read(CsvTable.Parse(Encoding.UTF8.GetString(file)));
        return Fit(all.Where(r => Serves(all, r)), new TrainingData(Convert.ToHexStringLower(SHA256.HashData(file))));
    }

    internal abstract bool IsSurvival { get; }

    internal abstract string[] IdColumns { get; }

    /// <summary>Columns without which the file is another; each with its other names.</summary>
    private protected abstract ImmutableArray<string[]> Required { get; }

    private protected abstract double[] Encode(CsvTable table, int row);

    private protected abstract double Outcome(CsvTable table, int row);

    private protected virtual bool Event(CsvTable table, int row) => false;

    private protected virtual double Period(CsvTable table, int row) => double.NaN;

    private protected static RiskInput Number(string name, string label, string unit, string from = "", bool required = false) =>
        new(name, label, RiskInputKind.Number, unit, double.MinValue, double.MaxValue, [], required ? null : RiskInput.Omissible, from);

    private protected static RiskInput Count(string name, string label, bool required = false) => Number(name, label, "", required: required) with { Whole = true };

    private protected static RiskInput Flag(string name, string label, string from = "") =>
        new(name, label, RiskInputKind.Flag, "", 0, 1, [], RiskInput.Omissible, from);

    private protected static RiskInput Choice(string name, string label, ImmutableArray<string> choices, string from = "", bool required = false) =>
        new(name, label, RiskInputKind.Choice, "", 0, 0, choices, required ? null : RiskInput.Omissible, from);

    private protected int IndexOf(string input) => Inputs.Select((i, at) => (i.Name, at)).First(i => i.Name == input).at;
}

/// <summary>The file that a model is fitted to.</summary>
public sealed record TrainingData(string Sha256);

/// <summary>A division of patients for evaluation.</summary>
/// <param name="By">Words for the division.</param>
/// <param name="GroupOf">The group of a row of inputs; <c>null</c> for none.</param>
public sealed record EvaluationGroup(string By, Func<double[], string?> GroupOf);
