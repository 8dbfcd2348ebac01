using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Accounts;

public sealed class AccountTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_one_process_protects_another_of_the_installation_reads(Engine engine)
    {
        await using var one = await TestStorage.NewAsync(engine);
        string protectedText = one.Get<IDataProtectionProvider>().CreateProtector("sign-in").Protect("cookie");
        var two = one.Beside();
        Assert.Equal("cookie", two.Get<IDataProtectionProvider>().CreateProtector("sign-in").Unprotect(protectedText));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Five_wrong_passwords_lock_an_account_and_short_ones_are_refused(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await using var scope = storage.Get<IServiceScopeFactory>().CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        await roles.CreateAsync(new IdentityRole<Guid>(Roles.GeneticCounselor));

        var account = new Account { UserName = "c@test.example", Email = "c@test.example", DisplayName = "C" };
        Assert.Contains((await accounts.CreateAsync(account, "eleven-long")).Errors, e => e.Code == "PasswordTooShort");
        Assert.True((await accounts.CreateAsync(account, "twelve-chars")).Succeeded);
        Assert.True((await accounts.AddToRoleAsync(account, Roles.GeneticCounselor)).Succeeded);
        Assert.Equal([Roles.GeneticCounselor], await accounts.GetRolesAsync((await accounts.FindByEmailAsync("C@TEST.example"))!));

        for (int wrong = 0; wrong < 5; wrong++) await accounts.AccessFailedAsync(account);
        Assert.True(await accounts.IsLockedOutAsync((await accounts.FindByEmailAsync("c@test.example"))!));
    }
}
