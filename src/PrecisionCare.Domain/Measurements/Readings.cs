using PrecisionCare.Patients;
using PrecisionCare.Patients.Units;

namespace PrecisionCare.Measurements;

/// <summary>
/// The most recent usable value of every parameter in a record at a day. A value is usable when it is final, has a known unit, a believable size and a day
/// that is neither too old nor in the future; what is not usable is passed over with its reason, so that an older sound value may serve.
/// </summary>
public sealed class Readings
{
    private readonly Dictionary<string, Reading> _usable = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _refusals = new(StringComparer.Ordinal);
    private readonly ParameterTable _parameters;

    private Readings(ParameterTable parameters) => _parameters = parameters;

    /// <param name="record">Observations newest first, as <see cref="ClinicalRecord"/> keeps them.</param>
    /// <param name="parameters">Codes and limits.</param>
    /// <param name="at">The day of the assessment.</param>
    public static Readings Of(ClinicalRecord record, ParameterTable parameters, DateOnly at)
    {
        var readings = new Readings(parameters);
        foreach (var observation in record.Observations)
        {
            readings.Take(observation, observation.Code, observation.Value, observation.Ranges, at);
            foreach (var part in observation.Components) readings.Take(observation, part.Code, part.Value, part.Ranges, at);
        }

        return readings;
    }

    /// <summary>No parameter has a usable value.</summary>
    public bool IsEmpty => _usable.Count == 0;

    /// <summary>The value to use, or why there is none.</summary>
    /// <exception cref="KeyNotFoundException">The knowledge base has no such parameter.</exception>
    public ReadingOrRefusal this[string parameter] =>
        _usable.TryGetValue(parameter, out var reading) ? new(reading, null)
        : new(null, _refusals.GetValueOrDefault(parameter) ?? $"{Name(_parameters[parameter])} is not recorded");

    private void Take(Observation observation, Concept code, ObservationValue? value, IReadOnlyList<ReferenceRange> ranges, DateOnly at)
    {
        if (value is null) return;
        foreach (var coding in code.Codings)
        {
            if (coding.System != CodeSystems.Loinc || _parameters.WithLoinc(coding.Code) is not { } parameter) continue;
            if (_usable.ContainsKey(parameter.Id)) return;
            if (Judge(observation, code, parameter, value, ranges, at, out var reading) is { } refusal) _refusals.TryAdd(parameter.Id, refusal);
            else _usable.Add(parameter.Id, reading!);
            return;
        }
    }

    private static string? Judge(
        Observation observation, Concept code, Parameter parameter, ObservationValue value, IReadOnlyList<ReferenceRange> ranges, DateOnly at, out Reading? reading)
    {
        reading = null;
        string name = Name(parameter);
        if (observation.Status is ObservationStatus.Cancelled or ObservationStatus.Preliminary) return $"{name} is not a final result";
        if (observation.Effective is not { } effective) return $"{name} has no date";
        if (effective.Day > at) return $"{name} is dated after the day of this assessment";
        if (value.Quantity is not { } quantity) return $"{name} has no number";
        if (quantity.Comparator is not null) return $"{name} is reported only as {quantity.Comparator} {Words.Quantity((double)quantity.Value, quantity.Unit)}";
        if (Convert(quantity, parameter, code) is not { } number) return $"{name} is in '{quantity.Unit}', which is not a unit of it";
        if (number < parameter.Low || number > parameter.High)
        {
            return $"{name} of {Words.Quantity(number, parameter.Unit)} ({Words.Day(effective.Day)}) is outside the believable range "
                + $"{Words.Number(parameter.Low)} to {Words.Quantity(parameter.High, parameter.Unit)}";
        }

        if (at.DayNumber - effective.Latest.DayNumber > parameter.MaximumAgeDays)
            return $"{name} is too old: {Words.Quantity(number, parameter.Unit)} on {Words.Day(effective.Day)}";
        double? upper = ranges.FirstOrDefault(r => r.High is > 0)?.High is { } high ? Convert(new Measure(high, quantity.Unit), parameter, code) : null;
        reading = new Reading(parameter, number, effective.Day, upper, observation.Id);
        return null;
    }

    /// <summary>A measure in the unit in which rules state their thresholds.</summary>
    /// <param name="measure">As the record has it.</param>
    /// <param name="parameter">What was measured.</param>
    /// <param name="code">The test, by LOINC: needed between mass and amount of substance.</param>
    /// <returns><c>null</c> when there is no sure way to that unit.</returns>
    public static double? Convert(Measure measure, Parameter parameter, Concept code) =>
        parameter.Factors.TryGetValue(measure.Unit, out double factor) ? (double)measure.Value * factor
        : measure.To(parameter.Unit, code) is { } converted ? (double)converted.Value
        : null;

    /// <summary>The label as it begins a sentence part: <c>creatinine</c>, but <c>ALT</c>.</summary>
    private static string Name(Parameter parameter) =>
        parameter.Label.Length > 1 && char.IsLower(parameter.Label[1]) ? char.ToLowerInvariant(parameter.Label[0]) + parameter.Label[1..] : parameter.Label;
}
