using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PrecisionCare.Families;

namespace PrecisionCare.Web.Families;

/// <summary>A condition as it is typed.</summary>
public sealed class ConditionInput
{
    public string? Name { get; set; }
    public string? Status { get; set; }
    public string? Onset { get; set; }
    public string? Side { get; set; }
    public string? Confirmation { get; set; }
    public string? Detail { get; set; }

    public bool IsEmpty => new[] { Name, Onset, Detail }.All(string.IsNullOrWhiteSpace);
}

/// <summary>The form of a person, in texts as they are typed. Rows of conditions without a name and an age are none.</summary>
public sealed class PersonInput
{
    private const int LongestName = 60, LongestWords = 200, MostConditions = 20;

    public string? Label { get; set; }
    public string? Kind { get; set; }
    public string? Gender { get; set; }
    public string? Assigned { get; set; }
    public string? BornYear { get; set; }
    public string? Age { get; set; }
    public bool Deceased { get; set; }
    public string? DeceasedAge { get; set; }
    public string? Weeks { get; set; }
    public string? Adoption { get; set; }
    public string? Note { get; set; }
    public IList<ConditionInput> Conditions { get; set; } = [];

    public static PersonInput Of(FamilyPerson person) => new()
    {
        Label = person.Label,
        Kind = person.Kind.ToString(),
        Gender = person.Gender.ToString(),
        Assigned = person.Assigned.ToString(),
        BornYear = Text(person.BornYear),
        Age = Text(person.Age),
        Deceased = person.Deceased,
        DeceasedAge = Text(person.DeceasedAge),
        Weeks = Text(person.Weeks),
        Adoption = person.Adoption.ToString(),
        Note = person.Note,
        Conditions =
        [
            .. person.Conditions.Select(c => new ConditionInput
            {
                Name = c.Name, Status = c.Status.ToString(), Onset = Text(c.Onset), Side = c.Side.ToString(), Confirmation = c.Confirmation.ToString(), Detail = c.Detail,
            }),
        ],
    };

    /// <summary>With an empty row to write in.</summary>
    public void AddRows()
    {
        int rows = Math.Min(MostConditions, Math.Max(2, Conditions.Count + 1));
        while (Conditions.Count < rows) Conditions.Add(new ConditionInput());
    }

    /// <summary>What was typed; what cannot be read is named in <paramref name="state"/>.</summary>
    /// <param name="known">The person as they were: id and sources stay.</param>
    /// <param name="state">Faults, under the prefix <c>Input.</c></param>
    public FamilyPerson Read(FamilyPerson known, ModelStateDictionary state)
    {
        Conditions = [.. Conditions.Where(c => c is { IsEmpty: false }).Take(MostConditions)];
        foreach (string key in state.Keys.Where(k => k.StartsWith("Input.Conditions[", StringComparison.Ordinal)).ToList()) state.Remove(key);
        return known with
        {
            Label = Words(Label, LongestName, "Input.Label", state),
            Kind = Choice<PersonKind>(Kind),
            Gender = Choice<Gender>(Gender),
            Assigned = Choice<AssignedSex>(Assigned),
            BornYear = (int?)Number(BornYear, 1700, 2200, "Input.BornYear", "Write the year with four digits.", state, whole: true),
            Age = Number(Age, 0, 125, "Input.Age", "Write the age in years, 0 to 125.", state),
            Deceased = Deceased,
            DeceasedAge = Number(DeceasedAge, 0, 125, "Input.DeceasedAge", "Write the age in years, 0 to 125.", state),
            Weeks = (int?)Number(Weeks, 1, 45, "Input.Weeks", "Write completed weeks, 1 to 45.", state, whole: true),
            Adoption = Choice<Adoption>(Adoption),
            Note = Words(Note, LongestWords, "Input.Note", state),
            Conditions = [.. Conditions.Select((c, i) => Condition(c, $"Input.Conditions[{i}].", state))],
        };
    }

    private static PersonCondition Condition(ConditionInput input, string prefix, ModelStateDictionary state)
    {
        string? name = Words(input.Name, LongestName * 2, prefix + "Name", state);
        if (name is null) state.AddModelError(prefix + "Name", "Name the condition.");
        return new PersonCondition(
            name ?? "", Choice<ConditionStatus>(input.Status, ConditionStatus.Affected), Number(input.Onset, 0, 125, prefix + "Onset", "Write the age in years, 0 to 125.", state), Choice<Laterality>(input.Side),
            Choice<Confirmation>(input.Confirmation), Words(input.Detail, LongestWords, prefix + "Detail", state));
    }

    private static T Choice<T>(string? text, T otherwise = default)
        where T : struct, Enum => Enum.TryParse(text, out T value) && Enum.IsDefined(value) ? value : otherwise;

    private static string? Words(string? text, int longest, string field, ModelStateDictionary state)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Trim().Length > longest) state.AddModelError(field, $"Keep it to {longest} characters.");
        return text.Trim();
    }

    private static decimal? Number(string? text, decimal least, decimal most, string field, string fault, ModelStateDictionary state, bool whole = false)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal read) && read >= least && read <= most && (!whole || read == decimal.Truncate(read))) return read;
        state.AddModelError(field, fault);
        return null;
    }

    private static string? Text(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);
}
