using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Web.Demo;

/// <summary>Fills an empty database with the demo: one account for each role, and the stories as ordinary imports that run in the background.</summary>
internal sealed partial class DemoStories(DemoMode mode, PatientDirectory patients, ImportQueue imports, ILogger<DemoStories> log)
{
    /// <summary>One folder a story, its files named after it on the pages.</summary>
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Demo");

    public async Task StartAsync(UserManager<Account> accounts, CancellationToken stop)
    {
        if (!mode.Wanted || !await patients.IsEmptyAsync(stop) || await accounts.Users.AnyAsync(stop) || (await imports.ListAsync(size: 1, stop: stop)).Total > 0) return;
        string hash = accounts.PasswordHasher.HashPassword(new Account(), DemoAccounts.Password);
        var request = ImportRequest.Plain;
        foreach (var person in DemoAccounts.All)
        {
            var account = new Account
            {
                UserName = person.Email, Email = person.Email, EmailConfirmed = true, DisplayName = person.Name, IsDemo = true, PasswordHash = hash,
                Practitioner = person.Practitioner, Organization = DemoAccounts.Organization, MayBreakGlass = person.MayBreakGlass,
            };
            await accounts.CreateAsync(account);
            await accounts.AddToRoleAsync(account, person.Role);
            if (person.Role == Roles.Clinician) request = new ImportRequest { By = account.Id };
        }

        int files = 0;
        foreach (string file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            await using var content = File.OpenRead(file);
            await imports.EnqueueUploadAsync(content, Path.GetFileName(Path.GetDirectoryName(file)) + Path.GetExtension(file), request, stop);
            files++;
        }
        LogQueued(files);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Demo: {Files} files queued for import.")]
    private partial void LogQueued(int files);
}
