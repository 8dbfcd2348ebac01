using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Accounts;

/// <summary>Accounts, roles and the keys that protect sign-ins, all in the database, so that every web process of an installation accepts them.</summary>
public static class AccountServices
{
    /// <summary>Registers ASP.NET Core Identity over the database. The caller adds cookies and the sign-in manager to the builder that comes back.</summary>
    public static IdentityBuilder AddPrecisionCareAccounts(this IServiceCollection services)
    {
        services.AddSingleton<KeyRing>();
        services.AddDataProtection().SetApplicationName("PrecisionCare");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options =>
            {
                options.XmlRepository = provider.GetRequiredService<KeyRing>();
                options.XmlEncryptor = new SealedKeyXml(provider.GetRequiredService<InstallationKey>());
            }));
        return services.AddIdentityCore<Account>(Configure).AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<PrecisionCareContext>().AddUserStore<AccountStore>();
    }

    /// <summary>Length over composition rules, as NIST SP 800-63B (section 5.1.1.2) advises; a short lockout stops guessing without locking people out for good.</summary>
    private static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.Password.RequiredLength = 12;
        options.Password.RequiredUniqueChars = 1;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.Lockout.AllowedForNewUsers = true;
    }
}
