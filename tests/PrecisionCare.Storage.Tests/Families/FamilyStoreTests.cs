using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Families;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Families;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Tests.Engines;
using PrecisionCare.Storage.Tests.Protection;
using PrecisionCare.Storage.Tests.Scores;

namespace PrecisionCare.Storage.Tests.Families;

public sealed class FamilyStoreTests
{
    private static readonly AuditActor Counselor = new(new Guid("0198c0de-0000-7000-8000-0000000000d1"), "J. Okafor", "GeneticCounselor");

    private static readonly Sight All = Sight.OfEverything, Less = new(Genetic: true, ["mark of a report"]);

    private static readonly Family Family = new()
    {
        Proband = "p1", Historian = "canary aunt", TakenOn = new DateOnly(2026, 11, 22), MaternalAncestry = "canary islands", Consultand = "p2",
        Persons =
        [
            new() { Id = "p1", Label = "canary", Gender = Gender.NonBinary, Assigned = AssignedSex.Female, Age = 33.5m },
            new()
            {
                Id = "p2", Gender = Gender.Woman, Deceased = true, DeceasedAge = 61, BornYear = 1950, Sources = ["FamilyMemberHistory/f1"],
                Conditions = [new("Breast cancer", ConditionStatus.Affected, 44, Laterality.BothSides, Confirmation.FromReport, "triple negative")],
            },
            new() { Id = "p3", Gender = Gender.Man, Adoption = Adoption.In, Kind = PersonKind.Stillbirth, Weeks = 30 },
        ],
        Parents = [new("p1", "p2"), new("p3", "p2", ParentKind.Adoptive)],
        Partnerships = [new("p2", "p3", Consanguineous: true, Ended: true)],
        Twins = [new(["p1", "p3"], Zygosity.Dizygotic)],
        Unplaced = [new("FamilyMemberHistory/f2", "cousin", new() { Id = "unplaced" }, "why")],
        Seen = ["FamilyMemberHistory/f1#0123456789ab"],
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task A_version_comes_back_as_it_was_kept_and_the_next_needs_that_it_was_seen(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<FamilyStore>());
        Assert.Null((await store.ShelfAsync(patient, "all", All)).Current);
        Assert.True(await store.SaveAsync(patient, "all", All, Family, "first", 0, Counselor));
        var kept = (await store.ShelfAsync(patient, "all", All)).Current!;
        Assert.Equal((1, "first"), (kept.Version, kept.What));
        Assert.Equal(Family.Persons.AsEnumerable(), kept.Family.Persons.AsEnumerable());
        Assert.Equal(Family.Parents.AsEnumerable(), kept.Family.Parents.AsEnumerable());
        Assert.Equal((Family.Partnerships[0], Family.Twins[0], Family.TakenOn, Family.Consultand), (kept.Family.Partnerships[0], kept.Family.Twins[0], kept.Family.TakenOn, kept.Family.Consultand));
        Assert.Equal((Family.Unplaced[0].Relation, Family.Seen.Single()), (kept.Family.Unplaced.Single().Relation, kept.Family.Seen.Single()));

        Assert.False(await store.SaveAsync(patient, "all", All, Family, "late", 0, Counselor));
        var saved = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Run(() => store.SaveAsync(patient, "all", All, Family with { Historian = $"h{i}" }, "second", 1, Counselor))));
        Assert.Single(saved, s => s);
        Assert.Equal([2, 1], (await store.VersionsAsync(patient, "all")).Select(v => v.Version));
        Assert.Equal("canary aunt", (await store.VersionsAsync(patient, "all"))[1].Family.Historian);
        Assert.Equal(2, (await storage.Get<AuditLog>().ReadAsync(new AuditFilter { Patient = patient, Kind = AuditKind.FamilyChanged })).Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_sees_other_parts_of_the_record_learns_only_that_somebody_keeps_a_family(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<FamilyStore>());
        await store.SaveAsync(patient, "all", All, Family, "first", 0, Counselor);
        Assert.Equal(new FamilyShelf(null, null, true), await store.ShelfAsync(patient, "less", Less));
        Assert.Empty(await store.VersionsAsync(patient, "less"));
        Assert.True(await store.SaveAsync(patient, "less", Less, Family with { Historian = "other" }, "own", 0, Counselor));
        Assert.Equal("canary aunt", (await store.ShelfAsync(patient, "all", All)).Current!.Family.Historian);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task When_consent_permits_more_work_goes_on_from_what_was_kept_before(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<FamilyStore>());
        await store.SaveAsync(patient, "less", Less, Family, "first", 0, Counselor);

        var shelf = await store.ShelfAsync(patient, "all", All);
        Assert.Null(shelf.Current);
        Assert.Equal("canary aunt", shelf.Earlier!.Family.Historian);
        Assert.True(await store.SaveAsync(patient, "all", All, shelf.Earlier.Family with { Historian = "told more" }, "second", 0, Counselor));
        Assert.Equal("told more", (await store.ShelfAsync(patient, "all", All)).Current!.Family.Historian);
        Assert.Equal("canary aunt", (await store.ShelfAsync(patient, "less", Less)).Current!.Family.Historian);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_family_is_sealed_is_in_the_patients_copy_and_is_erased_with_the_record(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<FamilyStore>());
        await store.SaveAsync(patient, "all", All, Family, "canary change", 0, Counselor);
        await store.SaveAsync(patient, "less", Less, Family, "canary change", 0, Counselor);
        Assert.Empty(await Scan.ForAsync(storage, "canary"));
        int copied = 0;
        await foreach (var _ in storage.Get<SubjectCopy>().FamiliesAsync(patient)) copied++;
        Assert.Equal(2, copied);
        Assert.NotNull(await storage.Get<PatientErasure>().EraseAsync(patient));
        await using var after = storage.Context();
        Assert.False(await after.FamilyVersions.AnyAsync());
    }
}
