using System.Collections.Immutable;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Counseling;
using PrecisionCare.Storage.Counseling;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Counseling;

/// <summary>A counselor's appointment in their own list.</summary>
internal sealed record OwnAppointment(PatientSummary Patient, Appointment Appointment);

/// <summary>
/// Sessions, appointments and referrals for readers, starting from what the gate has given. Words are shown to those who see no less than their writer saw
/// (<see cref="PrecisionCare.Consent.Sight"/>); appointments hold none and are shown to whoever may open the patient.
/// </summary>
internal sealed class CounselingReader(
    SessionDrafts drafts, SessionStore sessions, AppointmentStore appointments, ReferralStore referrals, QuestionnaireDesk desk, PatientDirectory directory)
{
    /// <summary>What the patient's consents say about secondary findings, to this reader, now.</summary>
    public static SecondaryOnFile SecondaryOf(PatientOpening opening) => SecondaryOnFile.Of(
        new ConsentSubject(opening.View!.Person.Id, opening.View.Person.BirthDate), opening.Request.User, opening.Access.Consents, opening.Access.Policy.Default, opening.Access.At);

    /// <summary>The last signed first.</summary>
    public async Task<ImmutableArray<KeptSession>> SessionsAsync(PatientOpening opening, CancellationToken stop) =>
        await sessions.SignedAsync(opening.View!.Key, await desk.SightAsync(opening, stop), stop);

    /// <summary>The last changed first.</summary>
    public async Task<ImmutableArray<KeptSessionDraft>> DraftsAsync(PatientOpening opening, CancellationToken stop) =>
        await drafts.OfAsync(opening.View!.Key, await desk.SightAsync(opening, stop), stop);

    /// <returns>The new stamp; <c>null</c> when somebody has changed or signed it in the meantime.</returns>
    public async Task<Guid?> KeepAsync(PatientOpening opening, Guid draft, SessionContent content, Guid? stamp, AuditActor by, CancellationToken stop) =>
        await drafts.KeepAsync(opening.View!.Key, await desk.SightAsync(opening, stop), draft, content, stamp, by, stop);

    /// <returns>False when somebody has changed it in the meantime.</returns>
    public async Task<bool> DiscardAsync(PatientOpening opening, Guid draft, Guid stamp, AuditActor by, CancellationToken stop) =>
        await drafts.DiscardAsync(opening.View!.Key, await desk.SightAsync(opening, stop), draft, stamp, by, stop);

    /// <returns><c>null</c> when somebody has changed or signed it in the meantime.</returns>
    public async Task<SignedSession?> SignAsync(PatientOpening opening, Guid draft, SessionContent content, Guid? stamp, AuditActor by, CancellationToken stop) =>
        await sessions.SignAsync(opening.View!.Key, await desk.SightAsync(opening, stop), draft, content, SecondaryOf(opening), stamp, by, stop);

    /// <returns><c>null</c> when another note came in the meantime.</returns>
    public async Task<SessionNote?> AmendAsync(PatientOpening opening, Guid session, string text, int seen, AuditActor by, CancellationToken stop) =>
        await sessions.AmendAsync(opening.View!.Key, await desk.SightAsync(opening, stop), session, text, seen, by, stop);

    /// <summary>The last to come first.</summary>
    public Task<ImmutableArray<Appointment>> AppointmentsAsync(PatientOpening opening, CancellationToken stop) => appointments.OfAsync(opening.View!.Key, stop);

    public Task<Guid> BookAsync(PatientOpening opening, AppointmentContent content, AuditActor by, CancellationToken stop) => appointments.BookAsync(opening.View!.Key, content, by, stop);

    /// <returns>False when somebody has changed it in the meantime.</returns>
    public Task<bool> ChangeAsync(PatientOpening opening, Appointment appointment, AppointmentState to, CancelReason? why, int revision, AuditActor by, CancellationToken stop) =>
        appointments.ChangeAsync(opening.View!.Key, appointment.Id, to, why, revision, by, stop);

    /// <summary>The reader's own appointments to come, the next first, with patients as the patient list names them.</summary>
    public async Task<ImmutableArray<OwnAppointment>> OwnAsync(CurrentReader who, string name, CancellationToken stop)
    {
        var own = await appointments.UpcomingAsync(who.Account, name, stop);
        var patients = await directory.OfAsync([.. own.Select(o => o.Patient).Distinct()], stop);
        return [.. own.Where(o => patients.ContainsKey(o.Patient)).Select(o => new OwnAppointment(patients[o.Patient], o.Appointment))];
    }

    /// <summary>Those that this reader may read, the last asked first, and how many others there are.</summary>
    public async Task<(ImmutableArray<Referral> Shown, int Others)> ReferralsAsync(PatientOpening opening, CancellationToken stop) =>
        await referrals.OfAsync(opening.View!.Key, await desk.SightAsync(opening, stop), stop);

    public async Task<Referral> ReferAsync(PatientOpening opening, ReferralContent content, AuditActor by, CancellationToken stop) =>
        await referrals.AskAsync(opening.View!.Key, await desk.SightAsync(opening, stop), content, by, stop);

    /// <returns>False when somebody has taken a step in the meantime, or the step does not follow.</returns>
    public async Task<bool> StepAsync(PatientOpening opening, Guid referral, ReferralState to, int seen, AuditActor by, CancellationToken stop) =>
        await referrals.StepAsync(opening.View!.Key, await desk.SightAsync(opening, stop), referral, to, seen, by, stop);
}
