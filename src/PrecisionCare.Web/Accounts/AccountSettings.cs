namespace PrecisionCare.Web.Accounts;

/// <summary>What an installation decides about its accounts.</summary>
/// <param name="RequireSecondFactor"><c>Accounts:RequireSecondFactor</c>, true by default: whoever is no demo account sets one up right after the first sign-in.</param>
internal sealed record AccountSettings(bool RequireSecondFactor)
{
    public static AccountSettings Of(IConfiguration configuration) => new(configuration.GetValue("Accounts:RequireSecondFactor", true));
}
