using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Web.Demo;

namespace PrecisionCare.Web.Accounts;

/// <summary>Before anyone signs in: every role exists, an empty demo database gets its people, an empty real one a way in.</summary>
internal sealed class AccountsStart(IServiceScopeFactory scopes, DemoStories demo, FirstAccount first, WorkScopes work) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var home = work.Enter(OrganisationKeys.Home, "start");
        await using var scope = scopes.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        foreach (string role in Roles.All) await CreateAsync(roles, role);
        await demo.StartAsync(scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), cancellationToken);
        if (await first.IsMissingAsync(cancellationToken)) first.Tell(Console.Error);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task CreateAsync(RoleManager<IdentityRole<Guid>> roles, string role)
    {
        if (await roles.RoleExistsAsync(role)) return;
        try
        {
            await roles.CreateAsync(new IdentityRole<Guid>(role));
        }
        catch (DbUpdateException)
        {
            // Another process that starts on the same database was quicker; anything else is a fault.
            if (!await roles.RoleExistsAsync(role)) throw;
        }
    }
}
