using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Knowledge;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Scores;
using PrecisionCare.Web.Scores;

namespace PrecisionCare.Web.Pages.Models;

/// <summary>The registry: every model for scores, whether it is in use, and how often.</summary>
internal sealed class IndexModel(KnowledgeBase knowledge, RiskModelSwitches switches, ScoreMonitoring monitoring) : PageModel
{
    public const int Days = 30;

    public RiskModelSettings Settings { get; private set; } = RiskModelSettings.Default;

    public ImmutableDictionary<string, int> Uses { get; private set; } = ImmutableDictionary<string, int>.Empty;

    public IEnumerable<(ScoreGroup Group, ImmutableArray<IRiskModel> Models)> Groups =>
        ScoreGroup.All.Select(g => (g, knowledge.RiskModels.All.Where(m => ScoreGroup.Of(m.Id) == g).ToImmutableArray())).Where(g => !g.Item2.IsEmpty);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Settings = await switches.SettingsAsync(stop);
        Uses = await monitoring.UsesAsync(knowledge.RiskModels.All.Select(m => m.Id), Days, stop);
    }
}
