using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Web.Consents;

namespace PrecisionCare.Web.Pages.Consents;

/// <summary>What would happen: a reader, a purpose and a kind of record, and the engine's own answer with the rule that decides.</summary>
internal sealed class SimulatorModel(ConsentDesk desk, TreatingPeople people) : PatientConsentPage(desk)
{
    /// <summary>Purposes that are asked about, with codes of v3 ActReason.</summary>
    public static ImmutableArray<string> AllPurposes { get; } =
        [Purposes.Treatment, Purposes.EmergencyTreatment, Purposes.Payment, Purposes.Operations, Purposes.Research, "FAMRQT", "HMARKT", "PUBHLTH"];

    public static ImmutableArray<string> AllTypes { get; } =
        ["Observation", "Condition", "MedicationRequest", "DiagnosticReport", "MolecularSequence", "Procedure", "Encounter", "Patient", "Consent"];

    /// <summary>Key of an account, or the number of a typical reader.</summary>
    [FromQuery(Name = "who")]
    public string Who { get; set; } = "0";

    [FromQuery(Name = "purpose")]
    public string PurposeCode { get; set; } = Purposes.Treatment;

    [FromQuery(Name = "kind")]
    public string Kind { get; set; } = RecordCategory.Ordinary.Id;

    [FromQuery(Name = "type")]
    public string Type { get; set; } = "Observation";

    [FromQuery(Name = "emergency")]
    public bool Emergency { get; set; }

    public ImmutableArray<TreatingPerson> People { get; private set; } = [];

    public RecordCategory Category { get; private set; } = RecordCategory.Ordinary;

    /// <summary>The question as it was put.</summary>
    public AccessRequest? Question { get; private set; }

    public ConsentDecision? Answer { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadAsync(stop)) return NotFound();
        People = await people.AllAsync(stop);
        if (!AllPurposes.Contains(PurposeCode) || !AllTypes.Contains(Type) || RecordCategory.All.FirstOrDefault(c => c.Id == Kind) is not { } category) return BadRequest();
        if (await RequesterAsync(stop) is not { } user) return BadRequest();
        Category = category;
        Question = new AccessRequest
        {
            Subject = Patient.Subject,
            User = user,
            Purpose = Emergency ? Purposes.BreakTheGlass : PurposeCode,
            Action = "access",
            At = Patient.At,
            Resource = new RequestedResource { Type = Type, Id = $"{Type}/any", Labels = category.Carried },
            BreakGlass = Emergency ? new BreakGlass("asked in the simulator", 60) : null,
        };
        Answer = ConsentEngine.Decide(Question, Patient.Directives, Patient.Policy);
        return Page();
    }

    private async Task<Requester?> RequesterAsync(CancellationToken stop) =>
        Guid.TryParse(Who, out var account) ? await people.AsRequesterAsync(account, Key, stop)
        : int.TryParse(Who, out int number) && number >= 0 && number < TypicalReader.All.Length ? TypicalReader.All[number].Person
        : null;
}
