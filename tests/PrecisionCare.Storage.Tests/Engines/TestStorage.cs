using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrecisionCare.Audit;
using PrecisionCare.Fhir.Consents;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Records;
using PrecisionCare.Tests;

namespace PrecisionCare.Storage.Tests.Engines;

/// <summary>The services of storage over a database and a data folder of their own.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    /// <summary>One key for all test databases, since they are copies of one.</summary>
    public const string MasterKeyText = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private readonly IHost _host;

    private TestStorage(Engine engine, string folder, IConfiguration configuration, Action<IServiceCollection>? more)
    {
        (Engine, Folder, Configuration) = (engine, folder, configuration);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        var services = builder.Services;
        services.AddSingleton(TestReaders.Plain);
        services.AddSingleton(new ConsentFormat(ConsentReader.Read, SignedConsentReader.Read, ConsentWriter.Write, ConsentWriter.WithStatus));
        services.AddPrecisionCareStorage(configuration);
        services.AddPrecisionCareAccounts();
        more?.Invoke(services);
        _host = builder.Build();
        Get<WorkScopes>().Default = new AtWork(AuditActor.Program("test"), OrganisationKeys.Home);
    }

    public Engine Engine { get; }

    public string Folder { get; }

    public IConfiguration Configuration { get; }

    public PatientDirectory Directory => Get<PatientDirectory>();
    public PatientRecords Records => Get<PatientRecords>();
    public SampleLinks Samples => Get<SampleLinks>();
    public ImportQueue Imports => Get<ImportQueue>();

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    public PrecisionCareContext Context() => Get<IDbContextFactory<PrecisionCareContext>>().CreateDbContext();

    /// <summary>As someone who has the rights of the database's owner.</summary>
    public PrecisionCareContext Owner() => new OwnerContext(Get<DatabaseSettings>(), _host.Services).Create();

    /// <summary>A new database with the current schema: a copy of one that was migrated once.</summary>
    public static async Task<TestStorage> NewAsync(Engine engine, Action<IServiceCollection>? more = null)
    {
        var storage = Unmigrated(engine, more);
        await MigratedDatabase.CopyToAsync(storage);
        return storage;
    }

    /// <summary>A database that does not exist yet.</summary>
    public static TestStorage Unmigrated(Engine engine, Action<IServiceCollection>? more = null, Dictionary<string, string?>? settings = null)
    {
        string folder = System.IO.Directory.CreateTempSubdirectory("precisioncare-storage-").FullName;
        return new TestStorage(engine, folder, SettingsFor(engine, folder, "t" + Guid.NewGuid().ToString("N"), settings), more);
    }

    /// <summary>Another process, as it were, over the same database and folder.</summary>
    public TestStorage Beside(Action<IServiceCollection>? more = null, Dictionary<string, string?>? settings = null) =>
        new(Engine, Folder, settings is null ? Configuration : new ConfigurationBuilder().AddConfiguration(Configuration).AddInMemoryCollection(settings).Build(), more);

    /// <summary>Imports a text as a file, in this process, to its end.</summary>
    public async Task<ImportStatus> ImportAsync(string fileName, string content, ImportRequest? request = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        var id = await Imports.EnqueueUploadAsync(stream, fileName, request);
        await Get<ImportRunner>().RunAsync(id);
        return (await Imports.FindAsync(id))!;
    }

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        if (Engine == Engine.Sqlite) Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        try
        {
            System.IO.Directory.Delete(Folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            return; // another storage of the same folder was disposed first
        }
    }

    private static IConfiguration SettingsFor(Engine engine, string folder, string database, Dictionary<string, string?>? more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["PRECISIONCARE_DATA"] = folder, ["Database:Provider"] = engine.ToString(), ["PRECISIONCARE_MASTER_KEY"] = MasterKeyText,
        };
        if (engine == Engine.Postgres) settings["ConnectionStrings:Postgres"] = PostgresServer.ConnectionTo(database) + ";Maximum Pool Size=10";
        foreach (var (name, value) in more ?? []) settings[name] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
