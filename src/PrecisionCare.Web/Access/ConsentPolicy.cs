using PrecisionCare.Consent;
using PrecisionCare.Storage;

namespace PrecisionCare.Web.Access;

/// <summary>What the deployment decides about consent.</summary>
/// <param name="Default">What holds where no consent speaks. Setting <c>Consent:Default</c>: <c>treat-only</c> (default) or <c>deny-all</c>.</param>
/// <param name="SaysWithheld">Whether pages say that something is withheld. Setting <c>Consent:SayWithheld</c>, true unless the law of the place forbids it.</param>
internal sealed record ConsentPolicy(DefaultPolicy Default, bool SaysWithheld)
{
    /// <exception cref="SettingException">The setting is neither; a typing error must not open anything.</exception>
    public static ConsentPolicy From(IConfiguration configuration) => new(
        configuration["Consent:Default"] switch
        {
            null or "" or "treat-only" => DefaultPolicy.TreatOnly,
            "deny-all" => DefaultPolicy.DenyAll,
            var other => throw new SettingException($"Consent:Default is '{other}'; it may be treat-only or deny-all."),
        },
        configuration.GetValue("Consent:SayWithheld", true));
}
