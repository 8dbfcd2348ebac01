using System.Collections.Immutable;

namespace PrecisionCare.Storage.Accounts;

/// <summary>What an account may do. An account may hold several roles.</summary>
public static class Roles
{
    /// <summary>Chooses therapies: sees patients and their assessments.</summary>
    public const string Clinician = "Clinician";

    /// <summary>Explains genetic results: sees patients, their genome and its provenance.</summary>
    public const string GeneticCounselor = "GeneticCounselor";

    /// <summary>Keeps consents; does not see clinical content.</summary>
    public const string ConsentAdministrator = "ConsentAdministrator";

    /// <summary>Keeps accounts, imports and the installation.</summary>
    public const string SystemAdministrator = "SystemAdministrator";

    public static ImmutableArray<string> All { get; } = [Clinician, GeneticCounselor, ConsentAdministrator, SystemAdministrator];
}
