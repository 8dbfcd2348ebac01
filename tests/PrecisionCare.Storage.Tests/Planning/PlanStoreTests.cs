using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Decisions;
using PrecisionCare.Planning;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Planning;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Tests.Engines;
using PrecisionCare.Storage.Tests.Protection;
using PrecisionCare.Storage.Tests.Scores;
using PrecisionCare.Therapy;

namespace PrecisionCare.Storage.Tests.Planning;

public sealed class PlanStoreTests
{
    private static readonly AuditActor Doctor = new(new Guid("0198c0de-0000-7000-8000-0000000000d0"), "Dr A. Rivera", "Clinician");

    private static readonly PlanDraft Draft = new()
    {
        Goals = [new PlanGoal("canary goal", "ldl", "<", 70.5m, new DateOnly(2027, 3, 1))], Measures = ["stop-tobacco"], Lifestyle = "canary walks", Review = new DateOnly(2027, 2, 22),
    };

    private static readonly Decision Item = new()
    {
        Id = new Guid("0198c0de-0000-7000-8000-000000000101"), Kind = DecisionKind.Accepted, Gives = true, Assessment = Guid.Empty, Number = 1,
        Advised = new AdvisedOption { Indication = "canary-problem", Problem = "Canary disease", Drug = "canarycillin", DrugClass = "penicillin", Band = Band.Usable, Rank = 1 },
        Signature = new Signature(Doctor.Id!.Value, Doctor.Name, "Clinician", DateTimeOffset.UnixEpoch),
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task A_draft_is_kept_by_who_saw_it_as_it_stands_and_by_nobody_else(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<PlanStore>());
        Assert.True(await store.KeepAsync(patient, "all", Draft, null, Doctor));
        var kept = (await store.DraftAsync(patient, "all"))!;
        Assert.Equal((Draft.Goals[0], "canary walks", "stop-tobacco"), (kept.Content!.Goals[0], kept.Content.Lifestyle, kept.Content.Measures.Single()));
        Assert.False(await store.KeepAsync(patient, "all", Draft, null, Doctor));
        Assert.Null((await store.DraftAsync(patient, "less"))!.Content);
        Assert.False(await store.KeepAsync(patient, "less", Draft, kept.Stamp, Doctor));
        Assert.True(await store.KeepAsync(patient, "all", Draft with { Lifestyle = "more" }, kept.Stamp, Doctor));
        Assert.False(await store.KeepAsync(patient, "all", Draft, kept.Stamp, Doctor));
        Assert.Equal("more", (await store.DraftAsync(patient, "all"))!.Content!.Lifestyle);
        Assert.Equal(2, (await storage.Get<AuditLog>().ReadAsync(new AuditFilter { Patient = patient, Kind = AuditKind.PlanChanged })).Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Signing_makes_the_next_version_takes_the_draft_away_and_is_done_once(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<PlanStore>());
        await store.KeepAsync(patient, "all", Draft, null, Doctor);
        var stamp = (await store.DraftAsync(patient, "all"))!.Stamp;
        var signed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => SignAsync(store, patient, stamp))));
        Assert.Equal(1, Assert.Single(signed, s => s is not null)!.Version);
        Assert.Null(await store.DraftAsync(patient, "all"));
        signed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => SignAsync(store, patient, null, after: 1))));
        Assert.Equal(2, Assert.Single(signed, s => s is not null)!.Version);

        var versions = await store.VersionsAsync(patient, "all");
        Assert.Equal([2, 1], versions.Select(v => v.Plan.Version));
        Assert.Equal(("canarycillin", 70.5m), (versions[1].Plan.Items.Single().Advised.Drug, versions[1].Plan.Content.Goals.Single().Target));
        Assert.All(await store.VersionsAsync(patient, "less"), v => Assert.False(v.SameSight));
        Assert.Equal(2, (await storage.Get<AuditLog>().ReadAsync(new AuditFilter { Patient = patient, Kind = AuditKind.PlanSigned })).Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_next_version_is_the_one_signed_next_though_the_clock_of_its_process_is_behind(Engine engine)
    {
        var clock = new SetClock(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        await using var storage = await TestStorage.NewAsync(engine, clock.Instead);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<PlanStore>());
        var first = (await SignAsync(store, patient, null))!;
        clock.Now = clock.Now.AddHours(-1);
        var second = (await SignAsync(store, patient, null, after: 1))!;
        Assert.True(second.Signature.At < first.Signature.At);
        Assert.Null(await SignAsync(store, patient, null, after: 1));
        Assert.Equal([second.Id, first.Id], (await store.VersionsAsync(patient, "all")).Select(v => v.Plan.Id));
        Assert.Equal([2, 1], (await store.VersionsAsync(patient, "all")).Select(v => v.Plan.Version));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_signed_version_stays_until_the_record_is_erased_and_is_sealed(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<PlanStore>());
        await SignAsync(store, patient, null);
        await store.KeepAsync(patient, "all", Draft, null, Doctor);
        Assert.Empty(await Scan.ForAsync(storage, "canary"));
        await using (var context = storage.Context())
        {
            await Assert.ThrowsAnyAsync<Exception>(() => context.Plans.ExecuteUpdateAsync(set => set.SetProperty(p => p.Version, 9)));
            await Assert.ThrowsAnyAsync<Exception>(() => context.Plans.ExecuteDeleteAsync());
        }

        int copied = 0;
        await foreach (var _ in storage.Get<SubjectCopy>().DecisionsAsync(patient)) copied++;
        Assert.Equal(2, copied);
        Assert.NotNull(await storage.Get<PatientErasure>().EraseAsync(patient));
        await using var after = storage.Context();
        Assert.False(await after.Plans.AnyAsync() || await after.PlanDrafts.AnyAsync());
    }

    private static Task<TreatmentPlan?> SignAsync(PlanStore store, Guid patient, Guid? stamp, int after = 0) =>
        store.SignAsync(patient, "all", Draft, [Item], (Guid.NewGuid(), ImmutableArray.Create(new KnowledgeRelease("CPIC", "2025-11-05"))), (after, stamp), Doctor);
}
