using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Knowledge;
using PrecisionCare.Measurements;
using PrecisionCare.Patients;
using PrecisionCare.Patients.Units;

namespace PrecisionCare.Risk;

/// <summary>Takes the inputs of a model from what is known of a patient, in the words of the model's table; what is missing, stale or odd stays a reason.</summary>
public static class RecordInputs
{
    /// <param name="model">Whose inputs are asked for; those that a record cannot give are left out.</param>
    /// <param name="patient">With genes.</param>
    /// <param name="knowledge">Parameters, problems, medicines and models.</param>
    /// <param name="settings">Values that belong to the site, such as its risk region.</param>
    public static ImmutableDictionary<string, InputValue> Of(IRiskModel model, PatientFindings patient, KnowledgeBase knowledge, RiskModelSettings? settings = null) =>
        model.Inputs.Where(i => i.From.Length > 0)
            .ToImmutableDictionary(i => i.Name, i => Value(i, patient, knowledge, settings ?? RiskModelSettings.Default), StringComparer.Ordinal);

    private static InputValue Value(RiskInput input, PatientFindings patient, KnowledgeBase knowledge, RiskModelSettings settings)
    {
        int colon = input.From.IndexOf(':');
        string word = colon < 0 ? input.From : input.From[..colon], rest = input.From[(colon + 1)..];
        return word switch
        {
            "age" => Age(patient, years => years),
            "ageDecade" => Age(patient, years => Math.Min(years / 10, 9)),
            "sex" => Sex(patient, sex => InputValue.Of(sex == AdministrativeSex.Female ? "female" : "male", [patient.PatientId])),
            "female" => Sex(patient, sex => InputValue.Of(sex == AdministrativeSex.Female, [patient.PatientId])),
            "male" => Sex(patient, sex => InputValue.Of(sex == AdministrativeSex.Male, [patient.PatientId])),
            "ancestry" when input.Kind == RiskInputKind.Flag => InputValue.Of(Ancestry.GroupOf(patient) == rest, [patient.PatientId]),
            "ancestry" => InputValue.Of(input.ChoiceOf(Ancestry.GroupOf(patient)) ?? input.Choices[^1], Ancestry.FactsOf(patient)),
            "bmi" => BodySize.MassIndex(patient),
            "bsa" => BodySize.Surface(patient),
            "target-inr" => patient.Problems.FactsNow("mechanical_valve").IsEmpty
                ? InputValue.Of(2.5, "2.5, as no mechanical valve is recorded")
                : InputValue.Missing("the target INR of a mechanical valve is not recorded"),
            "gene" => GenotypeInputs.Genotype(rest, patient),
            "alleles" => GenotypeInputs.Alleles(rest, patient, knowledge),
            "variant" => patient.Dosages.Of(rest),
            "measure" when input.Kind == RiskInputKind.Number => Measured(rest, input, patient, knowledge),
            "same-day" => SameDay(rest, input, patient, knowledge),
            "score" => OfModel(rest, input, patient, knowledge),
            "taking" => Taking(rest, patient, knowledge),
            "site" => settings.Site.TryGetValue(rest, out string? value) ? InputValue.Parse(input, value) : InputValue.Missing($"{input.Label} is not set for this site"),
            "choose" => Choose(rest, input, patient, knowledge),
            _ when input.Kind == RiskInputKind.Choice => YesOrNo(knowledge.Condition(input.From).Judge(patient)),
            _ => Flag(input, knowledge.Condition(input.From).Judge(patient)),
        };
    }

    /// <summary>A choice of yes and no, which a condition decides; what cannot be told is "not recorded" to a fitted model.</summary>
    private static InputValue YesOrNo(Judgement judgement) =>
        judgement.Holds is { } holds ? InputValue.Of(holds ? "yes" : "no", holds ? judgement.Facts : []) : InputValue.Of("not recorded") with { Shown = $"not recorded: {judgement.Words}" };

    private static InputValue Age(PatientFindings patient, Func<int, int> value) =>
        patient.Age is { } years ? InputValue.Of(value(years), $"{years} years", [patient.PatientId]) : InputValue.Missing("the birth date is not recorded");

    private static InputValue Sex(PatientFindings patient, Func<AdministrativeSex, InputValue> value) =>
        patient.Sex is AdministrativeSex.Female or AdministrativeSex.Male ? value(patient.Sex) : InputValue.Missing("the equation needs female or male sex, which is not recorded");

