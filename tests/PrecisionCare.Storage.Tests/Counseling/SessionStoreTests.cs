using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Counseling;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Counseling;
using PrecisionCare.Storage.Tests.Engines;
using PrecisionCare.Storage.Tests.Scores;

namespace PrecisionCare.Storage.Tests.Counseling;

public sealed class SessionStoreTests
{
    internal static readonly AuditActor Counselor = new(new Guid("0198c0de-0000-7000-8000-0000000000e0"), "J. Weber", "Genetic counselor");

    internal static readonly Sight All = new(true, []);

    private static readonly Sight Before = new(false, ["Observation/gene"]);

    internal static readonly SessionContent Content = new()
    {
        Kind = SessionKind.PreTest, Start = new DateTimeOffset(2026, 11, 20, 14, 30, 0, TimeSpan.FromHours(1)), Zone = "Europe/Berlin", Attendees = ["ONESELF"], Discussed = ["results"],
        Questions = [new("canary question", null)], TeachBacks = [new("canary topic", "canary words", Understanding.ExplainAgain)], Secondary = SecondaryChoice.Wants,
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task A_draft_is_kept_by_who_saw_it_as_it_stands_and_signed_once(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, drafts, store, key) = (await ShownScoresTests.PatientAsync(storage), storage.Get<SessionDrafts>(), storage.Get<SessionStore>(), Guid.CreateVersion7());
        var stamp = await drafts.KeepAsync(patient, All, key, Content, null, Counselor);
        Assert.NotNull(stamp);
        Assert.Null(await drafts.KeepAsync(patient, All, key, Content, null, Counselor));
        Assert.Null(await drafts.KeepAsync(patient, Before, key, Content, stamp, Counselor));
        var draft = Assert.Single(await drafts.OfAsync(patient, All));
        Assert.Equal((Content.Start, "canary words", key, stamp), (draft.Content!.Start, draft.Content.TeachBacks.Single().Words, draft.Id, draft.Stamp));
        Assert.Null(Assert.Single(await drafts.OfAsync(patient, Before)).Content);

        var signed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => store.SignAsync(patient, All, key, Content, new SecondaryOnFile(SecondaryStanding.Shown, "c1"), stamp, Counselor))));
        Assert.Single(signed, s => s is not null);
        Assert.Empty(await drafts.OfAsync(patient, All));
        Assert.Null(await drafts.KeepAsync(patient, All, key, Content, null, Counselor));
        var kept = Assert.Single(await store.SignedAsync(patient, All));
        Assert.Equal((new SecondaryOnFile(SecondaryStanding.Shown, "c1"), "canary question", Counselor.Name), (kept.Session!.OnFile, kept.Session.Content.Questions.Single().Question, kept.Session.Signature.Name));
        Assert.Equal(1, (await storage.Get<AuditLog>().ReadAsync(new AuditFilter { Patient = patient, Kind = AuditKind.CounselingSigned })).Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_session_from_before_the_consent_is_read_after_it_and_the_other_way_round_it_is_not(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<SessionStore>());
        var early = await store.SignAsync(patient, Before, Guid.CreateVersion7(), Content, new SecondaryOnFile(SecondaryStanding.NothingOnFile), null, Counselor);
        await store.SignAsync(patient, All, Guid.CreateVersion7(), Content with { Kind = SessionKind.PostTest }, new SecondaryOnFile(SecondaryStanding.Shown, "c1"), null, Counselor);
        Assert.All(await store.SignedAsync(patient, All), s => Assert.NotNull(s.Session));
        Assert.Equal(early!.Id, Assert.Single(await store.SignedAsync(patient, Before), s => s.Session is not null).Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Notes_amend_a_signed_session_in_order_and_nobody_signs_over_another(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store, key) = (await ShownScoresTests.PatientAsync(storage), storage.Get<SessionStore>(), Guid.CreateVersion7());
        Assert.Null(await store.AmendAsync(patient, All, key, "nothing to amend", 0, Counselor));
        await store.SignAsync(patient, All, key, Content, new SecondaryOnFile(SecondaryStanding.NothingOnFile), null, Counselor);
        var notes = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Run(() => store.AmendAsync(patient, All, key, $"canary note {i}", 0, Counselor))));
        Assert.Equal(1, Assert.Single(notes, n => n is not null)!.Number);
        Assert.Equal(2, (await store.AmendAsync(patient, All, key, "second", 1, Counselor))!.Number);
        Assert.Null(await store.AmendAsync(patient, Before, key, "less sight", 2, Counselor));
        Assert.Equal([1, 2], Assert.Single(await store.SignedAsync(patient, All)).Notes.Select(n => n!.Number));

        await using var context = storage.Context();
        await Assert.ThrowsAnyAsync<Exception>(() => context.SessionPapers.ExecuteUpdateAsync(set => set.SetProperty(p => p.Number, 9)));
        await Assert.ThrowsAnyAsync<Exception>(() => context.SessionPapers.ExecuteDeleteAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_draft_is_thrown_away_by_who_saw_it_last(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, drafts, key) = (await ShownScoresTests.PatientAsync(storage), storage.Get<SessionDrafts>(), Guid.CreateVersion7());
        var first = (await drafts.KeepAsync(patient, All, key, Content, null, Counselor))!.Value;
        var second = (await drafts.KeepAsync(patient, All, key, Content, first, Counselor))!.Value;
        Assert.False(await drafts.DiscardAsync(patient, All, key, first, Counselor));
        Assert.True(await drafts.DiscardAsync(patient, All, key, second, Counselor));
        Assert.Empty(await drafts.OfAsync(patient, All));
    }
}
