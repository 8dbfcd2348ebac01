using PrecisionCare.Medicines;

namespace PrecisionCare.Web.Presentation;

/// <summary>How easily people come by a medicine, in words. What is not known is said so and never read as no.</summary>
internal static class AffordabilityText
{
    /// <summary>Such as <c>Generic available; WHO essential medicine</c>, without a full stop.</summary>
    public static string Of(Affordability known) => $"{Generic(known.Generic)}; {Essential(known.Essential)}";

    private static string Generic(bool? generic) => generic switch { true => "Generic available", false => "No generic known", null => "Generic: not known" };

    private static string Essential(bool? essential) => essential switch
    {
        true => "WHO essential medicine", false => "not on the WHO list of essential medicines", null => "WHO list: not known",
    };
}
