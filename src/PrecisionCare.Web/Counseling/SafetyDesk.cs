using System.Collections.Immutable;
using PrecisionCare.Audit;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Storage.Counseling;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Counseling;

/// <summary>
/// Answers that are a matter of safety (<see cref="SafetyItem"/>), until somebody records how they were dealt with. Whoever may see the answers is told of them on every
/// page of the patient, and nobody else.
/// </summary>
internal sealed class SafetyDesk(QuestionnaireDesk desk, ResponseNoteStore notes)
{
    /// <summary>Those that nobody has dealt with, one for each scoring rule, the last answered first.</summary>
    public async Task<ImmutableArray<AnsweredQuestionnaire>> StandingAsync(PatientOpening opening, CancellationToken stop) =>
        [.. (await AllStandingAsync(opening, stop)).DistinctBy(a => a.Score!.Rule.Id)];

    /// <summary>Every one that nobody has dealt with, the last answered first.</summary>
    public async Task<ImmutableArray<AnsweredQuestionnaire>> AllStandingAsync(PatientOpening opening, CancellationToken stop)
    {
        var answered = await desk.AnsweredAsync(opening, stop);
        if (!answered.Any(a => a.Score?.Alarm is not null)) return [];
        return Standing(answered, await FollowUpsAsync(opening, stop));
    }

    /// <summary>How answers of this patient were dealt with, the last first; without words where these were written with more in sight.</summary>
    public async Task<ImmutableArray<SafetyFollowUp>> FollowUpsAsync(PatientOpening opening, CancellationToken stop) =>
        await notes.OfAsync(opening.View!.Key, await desk.SightAsync(opening, stop), stop);

    /// <returns>False when there is nothing to deal with.</returns>
    public async Task<bool> DealtWithAsync(PatientOpening opening, AnsweredQuestionnaire answered, string done, AuditActor by, CancellationToken stop)
    {
        if (answered.Score?.Alarm is null) return false;
        await notes.AddAsync(opening.View!.Key, await desk.SightAsync(opening, stop), answered.Key, done, by, stop);
        return true;
    }

    /// <returns>False when there is none that this reader may read, or it was taken back before.</returns>
    public async Task<bool> TakeBackAsync(PatientOpening opening, Guid followUp, string reason, AuditActor by, CancellationToken stop) =>
        await notes.TakeBackAsync(opening.View!.Key, await desk.SightAsync(opening, stop), followUp, reason, by, stop);

    /// <summary>
    /// Who dealt with an answer spoke with the patient after all answers of earlier days that were known by then: it settles these too. Of imported answers the last to a
    /// questionnaire speaks, and those of which no day is known; what an old record says besides is history.
    /// </summary>
    /// <param name="answered">The last answered first.</param>
    /// <param name="followUps">Those taken back count for nothing.</param>
    private static ImmutableArray<AnsweredQuestionnaire> Standing(ImmutableArray<AnsweredQuestionnaire> answered, ImmutableArray<SafetyFollowUp> followUps)
    {
        var dealtWith = followUps.Where(f => f.TakenBack is null).ToLookup(f => f.Response, f => f.By.At);
        return [.. answered.Where(a => a.Score?.Alarm is not null && Stands(a, answered.Where(other => other.Score?.Rule.Id == a.Score.Rule.Id)))];

        bool Stands(AnsweredQuestionnaire alarm, IEnumerable<AnsweredQuestionnaire> ofRule) =>
            !dealtWith.Contains(alarm.Key)
            && !ofRule.Any(a => a.Day > alarm.Day && dealtWith[a.Key].Any(at => alarm.Own is null || alarm.Own.Signature.At <= at))
            && (alarm.Own is not null || alarm.Day is null || ofRule.First() == alarm);
    }
}
