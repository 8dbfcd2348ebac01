using PrecisionCare.Web.Access;
using PrecisionCare.Web.Counseling;
using PrecisionCare.Web.Presentation;
using PrecisionCare.Web.Scores;

namespace PrecisionCare.Web.Hosting;

/// <summary>The settings that pages read when they first need them.</summary>
internal static class SettingsInUse
{
    /// <summary>Reads them all before anybody is let in: a typing error ends the start, and no page of a patient.</summary>
    /// <exception cref="Storage.SettingException">One of them says what it cannot mean.</exception>
    public static void Check(IServiceProvider services)
    {
        foreach (var type in (Type[])[typeof(ConsentPolicy), typeof(SiteValues), typeof(KnowledgeAge), typeof(InterruptionSetting), typeof(ClinicClock)]) services.GetRequiredService(type);
    }
}
