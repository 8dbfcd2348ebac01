using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PrecisionCare.Conferences;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Conferences;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Conferences;

/// <summary>The open conferences in which the reader takes part, of patients who are open to them; what they are about stands on the patients' pages.</summary>
internal sealed class IndexModel(ConferenceReader conferences) : PageModel
{
    public ImmutableArray<(PatientOpening Opening, Conference Conference)> Open { get; private set; } = [];

    public Guid Reader { get; private set; }

    public DateOnly Today => conferences.Today;

    public int Waiting => Open.Count(o => o.Conference.WaitsFor(Reader, Today) != PrecisionCare.Conferences.Waiting.Nothing);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var who = CurrentReader.Of(User);
        (Reader, Open) = (who.Account, await conferences.OpenAsync(who, stop));
    }
}
