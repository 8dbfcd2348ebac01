using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Counseling;
using PrecisionCare.Fhir.Counseling;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Counseling;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>The counseling record of a patient: what is to come, what was said, what was answered, to whom the patient was referred.</summary>
internal sealed class CounselingModel(
    PatientReader reader, CounselingReader counseling, QuestionnaireDesk desk, SafetyDesk safety, UserManager<Account> accounts, TimeProvider time) : CounselingPage(reader)
{
    [BindProperty]
    public ReferralState To { get; set; }

    [BindProperty]
    public int Seen { get; set; }

    public ImmutableArray<KeptSession> Sessions { get; private set; } = [];

    public ImmutableArray<KeptSessionDraft> Drafts { get; private set; } = [];

    public ImmutableArray<Appointment> Appointments { get; private set; } = [];

    public ImmutableArray<Referral> Referrals { get; private set; } = [];

    /// <summary>Referrals that this reader may not read.</summary>
    public int OtherReferrals { get; private set; }

    public ImmutableArray<AnsweredQuestionnaire> Answered { get; private set; } = [];

    /// <summary>Answers that somebody has to deal with.</summary>
    public ImmutableArray<AnsweredQuestionnaire> Alarms { get; private set; } = [];

    /// <summary>What can be filled in, with whether consent lets this reader.</summary>
    public ImmutableArray<(OfferedQuestionnaire Offered, bool Shown)> Offered { get; private set; } = [];

    /// <summary>The newest session in which the patient said something about secondary findings that the consents do not carry.</summary>
    public SignedSession? NotCarried { get; private set; }

    public SecondaryOnFile OnFile { get; private set; } = null!;

    /// <summary>Names of the people who record consents.</summary>
    public ImmutableArray<string> Administrators { get; private set; } = [];

    public IEnumerable<Appointment> Upcoming => Appointments.Where(a => a.IsUpcoming(time.GetUtcNow())).OrderBy(a => a.Content.Start);

    public IEnumerable<Appointment> Past => Appointments.Where(a => !a.IsUpcoming(time.GetUtcNow()));

    public bool MayRecordConsent => User.MayOpen("/Consents/Capture");

    protected override async Task<bool> FindAsync(CancellationToken stop)
    {
        Sessions = await counseling.SessionsAsync(Opening, stop);
        if (MayWrite) Drafts = await counseling.DraftsAsync(Opening, stop);
        Appointments = await counseling.AppointmentsAsync(Opening, stop);
        (Referrals, OtherReferrals) = await counseling.ReferralsAsync(Opening, stop);
        Answered = await desk.AnsweredAsync(Opening, stop);
        Alarms = await safety.StandingAsync(Opening, stop);
        Offered = [.. (await desk.OfferedAsync(stop)).Select(o => (o, desk.Shows(Opening, o.Questionnaire)))];
        OnFile = CounselingReader.SecondaryOf(Opening);
        var said = Sessions.Select(s => s.Session).OfType<SignedSession>().FirstOrDefault(s => s.Content.Secondary != SecondaryChoice.NotDiscussed);
        if (said is not null && !OnFile.Carries(said.Content.Secondary))
        {
            NotCarried = said;
            Administrators = [.. (await accounts.GetUsersInRoleAsync(Storage.Accounts.Roles.ConsentAdministrator)).Where(a => !a.IsDisabled).Select(a => a.DisplayName).Order(StringComparer.Ordinal)];
        }

        return true;
    }

    public Task<IActionResult> OnPostReferralAsync(Guid id, Guid referral, CancellationToken stop) => WriteAsync(
        id, () => To,
        async to => Outcome.Of(
            await counseling.StepAsync(Opening, referral, to, Seen, Me, stop), $"The referral is {SessionText.Of(to)}.", "counseling",
            "Somebody has changed the referral since you opened the page. It is shown as it stands now."), stop);
}
