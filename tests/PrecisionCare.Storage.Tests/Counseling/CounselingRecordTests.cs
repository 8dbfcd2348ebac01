using System.Text;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Counseling;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Decisions;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Counseling;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Tests.Engines;
using PrecisionCare.Storage.Tests.Protection;
using PrecisionCare.Storage.Tests.Scores;
using static PrecisionCare.Storage.Tests.Counseling.SessionStoreTests;

namespace PrecisionCare.Storage.Tests.Counseling;

public sealed class CounselingRecordTests
{
    private static readonly Questionnaire Form = new()
    {
        Name = "mood", Url = "urn:mood", Title = LocalText.Of("canary title"),
        Items = [new QuestionnaireItem { LinkId = "g", Type = ItemType.Group, Text = LocalText.Of("Group"), Items = [new QuestionnaireItem { LinkId = "1", Type = ItemType.Text, Text = new LocalText("How are you?", LocalText.Of("").Translations.Add("de", "Wie geht es?")) }] }],
    };

    private static readonly QuestionnaireResponse Response = new()
    {
        Id = Guid.Empty, Questionnaire = Form, Answers = [new("1", "canary answer")], Answered = new DateOnly(2026, 11, 20), Language = "de", Signature = new Signature(Guid.Empty, "", "", default),
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task An_appointment_goes_through_its_states_and_stands_in_its_counselors_list_while_it_is_to_come(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<AppointmentStore>());
        var soon = await BookAsync(store, patient, DateTimeOffset.UtcNow.AddDays(1));
        var later = await BookAsync(store, patient, DateTimeOffset.UtcNow.AddDays(9));
        await BookAsync(store, patient, DateTimeOffset.UtcNow.AddDays(-1));
        Assert.Equal([soon, later], (await store.UpcomingAsync(Counselor.Id!.Value, "J. Weber")).Select(a => a.Appointment.Id));
        Assert.Empty(await store.UpcomingAsync(Guid.NewGuid(), "somebody else"));

        Assert.True(await store.ChangeAsync(patient, soon, AppointmentState.Cancelled, CancelReason.PatientIll, 0, Counselor));
        Assert.False(await store.ChangeAsync(patient, soon, AppointmentState.Attended, null, 0, Counselor));
        Assert.False(await store.ChangeAsync(Guid.NewGuid(), later, AppointmentState.Attended, null, 0, Counselor));
        Assert.Equal(later, Assert.Single(await store.UpcomingAsync(Counselor.Id!.Value, "J. Weber")).Appointment.Id);
        var cancelled = (await store.OfAsync(patient)).Single(a => a.Id == soon);
        Assert.Equal((AppointmentState.Cancelled, CancelReason.PatientIll, "https://meet.example.org/canary"), (cancelled.State, cancelled.Cancelled, cancelled.Content.Link));
        Assert.True(await store.ChangeAsync(patient, soon, AppointmentState.Booked, null, 1, Counselor));
        Assert.Null((await store.OfAsync(patient)).Single(a => a.Id == soon).Cancelled);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_referral_takes_its_steps_once_and_is_read_by_those_who_see_as_much(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<ReferralStore>());
        var referral = await store.AskAsync(patient, All, new ReferralContent("Cardiology", "canary reason", ReferralUrgency.Urgent), Counselor);
        var steps = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => store.StepAsync(patient, All, referral.Id, ReferralState.Accepted, 1, Counselor))));
        Assert.Single(steps, s => s);
        Assert.False(await store.StepAsync(patient, All, referral.Id, ReferralState.Asked, 2, Counselor));
        Assert.False(await store.StepAsync(patient, new Sight(false, []), referral.Id, ReferralState.Done, 2, Counselor));
        Assert.Equal([ReferralState.Asked, ReferralState.Accepted], Assert.Single((await store.OfAsync(patient, All)).Shown).Steps.Select(s => s.State));
        var (shown, others) = await store.OfAsync(patient, new Sight(false, []));
        Assert.Equal((true, 1), (shown.IsEmpty, others));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Answers_are_kept_with_their_questionnaire_and_taken_back_with_a_reason(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<ResponseStore>());
        var kept = await store.AddAsync(patient, Response, Counselor);
        var read = Assert.Single(await store.OfAsync(patient));
        Assert.Equal((kept.Id, "J. Weber", "canary answer", "Wie geht es?"), (read.Id, read.Signature.Name, read.Answers.Single().Value, read.Questionnaire.Find("1")!.Text.In("de")));
        Assert.True(await store.TakeBackAsync(patient, kept.Id, "another patient's", Counselor));
        Assert.False(await store.TakeBackAsync(patient, kept.Id, "again", Counselor));
        Assert.Equal("another patient's", Assert.Single(await store.OfAsync(patient)).TakenBack!.Reason);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task How_an_answer_was_dealt_with_is_read_by_those_who_see_as_much_and_taken_back_once(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store, response) = (await ShownScoresTests.PatientAsync(storage), storage.Get<ResponseNoteStore>(), Guid.CreateVersion7());
        var less = new Sight(false, []);
        var note = await store.AddAsync(patient, All, response, "spoke with her", Counselor);
        Assert.Equal((response, "spoke with her", Counselor.Name), (note.Response, note.Done, note.By.Name));
        Assert.Equal((note.Id, null), (Assert.Single(await store.OfAsync(patient, less)).Id, Assert.Single(await store.OfAsync(patient, less)).Done));
        Assert.False(await store.TakeBackAsync(patient, less, note.Id, "cannot read it", Counselor));
        var taken = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => store.TakeBackAsync(patient, All, note.Id, "another patient's", Counselor))));
        Assert.Single(taken, t => t);
        Assert.Equal(("spoke with her", "another patient's"), (Assert.Single(await store.OfAsync(patient, All)).Done, Assert.Single(await store.OfAsync(patient, All)).TakenBack!.Reason));
        Assert.Equal("", Assert.Single(await store.OfAsync(patient, less)).TakenBack!.Reason);
        foreach (var record in (await storage.Get<AuditLog>().ReadAsync(new AuditFilter { Patient = patient, Kind = AuditKind.CounselingChanged })).Items)
            Assert.Contains("note to a questionnaire", record.Entry.Detail, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_shelf_holds_the_last_loaded_of_a_name(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var shelf = storage.Get<QuestionnaireShelf>();
        await shelf.PutAsync(new LoadedQuestionnaire("regret", "Old", null, Encoding.UTF8.GetBytes("{}"), default), Counselor);
        await shelf.PutAsync(new LoadedQuestionnaire("regret", "Decision Regret", "decision-regret", Encoding.UTF8.GetBytes("""{"a":1}"""), default), Counselor);
        var loaded = Assert.Single(await shelf.AllAsync());
        Assert.Equal(("Decision Regret", "decision-regret", """{"a":1}"""), (loaded.Title, loaded.Scoring, Encoding.UTF8.GetString(loaded.Json.Span)));
        Assert.True(await shelf.RemoveAsync("regret", Counselor));
        Assert.False(await shelf.RemoveAsync("regret", Counselor));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Everything_is_sealed_goes_into_the_patients_copy_and_is_erased_with_the_patient(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = await ShownScoresTests.PatientAsync(storage);
        var sessions = storage.Get<SessionStore>();
        var signed = Guid.CreateVersion7();
        await sessions.SignAsync(patient, All, signed, Content, new SecondaryOnFile(SecondaryStanding.NothingOnFile), null, Counselor);
        await sessions.AmendAsync(patient, All, signed, "canary note", 0, Counselor);
        await storage.Get<SessionDrafts>().KeepAsync(patient, All, Guid.CreateVersion7(), Content, null, Counselor);
        await BookAsync(storage.Get<AppointmentStore>(), patient, DateTimeOffset.UtcNow.AddDays(1));
        await storage.Get<ReferralStore>().AskAsync(patient, All, new ReferralContent("canary clinic", "canary reason", ReferralUrgency.Routine), Counselor);
        var response = await storage.Get<ResponseStore>().AddAsync(patient, Response, Counselor);
        await storage.Get<ResponseNoteStore>().AddAsync(patient, All, response.Id, "canary action", Counselor);
        Assert.Empty(await Scan.ForAsync(storage, "canary"));

        var copied = new List<string>();
        await foreach (var item in storage.Get<SubjectCopy>().CounselingAsync(patient)) copied.Add(Encoding.UTF8.GetString(item.Span));
        Assert.Equal(7, copied.Count);
        Assert.All(copied, text => Assert.Contains("canary", text, StringComparison.Ordinal));

        Assert.NotNull(await storage.Get<PatientErasure>().EraseAsync(patient));
        await using var after = storage.Context();
        Assert.False(
            await after.SessionPapers.AnyAsync() || await after.SessionDrafts.AnyAsync() || await after.Appointments.AnyAsync() || await after.Referrals.AnyAsync()
            || await after.QuestionnaireResponses.AnyAsync() || await after.ResponseNotes.AnyAsync());
        Assert.Empty(await storage.Get<AppointmentStore>().UpcomingAsync(Counselor.Id!.Value, "J. Weber"));
    }

    private static Task<Guid> BookAsync(AppointmentStore store, Guid patient, DateTimeOffset start) => store.BookAsync(
        patient, new AppointmentContent { Start = start, ClinicZone = "Europe/Berlin", PatientZone = "America/Bogota", Minutes = 30, Way = MeetingWay.Video, Link = "https://meet.example.org/canary" }, Counselor);
}
