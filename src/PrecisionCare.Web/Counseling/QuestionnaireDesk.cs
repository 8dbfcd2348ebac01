using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Filtering;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Decisions;
using PrecisionCare.Fhir.Counseling;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Counseling;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Counseling;

/// <summary>
/// Questionnaires for readers: what can be filled in, and what was. Consent decides on each response as on any fact of the record, by the codes of its questions: of a patient
/// who withholds mental health, PHQ-9 is neither shown nor filled in.
/// </summary>
internal sealed class QuestionnaireDesk(ResponseStore store, QuestionnaireShelf shelf, PatientReader reader, RecordGate gate)
{
    private const int MostForeign = 40;

    private readonly ConditionalWeakTable<PatientView, StrongBox<ImmutableArray<AnsweredQuestionnaire>>> _imported = [];

    /// <summary>Ours first, then those that the organisation loaded.</summary>
    public async Task<ImmutableArray<OfferedQuestionnaire>> OfferedAsync(CancellationToken stop) =>
    [
        .. OwnQuestionnaires.All,
        .. (await shelf.AllAsync(stop)).Select(l => (Loaded: l, Read: QuestionnaireReader.Read(l.Json, l.Name).Questionnaire)).Where(l => l.Read is not null)
            .Select(l => new OfferedQuestionnaire(l.Read! with { Name = l.Loaded.Name }, ScoringRule.Find(l.Loaded.Scoring), l.Loaded.Json)),
    ];

    /// <returns><c>null</c> when there is none of this name.</returns>
    public async Task<OfferedQuestionnaire?> FindAsync(string name, CancellationToken stop) => (await OfferedAsync(stop)).FirstOrDefault(o => o.Questionnaire.Name == name);

    /// <summary>Whether this reader may see answers to a questionnaire of this patient.</summary>
    public bool Shows(PatientOpening opening, Questionnaire questionnaire) => gate.Shows(
        new OtherResource
        {
            Id = "QuestionnaireResponse/of-the-counseling-record", Source = new FactSource("counseling record", ""), ResourceType = "QuestionnaireResponse", Label = questionnaire.Title.Text,
            Mentions = [.. questionnaire.Codes.Concat(questionnaire.Questions.SelectMany(q => q.Codes)).Select(c => $"{c.System}|{c.Code}")],
        },
        opening.Whole.Clinical.Patient, opening.Request, opening.Access.Consents);

    /// <summary>What lies before this reader: of the record, and of what was answered here.</summary>
    public async Task<Sight> SightAsync(PatientOpening opening, CancellationToken stop)
    {
        var answered = (await store.OfAsync(opening.View!.Key, stop)).ToLookup(r => Shows(opening, r.Questionnaire), r => r.Id);
        return opening.Sight with { AnswersShown = [.. answered[true]], AnswersWithheld = [.. answered[false]] };
    }

    /// <summary>Everything answered that this reader may see, the last first.</summary>
    public async Task<ImmutableArray<AnsweredQuestionnaire>> AnsweredAsync(PatientOpening opening, CancellationToken stop)
    {
        var own = (await store.OfAsync(opening.View!.Key, stop)).Where(r => Shows(opening, r.Questionnaire)).Select(r => new AnsweredQuestionnaire(r, null, null, r.Answered));
        return [.. own.Concat(await ImportedAsync(opening, stop)).OrderByDescending(a => a.Day)];
    }

    /// <summary>Imported responses, read from their sources once for all that is shown of a record.</summary>
    private async Task<ImmutableArray<AnsweredQuestionnaire>> ImportedAsync(PatientOpening opening, CancellationToken stop)
    {
        if (_imported.TryGetValue(opening.View!, out var before)) return before.Value;
        var imported = ImmutableArray.CreateBuilder<AnsweredQuestionnaire>();
        var facts = opening.View!.Record.Clinical.Facts.OfType<OtherResource>().Where(f => f is { ResourceType: "QuestionnaireResponse", EnteredInError: false });
        foreach (var fact in facts.OrderByDescending(f => f.Date?.Earliest).Take(MostForeign))
            if ((await reader.HistoryAsync(opening, fact.Id, stop)) is [var current, ..] && ResponseReader.Read(current.Json) is { } read)
                imported.Add(new AnsweredQuestionnaire(null, read, fact, fact.Date?.Day));
        _imported.AddOrUpdate(opening.View, new(imported.ToImmutable()));
        return imported.ToImmutable();
    }

    public Task<QuestionnaireResponse> AddAsync(
        PatientOpening opening, OfferedQuestionnaire offered, ImmutableArray<ResponseAnswer> answers, DateOnly answered, string language, AuditActor by, CancellationToken stop) =>
        store.AddAsync(
            opening.View!.Key,
            new QuestionnaireResponse
            {
                Id = Guid.Empty, Questionnaire = offered.Questionnaire, Answers = answers, Answered = answered, Language = language, Scoring = offered.Scoring?.Id,
                Signature = new Signature(Guid.Empty, "", "", default),
            },
            by, stop);

    /// <returns>False when there is none, or it was taken back before.</returns>
    public Task<bool> TakeBackAsync(PatientOpening opening, QuestionnaireResponse response, string reason, AuditActor by, CancellationToken stop) =>
        store.TakeBackAsync(opening.View!.Key, response.Id, reason, by, stop);
}
