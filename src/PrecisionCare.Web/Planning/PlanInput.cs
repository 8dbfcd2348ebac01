using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Planning;

namespace PrecisionCare.Web.Planning;

/// <summary>A goal as it is typed.</summary>
public sealed class GoalInput
{
    public string? Text { get; set; }
    public string? Measure { get; set; }
    public string? Comparison { get; set; }
    public string? Target { get; set; }
    public string? Due { get; set; }

    public bool IsEmpty => new[] { Text, Measure, Comparison, Target, Due }.All(string.IsNullOrWhiteSpace);
}

/// <summary>The form of a plan, in texts as they are typed. Rows of goals that were left empty are none.</summary>
public sealed partial class PlanInput
{
    private const string Day = "yyyy-MM-dd";

    public IList<GoalInput> Goals { get; set; } = [];
    public IList<string> Measures { get; set; } = [];
    public string? Lifestyle { get; set; }
    public string? Review { get; set; }
    public string? Remarks { get; set; }

    /// <summary>Of the draft on the page.</summary>
    public Guid? Stamp { get; set; }

    /// <summary>Of the decisions and the advice on the page.</summary>
    public string? Shown { get; set; }

    public static PlanInput Of(PlanDraft draft) => new()
    {
        Goals =
        [
            .. draft.Goals.Select(g => new GoalInput
            {
                Text = g.Text, Measure = g.Measure, Comparison = g.Comparison, Target = g.Target?.ToString(CultureInfo.InvariantCulture), Due = Text(g.Due),
            }),
        ],
        Measures = [.. draft.Measures],
        Lifestyle = draft.Lifestyle,
        Review = Text(draft.Review),
        Remarks = draft.Remarks,
    };

    /// <summary>With empty rows to write in.</summary>
    public void AddRows()
    {
        int rows = Math.Min(PlanDraft.MostGoals, Math.Max(3, Goals.Count + 1));
        while (Goals.Count < rows) Goals.Add(new GoalInput());
    }

    /// <summary>What was typed, without empty rows; what cannot be read is named in <paramref name="state"/>.</summary>
    /// <param name="state">Faults, under the prefix <c>Input.</c></param>
    public PlanDraft Draft(ModelStateDictionary state)
    {
        Goals = [.. Goals.Where(g => g is { IsEmpty: false })];
        // Rows may have moved up: what they show is what they hold now.
        foreach (string key in state.Keys.Where(k => k.StartsWith("Input.Goals[", StringComparison.Ordinal)).ToList()) state.Remove(key);
        return new PlanDraft
        {
            Goals = [.. Goals.Select((g, i) => new PlanGoal(
                g.Text?.Trim() ?? "", Words(g.Measure), g.Measure is { Length: > 0 } ? Words(g.Comparison) : null, Number(g.Target, $"Input.Goals[{i}].Target", state), DayOf(g.Due, $"Input.Goals[{i}].Due", state)))],
            Measures = [.. Measures.Where(m => m is not null).Distinct()], // an empty field of a form is bound as null
            Lifestyle = Words(Lifestyle),
            Review = DayOf(Review, "Input.Review", state),
            Remarks = Words(Remarks),
        };
    }

    private static decimal? Number(string? text, string field, ModelStateDictionary state)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string number = text.Trim();
        if (Thousands().IsMatch(number)) state.AddModelError(field, $"'{number}' can be read in two ways. Write it without a separator of thousands, and a fraction with a point.");
        else if (decimal.TryParse(number.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal read)) return read;
        else state.AddModelError(field, "Write the target as a number.");
        return null;
    }

    private static DateOnly? DayOf(string? text, string field, ModelStateDictionary state)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateOnly.TryParseExact(text.Trim(), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        state.AddModelError(field, "Write the day as year-month-day, such as 2027-03-01.");
        return null;
    }

    private static string? Text(DateOnly? day) => day?.ToString(Day, CultureInfo.InvariantCulture);

    /// <summary>A comma before exactly three digits may part thousands as well as a fraction.</summary>
    [GeneratedRegex(@"^[+-]?[1-9]\d{0,2},\d{3}$")]
    private static partial Regex Thousands();

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
