using System.Collections.Immutable;
using PrecisionCare.Risk;

namespace PrecisionCare.Storage.Scores;

/// <summary>A number of patients that is not told when it is small enough to point at somebody.</summary>
/// <param name="Value">0, or <see cref="Smallest"/> and more; <c>null</c> for what lies between.</param>
public readonly record struct PatientCount(int? Value)
{
    /// <summary>No smaller count is told.</summary>
    public const int Smallest = 5;

    public static PatientCount Of(int patients) => new(patients is > 0 and < Smallest ? null : patients);

    public override string ToString() => Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? $"1 to {Smallest - 1}";
}

/// <summary>How many patients had a score shown in a week, and how many the reason why there is none.</summary>
/// <param name="Monday">First day of the week, UTC.</param>
/// <param name="Scored">With a number.</param>
/// <param name="Refused">Without.</param>
public sealed record ScoredWeek(DateOnly Monday, PatientCount Scored, PatientCount Refused);

/// <summary>Why there was no score: which input, and what was wrong with it.</summary>
/// <param name="Input">Label of the input; <c>null</c> where no single input is the reason.</param>
/// <param name="Fault">In a few words.</param>
/// <param name="Patients">How many had it.</param>
public sealed record RefusalReason(string? Input, string Fault, PatientCount Patients);

/// <summary>What a model has been given and has answered lately, in numbers that point at nobody.</summary>
/// <param name="Weeks">The last weeks, the present one last.</param>
/// <param name="Refusals">Reasons for no score, the most frequent first.</param>
/// <param name="Inputs">How values of inputs lie against the model's range; empty below <see cref="SmallestGroup"/> patients.</param>
/// <param name="Patients">Of how many patients.</param>
public sealed record LiveScores(ImmutableArray<ScoredWeek> Weeks, ImmutableArray<RefusalReason> Refusals, ImmutableArray<LiveInput> Inputs, PatientCount Patients)
{
    /// <summary>Distributions of fewer patients say more about them than about the model.</summary>
    public const int SmallestGroup = 20;

    /// <summary>What was wrong with the inputs of a score that was refused, without any word of the record itself.</summary>
    internal static IEnumerable<(string? Input, string Fault)> ReasonsOf(RiskScore score, IRiskModel model)
    {
        var given = score.Inputs.ToDictionary(i => i.Name, i => i.Value, StringComparer.Ordinal);
        bool any = false;
        foreach (var input in model.Inputs)
        {
            if (FaultOf(input, given.GetValueOrDefault(input.Name)) is not { } fault) continue;
            any = true;
            yield return (input.Label, fault);
        }

        if (!any) yield return (null, "another reason, such as a conflict of sources or a result outside what the model was made for");
    }

    private static string? FaultOf(RiskInput input, InputValue? value) =>
        value is null ? (input.Default is null ? "not given" : null)
        : value.Refusal is { } refusal ? (refusal.Contains("too old", StringComparison.Ordinal) ? "too old" : refusal.Contains("not ", StringComparison.Ordinal) ? "not recorded or not tested" : "not usable")
        : input.Kind == RiskInputKind.Number && (value.Number < input.Low || value.Number > input.High) ? "outside the range of the model"
        : null;
}
