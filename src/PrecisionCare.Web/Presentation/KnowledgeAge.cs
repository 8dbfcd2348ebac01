using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Storage;

namespace PrecisionCare.Web.Presentation;

/// <summary>How old the sources of advice may be before the pages warn: <c>Knowledge:OldAfterDays</c>.</summary>
/// <param name="OldAfterDays">CPIC and PharmVar publish several times a year; after a year, unless the site says otherwise, something relevant has changed.</param>
internal sealed record KnowledgeAge(int OldAfterDays = 365)
{
    /// <exception cref="SettingException">The setting is no whole number of days from 1.</exception>
    public static KnowledgeAge From(IConfiguration configuration) => new(SettingException.WholeNumber(configuration, "Knowledge:OldAfterDays", usual: 365, least: 1));

    public static int InDays(KnowledgeSource source, DateOnly at) => Math.Max(0, at.DayNumber - source.Released.DayNumber);

    public bool IsOld(KnowledgeSource source, DateOnly at) => InDays(source, at) > OldAfterDays;

    /// <summary>Words of the warning; <c>null</c> when every source is recent enough on that day.</summary>
    public string? Warning(ImmutableArray<KnowledgeSource> sources, DateOnly at) =>
        sources.Count(s => IsOld(s, at)) is > 0 and var old ? $"{old.Of("source")} older than {OldAfterDays.Of("day")}" : null;
}
