using System.Collections.Immutable;

namespace PrecisionCare.Web.Scores;

/// <summary>Inputs of models that belong to the hospital and not to a patient, by name, as the configuration gives them: <c>Risk:Site:region</c> is the risk region of the country for SCORE2.</summary>
internal sealed record SiteValues(ImmutableDictionary<string, string> ByName)
{
    public static SiteValues From(IConfiguration configuration) =>
        new(configuration.GetSection("Risk:Site").GetChildren().Where(c => c.Value is { Length: > 0 }).ToImmutableDictionary(c => c.Key, c => c.Value!, StringComparer.Ordinal));
}
