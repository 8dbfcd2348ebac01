using System.Collections.Immutable;
using PrecisionCare.Audit;
using PrecisionCare.Conferences;
using PrecisionCare.Consent;
using PrecisionCare.Storage.Access;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Conferences;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Conferences;

/// <summary>A colleague who can be invited.</summary>
/// <param name="InTeam">Belongs to the patient's care team, and so sees the record already as far as consent allows.</param>
internal sealed record Colleague(Guid Account, string Name, string Role, bool InTeam);

/// <summary>A conference that waits for a reader.</summary>
internal sealed record WaitingConference(PatientOpening Opening, Conference Conference, Waiting For);

/// <summary>
/// Case conferences of a patient whom the gate has opened: everything here starts from what it gave. What others wrote is shown to those who see, now, exactly what its author saw.
/// </summary>
internal sealed class ConferenceReader(ConferenceStore store, ConferenceClosing closing, ConferenceMinutes minutes, CareTeams teams, PatientReader patients, AuditTrail audit, TimeProvider time)
{
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public Task<ImmutableArray<Conference>> ListAsync(PatientOpening opening, CurrentReader who, CancellationToken stop) => store.OfAsync(opening.View!.Key, Look(opening, who), stop);

    /// <returns><c>null</c> when this patient has no such conference.</returns>
    public Task<Conference?> FindAsync(PatientOpening opening, CurrentReader who, Guid conference, CancellationToken stop) =>
        store.FindAsync(opening.View!.Key, conference, Look(opening, who), stop);

    /// <summary>Open conferences that wait for somebody, of patients who are open to them.</summary>
    public async Task<ImmutableArray<WaitingConference>> WaitingAsync(CurrentReader who, CancellationToken stop)
    {
        var waiting = ImmutableArray.CreateBuilder<WaitingConference>();
        foreach (var (opening, conference) in await OpenAsync(who, stop))
            if (conference.WaitsFor(who.Account, Today) is var what && what != Waiting.Nothing) waiting.Add(new WaitingConference(opening, conference, what));
        return waiting.ToImmutable();
    }

    /// <summary>All open conferences in which somebody takes part, of patients who are open to them.</summary>
    public async Task<ImmutableArray<(PatientOpening Opening, Conference Conference)>> OpenAsync(CurrentReader who, CancellationToken stop)
    {
        var open = ImmutableArray.CreateBuilder<(PatientOpening, Conference)>();
        foreach (var patient in await store.PatientsWithAsync(who.Account, stop))
            if (await patients.OpenAsync(patient, who, stop) is { View: not null } opening)
                open.AddRange((await ListAsync(opening, who, stop)).Where(c => c.IsOpen && c.Find(who.Account) is not null).Select(c => (opening, c)));
        return [.. open.OrderBy(o => o.Item2.AnswersBy).ThenBy(o => o.Item2.Id)];
    }

    /// <summary>Colleagues of the house, those of the care team first.</summary>
    public async Task<ImmutableArray<Colleague>> ColleaguesAsync(PatientOpening opening, CurrentReader who, CancellationToken stop)
    {
        var members = await teams.OfAsync(opening.Patient.Key, stop);
        var others = await teams.CandidatesAsync(opening.Patient.Key, stop);
        return
        [
            .. members.Where(m => m.Account != who.Account && m.Role.Length > 0).Select(m => new Colleague(m.Account, m.Name, m.Role, true)),
            .. others.Where(m => m.Account != who.Account).Select(m => new Colleague(m.Account, m.Name, m.Role, false)),
        ];
    }

    /// <summary>Who can still be invited to a conference; <c>null</c> for those who do not lead it.</summary>
    public async Task<ColleagueChoice?> ChoiceAsync(PatientOpening opening, CurrentReader who, Conference conference, Invitation chosen, CancellationToken stop) =>
        conference.WhyNotLead(who.Account) is not null ? null
        : new(opening.View!, [.. (await ColleaguesAsync(opening, who, stop)).Where(c => conference.Find(c.Account) is null)], MayAddToTeam(opening, who), chosen);

    /// <summary>Those who may change the care team: its members and consent administrators.</summary>
    public static bool MayAddToTeam(PatientOpening opening, CurrentReader who) => opening.Access.InCareTeam || who.Roles.Contains(RequesterRole.ConsentAdministrator);

