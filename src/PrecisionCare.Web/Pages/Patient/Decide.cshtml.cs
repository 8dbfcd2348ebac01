using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Decisions;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Decisions;
using PrecisionCare.Therapy;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Decisions;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Pages.Patient;

/// <summary>What somebody makes of the advice about one option, signed with their name. For clinicians.</summary>
internal sealed class DecideModel(PatientReader reader, DecisionReader decisions) : PatientPage(reader)
{
    internal sealed class InputModel
    {
        public DecisionKind? Kind { get; set; }
        public string? Change { get; set; }
        public string? Reason { get; set; }
        public string? Text { get; set; }
        public bool Confirmed { get; set; }

        /// <summary>The kept assessment on the page.</summary>
        public Guid Shown { get; set; }

        /// <summary>The decision that stood on the page.</summary>
        public Guid? Standing { get; set; }

        public ProposedDecision Proposed => new(Kind, Change, Reason, Text, Confirmed);
    }

    [BindProperty(SupportsGet = true)]
    public string Indication { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Drug { get; set; } = "";

    /// <summary>Chosen beforehand: accept, modify or override.</summary>
    [FromQuery(Name = "kind")]
    public string? Wanted { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [TempData]
    public string? Note { get; set; }

    public AdvisedOption Option { get; private set; } = null!;

    public TherapySuggestion Suggestion { get; private set; } = null!;

    /// <summary>The decision that stands.</summary>
    public ShownDecision? Standing { get; private set; }

    /// <summary>The kept assessment that is shown.</summary>
    public Guid Shown { get; private set; }

    public ImmutableArray<DecisionKind> Kinds => Option.AdvisesAgainst ? [DecisionKind.Accepted, DecisionKind.Overridden] : [.. Enum.GetValues<DecisionKind>()];

    public ImmutableArray<OverrideReason> Reasons => OverrideReasons.For(giving: Option.AdvisesAgainst);

    public ImmutableArray<Reason> Deciding => [.. Suggestion.Reasons.Where(r => r.Band == Suggestion.Band)];

    protected override IReadOnlyCollection<RiskScore> ScoresShown(PatientView patient) => patient.ScoresInReasons;

    protected override async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        if (!await FindAsync(stop)) return NotFound();
        DecisionKind? wanted = Wanted switch { "accept" => DecisionKind.Accepted, "modify" => DecisionKind.Modified, "override" => DecisionKind.Overridden, _ => null };
        Input.Kind = wanted == DecisionKind.Modified && Option.AdvisesAgainst ? DecisionKind.Overridden : wanted;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (await OpenAsync(id, stop) is { } refusal) return refusal;
        if (!await FindAsync(stop)) return NotFound();
        var decision = Input.Proposed.Tidy(Option);
        foreach (var fault in decision.Faults(Option)) ModelState.AddModelError("Input." + fault.Field, fault.Message);
        if (Input.Shown != Shown) ModelState.AddModelError("", "The advice has changed since you opened this page. Look at it again, then sign.");
        if (!ModelState.IsValid) return Again();
        var request = new SigningRequest(Option, decision, Shown, KnowledgeRelease.Of(Patient.Assessment.KnowledgeSources), Input.Standing);
        if (await decisions.SignAsync(Opening, request, User.AsActor(), stop) is not { } signed)
        {
            ModelState.AddModelError("", "Somebody has decided on this option since you opened the page. Their decision is shown here; sign to supersede it.");
            return Again();
        }

        Note = $"Signed: {signed.Advised.Drug} is {DecisionText.Outcome(signed)}.";
        return LocalRedirect(Patient.Address("decisions"));
    }

    /// <summary>What is signed next is what is shown now.</summary>
    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Again()
    {
        ModelState.Remove("Input.Shown");
        ModelState.Remove("Input.Standing");
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (AdvisedOption.Find(Patient.Assessment, Indication, Drug) is not { } option) return false;
        Option = option;
        var problem = Patient.Assessment.Problems.First(p => p.Indication == Indication);
        Suggestion = (option.Excluded ? problem.Excluded : problem.Suggestions).First(s => s.Drug == Drug);
        Standing = (await decisions.StandingAsync(Opening, CurrentReader.Of(User), stop)).On(Indication, Drug);
        Shown = await decisions.ShownAsync(Opening, stop);
        return true;
    }
}
