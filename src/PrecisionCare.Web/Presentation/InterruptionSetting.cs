using PrecisionCare.Storage;
using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Presentation;

/// <summary>
/// Which tier of alerts may interrupt: <c>Alerts:InterruptAt</c> is <c>avoid</c> (contraindicated medicines and those to be avoided; as shipped),
/// <c>contraindicated</c> (these alone) or <c>never</c>. What does not interrupt stands in its place on the page all the same.
/// </summary>
/// <param name="Mildest">The mildest band that interrupts; <c>null</c> when none does.</param>
internal sealed record InterruptionSetting(Band? Mildest)
{
    /// <exception cref="SettingException">The setting is none of the three words.</exception>
    public static InterruptionSetting From(IConfiguration configuration) => configuration["Alerts:InterruptAt"] switch
    {
        null or "" or "avoid" => new(Band.Avoid),
        "contraindicated" => new(Band.Contraindicated),
        "never" => new((Band?)null),
        var other => throw new SettingException($"Alerts:InterruptAt is '{other}'; it may be avoid, contraindicated or never."),
    };
}
