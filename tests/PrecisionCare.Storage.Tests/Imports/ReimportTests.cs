using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Imports;

public sealed class ReimportTests
{
    private const string March = "2024-03-01T00:00:00Z";
    private const string May = "2024-05-01T00:00:00+02:00";

    [Theory, OnSqlite, OnPostgres]
    public async Task Importing_the_same_content_again_changes_nothing(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        string file = FhirText.Lines(FhirText.Patient("p1"), FhirText.Condition("p1", "c1", "gout"), FhirText.Weight("p1", "w1", 70));
        await storage.ImportAsync("a.ndjson", file);
        var before = await KnowledgeAsync(storage);

        var again = await storage.ImportAsync("a.ndjson", file);
        Assert.All(again.Counts.Kinds.Values, count => Assert.Equal(count.Total, count.Unchanged));
        Assert.Equal(before, await KnowledgeAsync(storage));

        var spaced = await storage.ImportAsync("a-spaced.ndjson", file.Replace(",\"", ", \"", StringComparison.Ordinal));
        Assert.All(spaced.Counts.Kinds.Values, count => Assert.Equal(count.Total, count.Unchanged));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_newer_version_replaces_an_older_one_in_whatever_order_they_arrive(Engine engine)
    {
        string older = FhirText.Lines(FhirText.Patient("p1"), FhirText.Condition("p1", "c1", "suspected gout", March));
        string newer = FhirText.Lines(FhirText.Patient("p1"), FhirText.Condition("p1", "c1", "gout", May));
        foreach (string[] order in (string[][])[[older, newer], [newer, older]])
        {
            await using var storage = await TestStorage.NewAsync(engine);
            await storage.ImportAsync("first.ndjson", order[0]);
            var second = await storage.ImportAsync("second.ndjson", order[1]);
            Assert.Equal(order[1] == newer ? new KindCount(Replaced: 1) : new KindCount(Older: 1), second.Counts.Kinds["Condition"]);

            var patient = (await storage.Directory.FindAsync("Patient/p1"))!.Key;
            Assert.Equal("gout", Assert.Single((await storage.Records.FindAsync(patient))!.Clinical.Conditions).Code.Label);
            var history = await storage.Records.HistoryAsync(patient, "Condition/c1");
            Assert.Equal(2, history.Length);
            Assert.Equal(DateTimeOffset.Parse(May, null), Assert.Single(history, v => v.IsCurrent).LastUpdated);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_a_date_the_later_import_holds_but_reading_the_earlier_file_again_does_not_bring_it_back(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        string first = FhirText.Lines(FhirText.Patient("p1"), FhirText.Weight("p1", "w1", 70));
        string second = FhirText.Lines(FhirText.Weight("p1", "w1", 71));
        await storage.ImportAsync("first.ndjson", first);
        await storage.ImportAsync("second.ndjson", second);
        Assert.Equal(71, await WeightAsync());

        await storage.ImportAsync("first.ndjson", first);
        Assert.Equal(71, await WeightAsync());

        await storage.ImportAsync("third.ndjson", FhirText.Lines(FhirText.Weight("p1", "w1", 70), FhirText.Weight("p1", "w2", 70)));
        Assert.Equal(70, await WeightAsync());

        async Task<decimal> WeightAsync()
        {
            var patient = (await storage.Directory.FindAsync("Patient/p1"))!.Key;
            return (await storage.Records.FindAsync(patient))!.Clinical.Observations.Single(o => o.Id == "Observation/w1").Value!.Quantity!.Value;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_version_number_decides_where_dates_do_not(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("two.ndjson", FhirText.Lines(FhirText.Patient("p1"), Versioned("gout", 10)));
        var older = await storage.ImportAsync("one.ndjson", FhirText.Lines(Versioned("suspected gout", 9)));
        Assert.Equal(new KindCount(Older: 1), older.Counts.Kinds["Condition"]);

        static string Versioned(string text, int version) =>
            FhirText.Condition("p1", "c1", text).Replace("\"id\":\"c1\"", $"\"id\":\"c1\",\"meta\":{{\"versionId\":\"{version}\"}}", StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Equal_ids_of_different_patients_are_different_resources(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("one.ndjson", FhirText.Lines(FhirText.Patient("p1"), FhirText.Condition("p1", "c1", "gout")));
        await storage.ImportAsync("two.ndjson", FhirText.Lines(FhirText.Patient("p2"), FhirText.Condition("p2", "c1", "asthma")));
        Assert.Equal("gout", await ProblemAsync("Patient/p1"));
        Assert.Equal("asthma", await ProblemAsync("Patient/p2"));

        async Task<string> ProblemAsync(string id) =>
            Assert.Single((await storage.Records.FindAsync((await storage.Directory.FindAsync(id))!.Key))!.Clinical.Conditions).Code.Label;
    }

    /// <summary>All but what an import leaves of itself.</summary>
    private static async Task<string[]> KnowledgeAsync(TestStorage storage) =>
        [.. (await Contents.OfAsync(storage)).Where(l => !l.StartsWith("import ", StringComparison.Ordinal) && !l.StartsWith("issue ", StringComparison.Ordinal))];
}
