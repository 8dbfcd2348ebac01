using System.Collections.Immutable;
using PrecisionCare.Storage.Accounts;

namespace PrecisionCare.Web.Demo;

/// <summary>A person of the demo, as the sign-in page lists them.</summary>
internal sealed record DemoAccount(string Email, string Name, string Role, string? Practitioner = null, bool MayBreakGlass = false);

/// <summary>The people of the demo. Their password is public.</summary>
internal static class DemoAccounts
{
    /// <summary>For which the treating people of the demo act.</summary>
    public const string Organization = "Organization/demo-hospital";

    public const string Password = "Demo-precision-2026";

    public static ImmutableArray<DemoAccount> All { get; } =
    [
        new("clinician@demo.example", "Dr Ana Rivera", Roles.Clinician, "Practitioner/rivera", MayBreakGlass: true),
        new("counselor@demo.example", "Jonas Weber", Roles.GeneticCounselor, "Practitioner/weber"),
        new("consent@demo.example", "Miriam Cohen", Roles.ConsentAdministrator),
        new("admin@demo.example", "Samir Haddad", Roles.SystemAdministrator),
    ];
}
