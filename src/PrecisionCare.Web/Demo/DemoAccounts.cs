using System.Collections.Immutable;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Demo;

/// <summary>A person of the demo, as the sign-in page lists them.</summary>
internal sealed record DemoAccount(string Email, string Name, string Role);

/// <summary>The people of the demo. Their password is public.</summary>
internal static class DemoAccounts
{
    public const string Password = "Demo-precision-2026";

    public static ImmutableArray<DemoAccount> All { get; } =
    [
        new("clinician@demo.example", "Dr Ana Rivera", Roles.Clinician),
        new("counselor@demo.example", "Jonas Weber", Roles.GeneticCounselor),
        new("consent@demo.example", "Miriam Cohen", Roles.ConsentAdministrator),
        new("admin@demo.example", "Samir Haddad", Roles.SystemAdministrator),
    ];
}
