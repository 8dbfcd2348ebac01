using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Decisions;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Decisions;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Tests.Engines;
using PrecisionCare.Storage.Tests.Protection;
using PrecisionCare.Storage.Tests.Scores;
using PrecisionCare.Therapy;

namespace PrecisionCare.Storage.Tests.Decisions;

public sealed class DecisionStoreTests
{
    private static readonly AuditActor Doctor = new(new Guid("0198c0de-0000-7000-8000-0000000000d0"), "Dr A. Rivera", "Clinician");

    private static readonly AdvisedOption Option = new()
    {
        Indication = "canary-problem", Problem = "Canary disease", Drug = "canarycillin", DrugClass = "penicillin", Band = Band.Avoid, Rank = 3,
        Deciding = [new DecidingReason("The canary sings.", "disease:canarycillin:song", "A guideline", "strong"), new DecidingReason("It sings again.", "limit:canarycillin:age>=65", "A label", "caution")],
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task A_decision_reads_back_as_it_was_signed_and_the_later_one_supersedes_it(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = await ShownScoresTests.PatientAsync(storage);
        var first = (await SignAsync(storage, patient, Override()))!;
        var second = (await SignAsync(storage, patient, new ProposedDecision(DecisionKind.Accepted), first.Id))!;

        var kept = await storage.Get<DecisionStore>().OfAsync(patient, "all");
        Assert.Equal([second.Id, first.Id], kept.Select(k => k.Decision.Id));
        Assert.All(kept, k => Assert.True(k.SameSight));
        var read = kept[1].Decision;
        Assert.Equal((DecisionKind.Overridden, true, "half the dose", "benefit-outweighs-risk", "canary words"), (read.Kind, read.Gives, read.Change, read.Reason, read.Text));
        Assert.Equal((Doctor.Id, "Dr A. Rivera", "Clinician"), (read.Signature.Account, read.Signature.Name, read.Signature.Role));
        Assert.Equal(Option.Deciding[0], read.Advised.Deciding[0]);
        Assert.Equal((2, first.Id, false), (kept[0].Decision.Number, kept[0].Decision.Supersedes, kept[0].Decision.Gives));
        Assert.All(await storage.Get<DecisionStore>().OfAsync(patient, "less"), k => Assert.False(k.SameSight));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_signs_without_having_seen_the_latest_decision_is_told_and_nothing_is_kept(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = await ShownScoresTests.PatientAsync(storage);
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SignAsync(storage, patient, Override()))));
        Assert.Single(all, d => d is not null);
        Assert.Single(await storage.Get<DecisionStore>().OfAsync(patient, "all"));
        Assert.Null(await SignAsync(storage, patient, Override(), Guid.NewGuid()));
        Assert.Equal(1, (await storage.Get<AuditLog>().ReadAsync(new AuditFilter { Patient = patient, Kind = AuditKind.DecisionSigned })).Total);
        Assert.All(await storage.Get<AdviceRates>().ReadAsync(), r => Assert.Equal(1, r.Count));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_decision_supersedes_the_one_that_its_signer_saw_though_the_clock_of_its_process_is_behind(Engine engine)
    {
        var clock = new SetClock(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        await using var storage = await TestStorage.NewAsync(engine, clock.Instead);
        var patient = await ShownScoresTests.PatientAsync(storage);
        var first = (await SignAsync(storage, patient, Override()))!;
        clock.Now = clock.Now.AddHours(-1);
        var second = (await SignAsync(storage, patient, new ProposedDecision(DecisionKind.Accepted), first.Id))!;
        Assert.Equal((2, first.Id, true), (second.Number, second.Supersedes, second.Signature.At < first.Signature.At));
        clock.Now = clock.Now.AddHours(2);
        Assert.Null(await SignAsync(storage, patient, Override(), first.Id));
        var third = (await SignAsync(storage, patient, Override(), second.Id))!;
        Assert.Equal((3, second.Id), (third.Number, third.Supersedes));
    }

    [Theory, OnSqlite, OnPostgres]
    [Trait("Feature", Feature.SignOff)]
    public async Task The_database_itself_neither_changes_nor_deletes_what_is_signed(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = await ShownScoresTests.PatientAsync(storage);
        await SignAsync(storage, patient, Override());
        foreach (bool asOwner in new[] { false, true })
        {
            await using var context = asOwner ? storage.Owner() : storage.Context();
            await Assert.ThrowsAnyAsync<Exception>(() => context.Decisions.IgnoreQueryFilters().ExecuteUpdateAsync(set => set.SetProperty(d => d.SignedBy, Guid.NewGuid())));
            await Assert.ThrowsAnyAsync<Exception>(() => context.Decisions.IgnoreQueryFilters().ExecuteDeleteAsync());
        }

        Assert.Equal(Doctor.Id, Assert.Single(await storage.Get<DecisionStore>().OfAsync(patient, "all")).Decision.Signature.Account);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_erased_patients_decisions_are_gone_and_the_counters_stay(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (gone, stays) = (await ShownScoresTests.PatientAsync(storage), await ShownScoresTests.PatientAsync(storage, "p2"));
        await SignAsync(storage, gone, Override());
        await SignAsync(storage, stays, Override());
        Assert.NotNull(await storage.Get<PatientErasure>().EraseAsync(gone));
        await using var context = storage.Context();
        Assert.Equal(stays, (await context.Decisions.SingleAsync()).PatientKey);
        Assert.All(await storage.Get<AdviceRates>().ReadAsync(), r => Assert.Equal(2, r.Count));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_stored_says_neither_the_problem_nor_the_medicine_nor_the_words(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = await ShownScoresTests.PatientAsync(storage);
        await SignAsync(storage, patient, Override());
        Assert.Empty(await Scan.ForAsync(storage, "canary-problem", "Canary disease", "canary words", "half the dose", "The canary sings"));
        await using var context = storage.Context();
        Assert.DoesNotContain("canary", (await context.Decisions.AsNoTracking().SingleAsync()).OptionMark, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_deciding_rule_counts_a_decision_by_month_kind_and_reason_without_a_patient(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (one, other) = (await ShownScoresTests.PatientAsync(storage), await ShownScoresTests.PatientAsync(storage, "p2"));
        await SignAsync(storage, one, Override());
        await SignAsync(storage, other, Override());
        await SignAsync(storage, other, new ProposedDecision(DecisionKind.Accepted), (await storage.Get<DecisionStore>().OfAsync(other, "all"))[0].Decision.Id);
        var rates = await storage.Get<AdviceRates>().ReadAsync();
        Assert.Equal(4, rates.Length);
        var overridden = rates.Single(r => r.Rule == "disease:canarycillin:song" && r.Kind == DecisionKind.Overridden);
        Assert.Equal((2, "benefit-outweighs-risk"), (overridden.Count, overridden.Reason));
        Assert.Equal(1, rates.Single(r => r.Rule == "limit:canarycillin:age>=65" && r.Kind == DecisionKind.Accepted).Count);
        await using (var context = storage.Context())
        {
            Assert.Equal(["Count", "Id", "Kind", "Month", "OrganisationId", "Reason", "Rule"], context.Model.FindEntityType(typeof(AdviceRateRow))!.GetProperties().Select(p => p.Name).Order());
        }

        using var elsewhere = storage.Get<WorkScopes>().Enter(new Guid("0198c0de-0000-7000-8000-0000000000ee"), "test");
        Assert.Empty(await storage.Get<AdviceRates>().ReadAsync());
        Assert.Empty(await storage.Get<DecisionStore>().OfAsync(one, "all"));
    }

    [Theory, OnSqlite]
    public async Task A_decision_with_a_fault_is_refused_by_the_store_too(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var patient = await ShownScoresTests.PatientAsync(storage);
        await Assert.ThrowsAsync<ArgumentException>(() => SignAsync(storage, patient, new ProposedDecision(DecisionKind.Overridden)));
    }

    private static ProposedDecision Override() => new(DecisionKind.Overridden, "half the dose", "benefit-outweighs-risk", "canary words");

    private static Task<Decision?> SignAsync(TestStorage storage, Guid patient, ProposedDecision decision, Guid? standing = null) =>
        storage.Get<DecisionStore>().SignAsync(patient, "all", new SigningRequest(Option, decision, Guid.NewGuid(), [new KnowledgeRelease("CPIC", "2025-11-05")], standing), Doctor);
}
