using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Web.Demo;
using PrecisionCare.Web.Hosting;

namespace PrecisionCare.Web.Tests;

/// <summary>The real application on a free port, over a SQLite database of its own.</summary>
internal sealed class RunningWeb : IAsyncDisposable
{
    private readonly WebApplication _application;

    private RunningWeb(WebApplication application, string dataFolder) => (_application, DataFolder) = (application, dataFolder);

    public string DataFolder { get; }

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _application.Services;

    /// <param name="demo">Demo accounts and stories.</param>
    /// <param name="settings">Such as <c>--SignIn:AttemptsPerMinute=3</c>.</param>
    public static async Task<RunningWeb> StartAsync(bool demo, params string[] settings)
    {
        string folder = Directory.CreateTempSubdirectory("precisioncare-web-").FullName;
        var web = new RunningWeb(
            WebHost.Build(["--urls", "http://127.0.0.1:0", "--PRECISIONCARE_DATA", folder, "--SignIn:AttemptsPerMinute=100000", "--SignIn:FailuresPerMinute=100000", "--Limits:SearchesPerMinute=100000", "--Limits:ExportsPerHour=100000",
                "--Accounts:RequireSecondFactor=false", .. settings], demo), folder);
        // What a test asks the services directly, it asks for the one organisation.
        web.Services.GetRequiredService<WorkScopes>().Default = new AtWork(AuditActor.Program("test"), OrganisationKeys.Home);
        await web._application.StartAsync();
        web.Address = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return web;
    }

    /// <summary>A browser with cookies of its own that follows no redirect.</summary>
    public Visitor Visit()
    {
        var cookies = new Cookies();
        return new Visitor(new HttpClient(cookies) { BaseAddress = Address }, cookies);
    }

    public async Task<Visitor> SignInAsync(string email, string password = DemoAccounts.Password)
    {
        var visitor = Visit();
        using var answer = await visitor.SignInAsync(email, password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    /// <summary>Waits until everything handed in has been read.</summary>
    public async Task ImportsEndAsync()
    {
        var queue = Services.GetRequiredService<ImportQueue>();
        for (int glance = 0; glance < 1200; glance++)
        {
            if ((await queue.ListAsync(size: 200)).Items.All(i => i.HasEnded)) return;
            await Task.Delay(100);
        }
        Assert.Fail("The imports did not end within two minutes.");
    }

    /// <summary>Everything the log says so far.</summary>
    public string Log()
    {
        var text = new StringBuilder();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(DataFolder, "logs")))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            text.Append(reader.ReadToEnd());
        }
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(DataFolder, recursive: true);
    }
}
