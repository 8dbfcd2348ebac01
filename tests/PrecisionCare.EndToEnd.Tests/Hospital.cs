using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PrecisionCare.EndToEnd.Tests;

/// <summary>
/// One running application with its demo patients and one browser, shared by all tests of a collection; each test opens browser contexts of its own. A role signs in once,
/// since the application limits how often that may be tried.
/// </summary>
public sealed class Hospital : IAsyncLifetime
{
    private readonly ConcurrentDictionary<DemoAccount, Lazy<Task<string>>> _signedIn = new();
    private RunningApplication? _application;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal RunningApplication Application => _application ?? throw new InvalidOperationException("The application does not run.");

    public async Task InitializeAsync()
    {
        if (Chromium.WhyMissing is not null) return;
        Assertions.SetDefaultExpectTimeout(15_000); // two collections share the machine
        _application = await RunningApplication.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        await using var visit = await OpenAsync(DemoAccount.Clinician);
        await visit.Page.GotoAsync("/imports");
        await visit.Page.WaitUntilImportsEndedAsync();
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    internal Task<Browsing> VisitAsync(Looking? looking = null) => Browsing.OpenAsync(_browser!, Application.Address, looking ?? Looking.Desktop, null);

    /// <summary>A browser before another application.</summary>
    internal Task<Browsing> VisitAsync(RunningApplication application) => Browsing.OpenAsync(_browser!, application.Address, Looking.Desktop, null);

    /// <summary>A browser in which a demo account is signed in.</summary>
    internal async Task<Browsing> OpenAsync(DemoAccount account, Looking? looking = null)
    {
        string state = await _signedIn.GetOrAdd(account, a => new(() => SignInAsync(a))).Value;
        return await Browsing.OpenAsync(_browser!, Application.Address, looking ?? Looking.Desktop, state);
    }

    private async Task<string> SignInAsync(DemoAccount account)
    {
        await using var visit = await VisitAsync();
        await visit.Page.GotoAsync("/");
        await visit.Page.SignInAsync(account.Email, DemoAccount.Password);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeVisibleAsync();
        return await visit.Page.Context.StorageStateAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_application is not null) await _application.DisposeAsync();
    }
}

/// <summary>Tests that share one <see cref="Hospital"/> and change things in it. They run beside those of <see cref="LookingTests"/>.</summary>
[CollectionDefinition(Name)]
public sealed class HospitalTests : ICollectionFixture<Hospital>
{
    public const string Name = "One hospital";
}

/// <summary>Tests that share a <see cref="Hospital"/> of their own, at which they only look: half of the suite's time.</summary>
[CollectionDefinition(Name)]
public sealed class LookingTests : ICollectionFixture<Hospital>
{
    public const string Name = "A hospital to look at";
}

/// <summary>The accounts that the sign-in page shows on a demo database.</summary>
public sealed record DemoAccount(string Email)
{
    public const string Password = "Demo-precision-2026";

    public static DemoAccount Clinician { get; } = new("clinician@demo.example");
    public static DemoAccount Counselor { get; } = new("counselor@demo.example");
    public static DemoAccount ConsentAdministrator { get; } = new("consent@demo.example");
    public static DemoAccount SystemAdministrator { get; } = new("admin@demo.example");
}