    public async Task<Guid> OpenAsync(PatientOpening opening, CurrentReader who, NewConference conference, CancellationToken stop)
    {
        await AddToTeamAsync(opening, who, conference.Invited, stop);
        return await store.OpenAsync(conference, Look(opening, who), stop);
    }

    public async Task<ConferenceRefusal?> InviteAsync(PatientOpening opening, CurrentReader who, Conference conference, ImmutableArray<Guid> invited, CancellationToken stop)
    {
        if (conference.WhyNotLead(who.Account) is { } refusal) return refusal;
        await AddToTeamAsync(opening, who, invited, stop);
        return await store.InviteAsync(opening.Patient.Key, conference.Id, Look(opening, who), invited, stop);
    }

    public Task<ConferenceRefusal?> CommentAsync(PatientOpening opening, CurrentReader who, Guid conference, string words, CancellationToken stop) =>
        store.CommentAsync(opening.Patient.Key, conference, Look(opening, who), words, stop);

    public Task<ConferenceRefusal?> WithdrawAsync(PatientOpening opening, CurrentReader who, Guid conference, Guid comment, CancellationToken stop) =>
        store.WithdrawAsync(opening.Patient.Key, conference, Look(opening, who), comment, stop);

    public Task<ConferenceRefusal?> VoteAsync(PatientOpening opening, CurrentReader who, Guid conference, IReadOnlyDictionary<int, Stance> stances, CancellationToken stop) =>
        store.VoteAsync(opening.Patient.Key, conference, Look(opening, who), stances, stop);

    public Task<ConferenceRefusal?> CancelAsync(PatientOpening opening, CurrentReader who, Guid conference, CancellationToken stop) =>
        store.CancelAsync(opening.Patient.Key, conference, Look(opening, who), stop);

    /// <param name="opening">The patient as the signer sees them.</param>
    /// <param name="who">The signer.</param>
    /// <param name="conference">As it was loaded for this request.</param>
    /// <param name="decision">What was decided, and why.</param>
    /// <param name="seen">The revision that the signer was shown.</param>
    /// <param name="knowsOfSilence">They know that somebody has not answered.</param>
    /// <param name="stop">Stops.</param>
    public async Task<ConferenceRefusal?> SignAsync(
        PatientOpening opening, CurrentReader who, Conference conference, (string Decision, string Reasoning) decision, int seen, bool knowsOfSilence, CancellationToken stop)
    {
        if (conference.WhyNotLead(who.Account) is { } refusal) return refusal;
        // Minutes are read by all who see what the signer sees now: what the signer alone is shown, as its author, does not go into them.
        if (await store.FindAsync(opening.Patient.Key, conference.Id, Look(opening, who).Anybody, stop) is not { } paper) return ConferenceRefusal.NotOpen;
        if (paper.WhyNotSign(who.Account, Today, seen, knowsOfSilence) is { } why) return why;
        var (made, resource) = minutes.Make(opening, who, paper, decision, time.GetUtcNow());
        return await closing.SignAsync(opening.Patient.Key, conference.Id, Look(opening, who), new SignedMinutes(made, resource, seen, knowsOfSilence), stop);
    }

    /// <summary>The minutes in the record as they leave the program; <c>null</c> where the gate withholds the resource from this reader.</summary>
    public async Task<ReadOnlyMemory<byte>?> ResourceAsync(PatientOpening opening, Minutes signed, CancellationToken stop)
    {
        if ((await patients.HistoryAsync(opening, signed.Resource, stop)).FirstOrDefault(v => v.IsCurrent) is not { } kept) return null;
        await audit.RecordAsync(new AuditEntry(AuditKind.Export) { Patient = opening.Patient.Key, Object = signed.Resource, Purpose = Purposes.Treatment, Detail = "minutes of a case conference" }, stop);
        return kept.Json;
    }

    private async Task AddToTeamAsync(PatientOpening opening, CurrentReader who, ImmutableArray<Guid> invited, CancellationToken stop)
    {
        if (!MayAddToTeam(opening, who)) return;
        foreach (var outside in (await ColleaguesAsync(opening, who, stop)).Where(c => !c.InTeam && invited.Contains(c.Account)))
            await teams.AddAsync(opening.Patient.Key, outside.Account, who.Account, stop);
    }

    private static Onlooker Look(PatientOpening opening, CurrentReader who) => new(who.Account, AdviceReader.Visibility(opening));
}
