using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Web.Tests.Security;

/// <summary>An installation as it is by default: no demo, a second factor for everybody. Its administrator has signed in.</summary>
public sealed partial class StrictHospital : IAsyncLifetime
{
    public const string Password = "seven quiet rivers";

    private int _people;
    private string? _hash;

    internal RunningWeb Web { get; private set; } = null!;

    internal Visitor Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Web = await RunningWeb.StartAsync(demo: false, "--Accounts:RequireSecondFactor=true", "--SignIn:FailuresPerMinute=5");
        (Administrator, _, _) = await NewPersonAsync(Roles.SystemAdministrator);
    }

    public async Task DisposeAsync()
    {
        Administrator.Dispose();
        await Web.DisposeAsync();
    }

    /// <summary>A new account whose person chose the password, has signed in and set an authenticator app up.</summary>
    internal async Task<(Visitor Person, Authenticator App, string Email)> NewPersonAsync(params string[] roles)
    {
        string email = await NewAccountAsync(roles);
        var person = Web.Visit();
        using var first = await person.SignInAsync(email, Password);
        var app = await EnrolAsync(person);
        return (person, app, email);
    }

    internal async Task<string> NewAccountAsync(params string[] roles)
    {
        string email = $"person{Interlocked.Increment(ref _people)}@hospital.example";
        await using var scope = Web.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { UserName = email, Email = email, EmailConfirmed = true, DisplayName = $"Dr {email[..7]}" };
        account.PasswordHash = _hash ??= accounts.PasswordHasher.HashPassword(account, Password);
        await accounts.CreateAsync(account);
        await accounts.AddToRolesAsync(account, roles);
        return email;
    }

    /// <summary>Sets an authenticator app up with the code of the step before, so that the present one is still unused.</summary>
    internal static async Task<Authenticator> EnrolAsync(Visitor person) => (await EnrolWithCodesAsync(person)).App;

    internal static async Task<(Authenticator App, string[] RecoveryCodes)> EnrolWithCodesAsync(Visitor person)
    {
        string page = await person.ReadAsync("/account/authenticator");
        var app = Authenticator.FromPage(page);
        using var set = await person.PostAsync("/account/authenticator", ("Input.Offer", Offer().Match(page).Groups[1].Value), ("Input.Code", app.Code(-1)), ("__RequestVerificationToken", Visitor.TokenIn(page)));
        string answer = await set.Content.ReadAsStringAsync();
        Assert.True(set.StatusCode == HttpStatusCode.OK && answer.Contains("Your recovery codes", StringComparison.Ordinal), answer);
        return (app, [.. RecoveryCode().Matches(answer).Select(m => m.Groups[1].Value)]);
    }

    internal async Task<Account> AccountAsync(string email)
    {
        await using var context = await Web.Services.GetRequiredService<IDbContextFactory<PrecisionCareContext>>().CreateDbContextAsync();
        return await context.Users.AsNoTracking().SingleAsync(a => a.Email == email);
    }

    internal async Task ChangeAsync(Func<PrecisionCareContext, Task> change)
    {
        await using var context = await Web.Services.GetRequiredService<IDbContextFactory<PrecisionCareContext>>().CreateDbContextAsync();
        await change(context);
    }

    [GeneratedRegex("name=\"Input.Offer\" value=\"([^\"]+)\"")]
    private static partial Regex Offer();

    [GeneratedRegex("<li>([A-Z2-9-]{29})</li>")]
    private static partial Regex RecoveryCode();
}

/// <summary>Tests that share one <see cref="StrictHospital"/>.</summary>
[CollectionDefinition(Name)]
public sealed class StrictHospitalTests : ICollectionFixture<StrictHospital>
{
    public const string Name = "One strict hospital";
}