    /// <summary>The most recent usable result, in the unit of the input, unless it is older than the model allows.</summary>
    private static InputValue Measured(string parameter, RiskInput input, PatientFindings patient, KnowledgeBase knowledge)
    {
        if (patient.Readings[parameter] is not { Reading: { } reading }) return InputValue.Missing(patient.Readings[parameter].Refusal!);
        if (input.MaximumAgeDays is { } days && patient.At.DayNumber - reading.Day.DayNumber > days)
            return InputValue.Missing($"{input.Label} is too old: {reading.ShownWithDay}; this score asks for one of the last {days} days");
        if (reading.Parameter.Unit == input.Unit) return InputValue.Of(reading.Value, reading.ShownWithDay, [reading.FactId]) with { Day = reading.Day };
        var test = new Concept([new Coding(CodeSystems.Loinc, knowledge.Parameters[parameter].Loinc[0])]);
        return new Measure((decimal)reading.Value, reading.Parameter.Unit).To(input.Unit, test) is { } converted
            ? InputValue.Of((double)converted.Value, $"{Words.Quantity((double)converted.Value, input.Unit)} ({reading.ShownWithDay})", [reading.FactId]) with { Day = reading.Day }
            : InputValue.Missing($"{input.Label} in {reading.Parameter.Unit} cannot be turned into {input.Unit}");
    }

    /// <summary><c>P:Q</c>: the value of P only if it was measured on the day of Q, with which it belongs together.</summary>
    private static InputValue SameDay(string pair, RiskInput input, PatientFindings patient, KnowledgeBase knowledge)
    {
        string[] parts = pair.Split(':');
        var value = Measured(parts[0], input, patient, knowledge);
        return value.Refusal is not null || patient.Readings[parts[1]].Reading is not { } other || other.Day == value.Day
            ? value
            : InputValue.Missing($"{input.Label} was measured on {Words.Day(value.Day!.Value)}, not on the day of the {other.Parameter.Label} ({Words.Day(other.Day)})");
    }

    /// <summary>The value of another model, with the facts that it rests on.</summary>
    private static InputValue OfModel(string id, RiskInput input, PatientFindings patient, KnowledgeBase knowledge)
    {
        var model = knowledge.RiskModels.Find(id)!;
        var score = model.Score(Of(model, patient, knowledge));
        return score.Value is { } value
            ? InputValue.Of(value, $"{Words.Quantity(Math.Round(value), score.Unit)} ({score.Name})", [.. score.Contributions.SelectMany(c => c.Facts).Distinct()])
            : InputValue.Missing($"{input.Label} is not known: {score.NotApplicable}");
    }

    private static InputValue Taking(string medicineClass, PatientFindings patient, KnowledgeBase knowledge)
    {
        var taken = patient.Taking(medicineClass, knowledge.Medicines).ToList();
        return InputValue.Of(taken.Count, taken.Count == 0 ? "none in the medicine list" : string.Join(", ", taken.Select(m => m.Name)), [.. taken.SelectMany(m => m.Facts)]);
    }

    /// <summary>The first word whose condition holds.</summary>
    private static InputValue Choose(string words, RiskInput input, PatientFindings patient, KnowledgeBase knowledge)
    {
        foreach (string alternative in words.Split(';'))
        {
            int equals = alternative.IndexOf('=');
            var judged = knowledge.Condition(alternative[(equals + 1)..]).Judge(patient);
            if (judged.Holds == true) return InputValue.Of(alternative[..equals], judged.Facts) with { Shown = judged.Words };
        }

        return InputValue.Missing($"{input.Label} is not recorded");
    }

    /// <summary>
    /// Where the table has a default, what is not known counts as that, which the score's caveat says; where it has none, what is not known is a reason.
    /// </summary>
    private static InputValue Flag(RiskInput input, Judgement judgement) =>
        judgement.Holds is null && input.Default is null ? InputValue.Missing(judgement.Words)
        : InputValue.Of(judgement.Holds == true, judgement.Holds == true ? judgement.Facts : []) with
        {
            Shown = judgement.Holds == true ? judgement.Words : judgement.Holds == false ? "no" : $"counted as no: {judgement.Words}",
        };
}
