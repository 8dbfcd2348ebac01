using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Conferences;
using PrecisionCare.Fhir.Conferences;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Conferences;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Tests.Engines;
using PrecisionCare.Storage.Tests.Protection;

namespace PrecisionCare.Storage.Tests.Conferences;

public sealed class ConferenceStoreTests
{
    private const string SeesAll = "all True";

    private static readonly DateOnly Tomorrow = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(1);
    private static readonly Question Asked = new("Canary question on capecitabine", "Canary text", "colorectal-cancer", "Colon cancer", [new(1, "capecitabine", true), new(2, "irinotecan", true)]);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_conference_is_found_again_with_its_question_participants_comments_and_votes(Engine engine)
    {
        await using var house = await HouseAsync(engine);
        var id = await house.OpenAsync();
        Assert.Null(await house.Store.CommentAsync(house.Patient, id, house.Oncologist, "Mind the kidney."));
        Assert.Null(await house.Store.VoteAsync(house.Patient, id, house.Oncologist, new Dictionary<int, Stance> { [1] = Stance.Against, [2] = Stance.For }));
        Assert.Null(await house.Store.VoteAsync(house.Patient, id, house.Oncologist, new Dictionary<int, Stance> { [1] = Stance.Abstain }));

        var found = (await house.Store.FindAsync(house.Patient, id, house.Chair))!;
        Assert.Equal(("Canary question on capecitabine", 2), (found.Question!.Title, found.Question.Options.Length));
        Assert.Equal(["Dr A. Rivera", "Dr B. Okafor"], found.Participants.Select(p => p.Name));
        Assert.Equal("Mind the kidney.", Assert.Single(found.Comments).Words);
        Assert.Equal([Stance.Abstain, Stance.For], new[] { 1, 2 }.Select(o => found.StanceOf(house.Oncologist.Account, o)!.Value));
        Assert.Equal(2, found.Votes.Length);
        Assert.Null(await house.Store.FindAsync(Guid.NewGuid(), id, house.Chair));
        Assert.Equal(house.Patient, Assert.Single(await house.Store.PatientsWithAsync(house.Oncologist.Account)));
        Assert.Empty(await house.Store.PatientsWithAsync(house.Administrator));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_those_invited_only_clinicians_and_counselors_of_the_house_who_may_sign_in_take_part(Engine engine)
    {
        await using var house = await HouseAsync(engine);
        var id = await house.OpenAsync(house.Administrator, house.Gone, Guid.NewGuid());
        Assert.Equal(["Dr A. Rivera", "Dr B. Okafor"], (await house.Store.FindAsync(house.Patient, id, house.Chair))!.Participants.Select(p => p.Name));
        Assert.Equal(ConferenceRefusal.NotInvited, await house.Store.CommentAsync(house.Patient, id, new Onlooker(house.Administrator, SeesAll), "words"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_who_vote_and_comment_at_once_lose_nothing(Engine engine)
    {
        await using var house = await HouseAsync(engine);
        var id = await house.OpenAsync();
        await Task.WhenAll(new[] { house.Chair, house.Oncologist }.SelectMany(who => Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
        {
            Assert.Null(await house.Store.VoteAsync(house.Patient, id, who, new Dictionary<int, Stance> { [1] = Stance.For, [2] = Stance.Against }));
            Assert.Null(await house.Store.CommentAsync(house.Patient, id, who, $"comment {i}"));
        }))));
        var found = (await house.Store.FindAsync(house.Patient, id, house.Chair))!;
        Assert.Equal(8, found.Comments.Length);
        Assert.Equal(4, found.Votes.Length);
        Assert.All(found.Tallies, t => Assert.Equal(2, t.For.Length + t.Against.Length));
        Assert.Equal(1 + 8 + 2, found.Revision); // a vote that says the same again changes nothing
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_written_where_other_facts_were_seen_is_shown_to_its_author_alone(Engine engine)
    {
        await using var house = await HouseAsync(engine);
        var id = await house.OpenAsync();
        Assert.Null(await house.Store.CommentAsync(house.Patient, id, house.Oncologist, "Mind the kidney."));
        var less = house.Oncologist with { Visibility = "less False" };

        var theirs = (await house.Store.FindAsync(house.Patient, id, less))!;
        Assert.Null(theirs.Question);
        Assert.Equal("Mind the kidney.", Assert.Single(theirs.Comments).Words);
        Assert.Equal(ConferenceRefusal.NotShown, await house.Store.VoteAsync(house.Patient, id, less, new Dictionary<int, Stance> { [1] = Stance.For }));
        var others = (await house.Store.FindAsync(house.Patient, id, house.Chair with { Visibility = "less False" }))!;
        Assert.NotNull(others.Question);
        Assert.True(Assert.Single(others.Comments).IsNotShown);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_chair_who_sees_less_than_when_they_asked_signs_no_minutes_that_others_would_read(Engine engine)
    {
        await using var house = await HouseAsync(engine);
        var id = await house.OpenAsync();
        var less = house.Chair with { Visibility = "less False" };
        Assert.NotNull((await house.Store.FindAsync(house.Patient, id, less))!.Question);
        Assert.Equal(ConferenceRefusal.NotShown, await house.SignAsync(id, 1, less));
        Assert.Null(await house.Store.CancelAsync(house.Patient, id, less));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_withdrawn_comment_stays_without_words(Engine engine)
    {
        await using var house = await HouseAsync(engine);
        var id = await house.OpenAsync();
        Assert.Null(await house.Store.CommentAsync(house.Patient, id, house.Oncologist, "Wrong patient."));
        var comment = (await house.Store.FindAsync(house.Patient, id, house.Oncologist))!.Comments[0].Id;
        Assert.Equal(ConferenceRefusal.NotTheirs, await house.Store.WithdrawAsync(house.Patient, id, house.Chair, comment));
        Assert.Null(await house.Store.WithdrawAsync(house.Patient, id, house.Oncologist, comment));
        var withdrawn = Assert.Single((await house.Store.FindAsync(house.Patient, id, house.Oncologist))!.Comments);
        Assert.Null(withdrawn.Words);
        Assert.NotNull(withdrawn.WithdrawnAt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Signed_minutes_stand_in_the_record_and_nothing_changes_any_more(Engine engine)
    {
        await using var house = await HouseAsync(engine);
        var id = await house.OpenAsync();
        var seen = (await house.Store.FindAsync(house.Patient, id, house.Chair))!;
        Assert.Null(await house.Store.CommentAsync(house.Patient, id, house.Oncologist, "One more thing."));
        Assert.Equal(ConferenceRefusal.Changed, await house.SignAsync(id, seen.Revision));
        Assert.Equal(ConferenceRefusal.NotLeading, await house.SignAsync(id, seen.Revision + 1, house.Oncologist));
        Assert.Null(await house.SignAsync(id, seen.Revision + 1));

        var closed = (await house.Store.FindAsync(house.Patient, id, house.Oncologist))!;
        Assert.Equal((ConferenceState.Closed, "Half the dose."), (closed.State, closed.Minutes!.Decision));
        Assert.Equal(ConferenceRefusal.NotOpen, await house.SignAsync(id, closed.Revision));
        Assert.Equal(ConferenceRefusal.NotOpen, await house.Store.VoteAsync(house.Patient, id, house.Oncologist, new Dictionary<int, Stance> { [1] = Stance.For }));
        Assert.Equal(ConferenceRefusal.NotOpen, await house.Store.CancelAsync(house.Patient, id, house.Chair));

        var resource = Assert.Single((await house.Storage.Records.FindAsync(house.Patient))!.Clinical.Others);
        Assert.Equal(("Composition", "GDIS", $"conference-{id:N}.json"), (resource.ResourceType, Assert.Single(resource.Labels), resource.Source.File));
        Assert.Equal(resource.Source.File, (await house.Storage.Imports.FindAsync((await house.Storage.Records.HistoryAsync(house.Patient, resource.Id))[0].ImportId))!.File);
        Assert.Equal(id, (await house.Store.FindAsync(house.Patient, await house.OpenAsync(follows: id), house.Chair))!.Follows);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_change_is_in_the_audit_without_a_word_of_content_and_the_disk_holds_none(Engine engine)
    {
        await using var house = await HouseAsync(engine);
        var id = await house.OpenAsync();
        await house.Store.CommentAsync(house.Patient, id, house.Oncologist, "Canary remark");
        await house.Store.VoteAsync(house.Patient, id, house.Oncologist, new Dictionary<int, Stance> { [1] = Stance.Against });
        await house.Store.VoteAsync(house.Patient, id, house.Oncologist, new Dictionary<int, Stance> { [1] = Stance.For });
        Assert.Null(await house.SignAsync(id, 4));
        var entries = (await house.Storage.Get<AuditLog>().ReadAsync(new AuditFilter { Patient = house.Patient })).Items.Where(e => e.Entry.Object == $"Conference/{id}").ToList();
        Assert.Equal([AuditKind.ConferenceOpened, AuditKind.ConferenceChanged, AuditKind.ConferenceChanged, AuditKind.ConferenceChanged, AuditKind.ConferenceClosed], entries.Select(e => e.Entry.Kind).Order());
        Assert.Contains(entries, e => e.Entry.Detail == "vote on option 1 changed");
        Assert.Null((await house.Storage.Get<AuditVerifier>().VerifyAsync()).FaultAt);
        Assert.Empty(await Scan.ForAsync(house.Storage, "Canary", "capecitabine", "irinotecan", "Half the dose", "Against"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Conferences_go_with_the_patients_record_and_into_the_copy_that_the_patient_asks_for(Engine engine)
    {
        await using var house = await HouseAsync(engine);
        var id = await house.OpenAsync();
        await house.Store.CommentAsync(house.Patient, id, house.Oncologist, "words");
        await house.Store.VoteAsync(house.Patient, id, house.Oncologist, new Dictionary<int, Stance> { [1] = Stance.For });
        var copy = new List<string>();
        await foreach (var one in house.Storage.Get<SubjectCopy>().ConferencesAsync(house.Patient)) copy.Add(Encoding.UTF8.GetString(one.Span));
        Assert.Contains("\"comments\":[\"words\"]", Assert.Single(copy), StringComparison.Ordinal);

        await house.Storage.Get<PatientErasure>().EraseAsync(house.Patient);
        await using var context = house.Storage.Context();
        Assert.False(await context.Conferences.AnyAsync() || await context.ConferenceComments.AnyAsync() || await context.ConferenceVotes.AnyAsync() || await context.ConferenceParticipants.AnyAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_organisation_sees_no_conference(Engine engine)
    {
        await using var house = await HouseAsync(engine);
        var id = await house.OpenAsync();
        using var elsewhere = house.Storage.Get<WorkScopes>().Enter(new Guid("0198c0de-0000-7000-8000-0000000000ee"), "test");
        Assert.Null(await house.Store.FindAsync(house.Patient, id, house.Chair));
        Assert.Empty(await house.Store.OfAsync(house.Patient, house.Chair));
        Assert.Empty(await house.Store.PatientsWithAsync(house.Chair.Account));
    }

    /// <summary>A patient, and people of each kind.</summary>
    private sealed record House(TestStorage Storage, Guid Patient, Onlooker Chair, Onlooker Oncologist, Guid Administrator, Guid Gone) : IAsyncDisposable
    {
        public ConferenceStore Store => Storage.Get<ConferenceStore>();

        public Task<Guid> OpenAsync(params Guid[] more) => OpenAsync(null, more);

        public Task<Guid> OpenAsync(Guid? follows, params Guid[] more) => Store.OpenAsync(new NewConference(Patient, Asked, Tomorrow, [Oncologist.Account, .. more], follows), Chair);

        public Task<ConferenceRefusal?> SignAsync(Guid conference, int seen, Onlooker? who = null)
        {
            var signer = new MinutedPerson("Dr A. Rivera", "Clinician", "Practitioner/rivera");
            var minutes = new Minutes
            {
                Question = Asked, Decision = "Half the dose.", Reasoning = "Activity score 1.", SignedBy = signer, Participants = [signer], OpenedAt = DateTimeOffset.UtcNow, SignedAt = DateTimeOffset.UtcNow,
                Knowledge = "CPIC", Resource = $"Composition/conference-{conference:N}",
            };
            byte[] resource = MinutesWriter.Write(minutes, new MinutesContext("Patient/p1", ["GDIS"], [], []));
            return Storage.Get<ConferenceClosing>().SignAsync(Patient, conference, who ?? Chair, new SignedMinutes(minutes, resource, seen, KnowsOfSilence: true));
        }

        public ValueTask DisposeAsync() => Storage.DisposeAsync();
    }

    private static async Task<House> HouseAsync(Engine engine)
    {
        var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("p1.ndjson", FhirText.Lines(FhirText.Patient("p1")));
        await using var context = storage.Context();
        var roles = new[] { Roles.Clinician, Roles.ConsentAdministrator }.ToDictionary(r => r, r => new IdentityRole<Guid>(r) { Id = Guid.NewGuid(), NormalizedName = r.ToUpperInvariant() });
        context.Roles.AddRange(roles.Values);
        Guid Person(string name, string role, bool disabled = false)
        {
            var account = new Account { UserName = name, DisplayName = name, IsDisabled = disabled };
            context.Users.Add(account);
            context.UserRoles.Add(new IdentityUserRole<Guid> { UserId = account.Id, RoleId = roles[role].Id });
            return account.Id;
        }
        var (chair, oncologist) = (Person("Dr A. Rivera", Roles.Clinician), Person("Dr B. Okafor", Roles.Clinician));
        var (administrator, gone) = (Person("Privacy office", Roles.ConsentAdministrator), Person("Dr Gone", Roles.Clinician, disabled: true));
        await context.SaveChangesAsync();
        return new House(storage, (await storage.Directory.FindAsync("Patient/p1"))!.Key, new Onlooker(chair, SeesAll), new Onlooker(oncologist, SeesAll), administrator, gone);
    }
}
