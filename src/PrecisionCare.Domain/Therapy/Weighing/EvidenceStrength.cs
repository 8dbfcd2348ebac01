namespace PrecisionCare.Therapy.Weighing;

/// <summary>Orders the strengths of reasons, which each source words in its own way.</summary>
internal static class EvidenceStrength
{
    private const int Strong = 3, Moderate = 2, Weak = 1, None = 0;

    public static int Of(Reason reason) =>
        reason.Strength.ToLowerInvariant() switch
        {
            "strong" or "contraindicated" or "required" => Strong,
            "moderate" or "avoid" or "advised" => Moderate,
            "optional" or "caution" or "unspecified" => Weak,
            _ => None,
        };
}
