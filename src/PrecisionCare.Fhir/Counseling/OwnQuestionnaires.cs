using System.Collections.Immutable;
using PrecisionCare.Counseling.Questionnaires;

namespace PrecisionCare.Fhir.Counseling;

/// <summary>A questionnaire that can be filled in.</summary>
/// <param name="Questionnaire">Its items.</param>
/// <param name="Scoring">How it is scored; <c>null</c> when it is not.</param>
/// <param name="Json">As FHIR.</param>
public sealed record OfferedQuestionnaire(Questionnaire Questionnaire, ScoringRule? Scoring, ReadOnlyMemory<byte> Json);

/// <summary>
/// The questionnaires that ship with the program, as FHIR resources read like any other. PHQ-9 and GAD-7 were put at everybody's disposal by Pfizer: no permission is
/// needed to reproduce, translate, display or distribute them. The family history is our own.
/// </summary>
public static class OwnQuestionnaires
{
    public static ImmutableArray<OfferedQuestionnaire> All { get; } = [Of("phq-9", "phq-9"), Of("gad-7", "gad-7"), Of("family-history", null)];

    private static OfferedQuestionnaire Of(string name, string? scoring)
    {
        using var stream = typeof(OwnQuestionnaires).Assembly.GetManifestResourceStream($"questionnaires/{name}.json") ?? throw new InvalidOperationException($"{name} is not embedded.");
        byte[] json = new byte[stream.Length];
        stream.ReadExactly(json);
        var read = QuestionnaireReader.Read(json, name);
        return read is { Questionnaire: { } questionnaire, Issues.IsEmpty: true } ? new(questionnaire, ScoringRule.Find(scoring), json) : throw new InvalidOperationException($"{name} has faults.");
    }
}
