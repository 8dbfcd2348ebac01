using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Decisions;
using PrecisionCare.Explanations;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Explanations;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Tests.Engines;
using PrecisionCare.Storage.Tests.Protection;
using PrecisionCare.Storage.Tests.Scores;

namespace PrecisionCare.Storage.Tests.Explanations;

public sealed class ExplanationStoreTests
{
    private static readonly AuditActor Counselor = new(new Guid("0198c0de-0000-7000-8000-0000000000c0"), "M. Sato", "Genetic counselor");

    /// <summary>Nothing is withheld; something is.</summary>
    private static readonly Sight All = Sight.OfEverything, Less = new(Genetic: false, ["mark of the report"]);

    private static readonly ExplanationText Text = ExplanationText.Of(new Explanation
    {
        Result = new CarrierResult { SourceId = "Observation/canary", Gene = "CANARY1", Condition = "canary disease" }, Language = "en", TextVersion = "t1", Title = "Canary result", Denominator = 100,
        Sections = [.. Enum.GetValues<SectionKind>().Select(kind => new ExplanationSection { Kind = kind, Heading = $"{kind}", Sentences = [new ExplainedSentence($"{kind}", $"Canary words of {kind}.")] })],
    });

    [Theory, OnSqlite, OnPostgres]
    public async Task A_result_has_one_draft_in_a_language_whoever_begins_it(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<ExplanationStore>());
        var begun = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => store.BeginAsync(patient, All, Text, Counselor))));

        Assert.Single(begun.Distinct());
        Assert.NotEqual(begun[0], await store.BeginAsync(patient, All, ExplanationText.Of(Text.Composed with { Language = "es" }), Counselor));
        Assert.Equal(2, (await store.DraftsAsync(patient, All)).Length);
        Assert.Empty(await store.DraftsAsync(patient, Less));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_composed_and_who_changed_it_are_kept_and_a_change_needs_the_last_stamp(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<ExplanationStore>());
        var id = await store.BeginAsync(patient, All, Text, Counselor);
        var draft = (await store.DraftsAsync(patient, All)).Single();
        var edited = draft.Text.With(SectionKind.Meaning, "In other words.", new Signature(Counselor.Id!.Value, Counselor.Name, "Genetic counselor", DateTimeOffset.UnixEpoch));

        Assert.False(await store.KeepAsync(patient, All, id, edited, Guid.NewGuid(), Counselor));
        Assert.False(await store.KeepAsync(patient, Less, id, edited, draft.Stamp, Counselor));
        Assert.True(await store.KeepAsync(patient, All, id, edited, draft.Stamp, Counselor));
        Assert.False(await store.KeepAsync(patient, All, id, edited, draft.Stamp, Counselor));

        var kept = (await store.DraftsAsync(patient, All)).Single().Text;
        Assert.Equal("Canary words of Meaning.", kept.Composed[SectionKind.Meaning].Text);
        Assert.Equal(("In other words.", "M. Sato"), (kept.TextOf(SectionKind.Meaning), kept.EditOf(SectionKind.Meaning)!.By.Name));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Signing_freezes_the_text_counts_versions_and_takes_the_draft_away(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<ExplanationStore>());
        foreach (int _ in new[] { 1, 2 }) await SignedAsync(store, patient);

        var signed = await store.SignedAsync(patient, All);
        Assert.Equal([2, 1], signed.Select(s => s.Whole!.Version));
        Assert.Equal("M. Sato", signed[0].By.Name);
        Assert.Empty(await store.DraftsAsync(patient, All));
        Assert.All(await store.SignedAsync(patient, Less), s => Assert.Null(s.Whole));
        Assert.Equal(2, (await storage.Get<AuditLog>().ReadAsync(new AuditFilter { Patient = patient, Kind = AuditKind.ExplanationSigned })).Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_written_before_consent_permitted_more_stays_and_before_it_permitted_less_goes_out_of_sight(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<ExplanationStore>());
        var id = await store.BeginAsync(patient, Less, Text, Counselor);

        Assert.Equal(id, await store.BeginAsync(patient, All, Text, Counselor));
        Assert.Empty(await store.DraftsAsync(patient, Less with { Withheld = ["mark of the report", "mark of another"] }));
        var draft = (await store.DraftsAsync(patient, All)).Single();
        Assert.True(await store.KeepAsync(patient, All, id, draft.Text, draft.Stamp, Counselor));

        // What the one who sees all has put in may speak of what the other must not see.
        Assert.Empty(await store.DraftsAsync(patient, Less));
        Assert.False(await store.SignAsync(patient, Less, id, (await store.DraftsAsync(patient, All)).Single().Stamp, [], Counselor));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_signed_explanation_is_sealed_and_stays_until_the_record_is_erased(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store) = (await ShownScoresTests.PatientAsync(storage), storage.Get<ExplanationStore>());
        var id = await SignedAsync(store, patient);
        await store.BeginAsync(patient, All, Text, Counselor);
        await storage.Get<TakeAwayStore>().MakeAsync(patient, id, TimeSpan.FromDays(1), Counselor);
        Assert.Empty(await Scan.ForAsync(storage, "anary"));
        await using (var context = storage.Context())
        {
            await Assert.ThrowsAnyAsync<Exception>(() => context.Explanations.ExecuteUpdateAsync(set => set.SetProperty(e => e.Version, 9)));
            await Assert.ThrowsAnyAsync<Exception>(() => context.Explanations.ExecuteDeleteAsync());
        }

        int copied = 0;
        await foreach (var _ in storage.Get<SubjectCopy>().ExplanationsAsync(patient)) copied++;
        Assert.Equal(2, copied);
        Assert.NotNull(await storage.Get<PatientErasure>().EraseAsync(patient));
        await using var after = storage.Context();
        Assert.False(await after.Explanations.AnyAsync() || await after.ExplanationDrafts.AnyAsync() || await after.TakeAways.AnyAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_code_opens_once_and_not_after_it_was_taken_back_or_expired(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var (patient, store, codes) = (await ShownScoresTests.PatientAsync(storage), storage.Get<ExplanationStore>(), storage.Get<TakeAwayStore>());
        var id = await SignedAsync(store, patient);
        string first = (await codes.MakeAsync(patient, id, TimeSpan.FromDays(7), Counselor))!, second = (await codes.MakeAsync(patient, id, TimeSpan.FromDays(7), Counselor))!, third = (await codes.MakeAsync(patient, id, TimeSpan.FromTicks(1), Counselor))!;

        var opened = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => codes.OpenAsync(first.ToLowerInvariant().Replace('-', ' ')))));
        Assert.Equal("Canary result", Assert.Single(opened, o => o is not null)!.Text.Composed.Title);
        Assert.Null(await codes.OpenAsync(first));

        Assert.True(await codes.RevokeAsync(patient, id, (await codes.OfAsync(patient, id)).Single(c => c.OpenedAt is null && c.ExpiresAt - c.MadeAt > TimeSpan.FromDays(1)).Id, Counselor));
        Assert.Null(await codes.OpenAsync(second));
        Assert.Null(await codes.OpenAsync(third));
        Assert.Null(await codes.OpenAsync("0000-0000-0000"));
        Assert.Null(await codes.MakeAsync(patient, Guid.NewGuid(), TimeSpan.FromDays(1), Counselor));
        Assert.Equal(1, (await storage.Get<AuditLog>().ReadAsync(new AuditFilter { Patient = patient, Kind = AuditKind.ExplanationOpened })).Total);
    }

    [Theory]
    [InlineData("7k3m qx2a 91te", "7K3MQX2A91TE")]
    [InlineData("7K3M-QX2A-91TE", "7K3MQX2A91TE")]
    [InlineData("OIL0-1234-5678", "011012345678")]
    [InlineData("7K3M-QX2A", null)]
    [InlineData("7K3M-QX2A-91TU", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_is_read_as_people_type_it(string? typed, string? expected) => Assert.Equal(expected, TakeAwayCode.Read(typed));

    private static async Task<Guid> SignedAsync(ExplanationStore store, Guid patient)
    {
        var id = await store.BeginAsync(patient, All, Text, Counselor);
        Assert.True(await store.SignAsync(patient, All, id, (await store.DraftsAsync(patient, All)).Single(d => d.Id == id).Stamp, [], Counselor));
        return id;
    }
}
