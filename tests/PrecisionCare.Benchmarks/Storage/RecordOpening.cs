using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Benchmarks.Fhir;
using PrecisionCare.Fhir;
using PrecisionCare.Fhir.Consents;
using PrecisionCare.Storage;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Benchmarks.Storage;

/// <summary>
/// Opens a stored record as a page does that finds none in memory, and the list of 100,000 patients, on SQLite; prints milliseconds of processor time, whatever else
/// the machine does. The first opening also compiles.
/// </summary>
internal static class RecordOpening
{
    private const int Rounds = 30;

    public static async Task<int> RunAsync(int patients)
    {
        string folder = Directory.CreateTempSubdirectory("precisioncare-bench-").FullName;
        try
        {
            await using var services = Services(folder);
            await services.GetRequiredService<DatabaseMigration>().MigrateAsync();
            using var work = services.GetRequiredService<WorkScopes>().Enter(OrganisationKeys.Home, "benchmark");
            await ImportAsync(services, "bundle.json", SyntheaBundle.OfFourMegabytes());
            var contexts = services.GetRequiredService<IDbContextFactory<PrecisionCareContext>>();
            var vault = services.GetRequiredService<PatientVault>();
            var patient = (await services.GetRequiredService<PatientDirectory>().SearchAsync()).Items.Single().Key;
            await MeasureAsync("open a record", Rounds, async () =>
            {
                using var records = new PatientRecords(contexts, vault);
                return (await records.FindAsync(patient))!.Clinical.Observations.Length;
            });
            if (patients == 0) return 0;
            await ImportAsync(services, "many.ndjson", Patients(patients));
            await MeasureAsync($"first list of {patients:N0} patients", 3, async () =>
            {
                using var directory = new PatientDirectory(contexts, vault, services.GetRequiredService<WorkScopes>(), services.GetRequiredService<AuditTrail>());
                return (await directory.SearchAsync()).Total;
            });
            using var listed = new PatientDirectory(contexts, vault, services.GetRequiredService<WorkScopes>(), services.GetRequiredService<AuditTrail>());
            await listed.SearchAsync();
            await MeasureAsync("search", Rounds, async () => (await listed.SearchAsync("fam77 giv")).Total);
            await MeasureAsync("page 2,000", Rounds, async () => (await listed.SearchAsync("", 2_000)).Items.Length);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string what, int rounds, Func<Task<int>> act)
    {
        var spent = new List<double>();
        int result = 0;
        for (int round = 0; round < rounds; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            result = await act();
            spent.Add((Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
        }
        double first = spent[0];
        spent.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} ({result:N0}): first {first:N1} ms, median {spent[spent.Count / 2]:N1} ms, best {spent[0]:N1} ms"));
    }

    private static async Task ImportAsync(IServiceProvider services, string name, byte[] content)
    {
        var id = await services.GetRequiredService<ImportQueue>().EnqueueUploadAsync(new MemoryStream(content), name);
        await services.GetRequiredService<ImportRunner>().RunAsync(id);
    }

    private static byte[] Patients(int count)
    {
        var lines = new StringBuilder();
        for (int n = 0; n < count; n++)
            lines.Append(CultureInfo.InvariantCulture, $$"""{"resourceType":"Patient","id":"p{{n}}","identifier":[{"system":"urn:b","value":"MRN{{n:D7}}"}],"name":[{"family":"Fam{{n * 7919 % count}}","given":["Giv{{n % 997}}"]}],"birthDate":"{{1930 + (n % 90)}}-0{{1 + (n % 9)}}-1{{n % 9}}"}""").Append('\n');
        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static ServiceProvider Services(string folder)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PRECISIONCARE_DATA", folder)]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(new ImportReaders(BundleReader.Read, (_, _, _) => throw new NotSupportedException(), "benchmark"));
        services.AddSingleton(new ConsentFormat(ConsentReader.Read, SignedConsentReader.Read, ConsentWriter.Write, ConsentWriter.WithStatus));
        services.AddPrecisionCareStorage(configuration);
        return services.BuildServiceProvider();
    }
}
