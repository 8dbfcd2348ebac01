using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Web.Pages;

/// <summary>What advice rests on: each source with its release, licence and age.</summary>
internal sealed class KnowledgeModel(KnowledgeBase knowledge, TimeProvider time) : PageModel
{
    /// <summary>CPIC and PharmVar publish several times a year; after a year something relevant has changed.</summary>
    private const int OldAfterDays = 365;

    public ImmutableArray<KnowledgeSource> Sources => knowledge.Sources;

    public int AgeInDays(KnowledgeSource source) => Math.Max(0, DateOnly.FromDateTime(time.GetUtcNow().DateTime).DayNumber - source.Released.DayNumber);

    public bool IsOld(KnowledgeSource source) => AgeInDays(source) > OldAfterDays;
}
