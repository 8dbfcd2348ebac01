using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Fhir.Counseling;
using PrecisionCare.Patients;

namespace PrecisionCare.Web.Counseling;

/// <summary>A questionnaire as the patient answered it: here, or in a system whose record was imported.</summary>
/// <param name="Own">Filled in here.</param>
/// <param name="Foreign">Read from a QuestionnaireResponse of the record.</param>
/// <param name="Fact">That resource.</param>
/// <param name="Day">When it was answered; <c>null</c> when the source does not say.</param>
internal sealed record AnsweredQuestionnaire(QuestionnaireResponse? Own, ForeignResponse? Foreign, ClinicalFact? Fact, DateOnly? Day)
{
    /// <summary>In addresses and notes: our key, of an imported one made from its id, which an address must not hold.</summary>
    public Guid Key { get; } = Own?.Id ?? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(Fact?.Id ?? "")).AsSpan(0, 16));

    /// <summary>As it was when it was answered; <c>null</c> for one that is not known here.</summary>
    public Questionnaire? Questionnaire => Own?.Questionnaire ?? Foreign?.Known?.Questionnaire;

    /// <summary>To the questions of <see cref="Questionnaire"/>.</summary>
    public ImmutableArray<ResponseAnswer> Answers => Own?.Answers ?? Foreign?.Mapped ?? [];

    public string Language => Own?.Language ?? Questionnaire?.Language ?? "en";

    /// <summary>Name of the questionnaire in addresses; <c>null</c> for one that is not known here.</summary>
    public string? Name => Questionnaire?.Name;

    public string Title => Questionnaire?.Title.Text ?? Foreign?.Questionnaire ?? "Questionnaire without a name";

    /// <summary>Who entered it, in words.</summary>
    public string Source => Own?.Signature.Name ?? "imported with the record";

    public TakenBack? TakenBack => Own?.TakenBack;

    public Score? Score => Own is { TakenBack: null } ? Own.Score : Foreign?.Score;

    /// <summary>Its page, relative to the patient's address.</summary>
    public string Page => $"counseling/responses/{Key}";
}
