using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Knowledge;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Pages;

/// <summary>What advice rests on: each source with its release, licence and age.</summary>
internal sealed class KnowledgeModel(KnowledgeBase knowledge, KnowledgeAge age, TimeProvider time) : PageModel
{
    public ImmutableArray<KnowledgeSource> Sources => knowledge.Sources;

    public KnowledgeAge Age => age;

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().DateTime);
}
