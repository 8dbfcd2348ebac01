using System.Text;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Imports;

public sealed class KilledImportTests
{
    /// <summary>Three batches: several patients, some resources in two versions, a fault, one product that comes last.</summary>
    private static readonly string Record = FhirText.Lines(
    [
        FhirText.Patient("p1", "Rojas"),
        FhirText.Patient("p2", "Meyer"),
        .. Enumerable.Range(0, 1200).Select(n => FhirText.Weight(n % 2 == 0 ? "p1" : "p2", "w" + n, 60 + n % 40)),
        "{ not JSON",
        FhirText.Weight("p1", "w0", 99),
        FhirText.Request("p1", "r1", "m1"),
        FhirText.Medication("m1", "warfarin 5 mg"),
    ]);

    [Fact]
    public async Task On_SQLite_an_import_killed_midway_is_finished_after_the_restart()
    {
        await using var storage = await TestStorage.NewAsync(Engine.Sqlite);
        var import = await QueueAsync(storage);
        await using (var killed = ImportingProcess.Start(storage, pause: 2))
        {
            await storage.WaitForAsync(import, s => Stored(s) > 0, () => killed.Output);
            await killed.KillAsync();
        }
        var left = (await storage.Imports.FindAsync(import))!;
        Assert.Equal(ImportState.Running, left.State);
        Assert.InRange(Stored(left), 1, 1204);

        await using var restarted = ImportingProcess.Start(storage, pause: 0);
        var end = await storage.WaitForAsync(import, s => s.HasEnded, () => restarted.Output);
        Assert.Equal((ImportState.Succeeded, 2), (end.State, end.Attempts));
        Assert.Equal(await UninterruptedAsync(Engine.Sqlite), await Contents.OfAsync(storage));
    }

    [Theory, OnPostgres]
    public async Task With_two_processes_on_PostgreSQL_one_finishes_the_import_of_the_other_that_is_killed(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await using var one = ImportingProcess.Start(storage, pause: 2);
        await using var two = ImportingProcess.Start(storage, pause: 2);
        var import = await QueueAsync(storage);
        await storage.WaitForAsync(import, s => Stored(s) > 0, () => one.Output + two.Output);
        var (killed, other) = one.HasBegun ? (one, two) : (two, one);
        Assert.False(other.HasBegun);
        await killed.KillAsync();
        Assert.InRange(Stored((await storage.Imports.FindAsync(import))!), 1, 1204);

        var end = await storage.WaitForAsync(import, s => s.HasEnded, () => other.Output);
        Assert.Equal((ImportState.Succeeded, 2), (end.State, end.Attempts));
        Assert.True(other.HasBegun);
        Assert.Equal(await UninterruptedAsync(engine), await Contents.OfAsync(storage));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_goes_back_into_the_queue_when_the_process_is_stopped_and_on_with_the_next(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var import = await QueueAsync(storage);
        await using (var stopped = ImportingProcess.Start(storage, pause: 2))
        {
            await storage.WaitForAsync(import, s => Stored(s) > 0, () => stopped.Output);
            await stopped.StopAsync();
            Assert.Equal(ImportState.Queued, (await storage.Imports.FindAsync(import))!.State);
        }
        await using var next = ImportingProcess.Start(storage, pause: 0);
        await storage.WaitForAsync(import, s => s.State == ImportState.Succeeded, () => next.Output);
        Assert.Equal(await UninterruptedAsync(engine), await Contents.OfAsync(storage));
    }

    /// <summary>Queued by a process that does not run jobs itself: its scheduler is not started.</summary>
    private static async Task<Guid> QueueAsync(TestStorage storage)
    {
        var queueing = storage.Beside(services => services.AddPrecisionCareImportJobs(storage.Configuration));
        return await queueing.Imports.EnqueueUploadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Record)), "record.ndjson");
    }

    private static async Task<string[]> UninterruptedAsync(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var status = await storage.ImportAsync("record.ndjson", Record);
        Assert.Equal(ImportState.Succeeded, status.State);
        Assert.NotEqual(0, status.IssueCount);
        return await Contents.OfAsync(storage);
    }

    private static int Stored(ImportStatus status) => status.Counts.Kinds.Values.Sum(k => k.Total);
}
