using System.Collections.Immutable;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;

namespace PrecisionCare.Web.Consents;

/// <summary>Where a form begins: with what holds now, changed in the one thing that the patient came for.</summary>
/// <param name="Id">Name in addresses.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Hint">What it is for.</param>
/// <param name="Scope">Of the form.</param>
/// <param name="From">The choices, from those that hold now.</param>
internal sealed record CaptureStart(string Id, string Name, string Hint, ConsentScope Scope, Func<ConsentChoices, ConsentChoices> From)
{
    public static ImmutableArray<CaptureStart> All { get; } =
    [
        new("care", "Treatment, genome included", "the usual form", ConsentScope.PatientPrivacy, held => held with { Permits = true, Genome = true }),
        new("no-genome", "Treatment without the genome", "genetic results stay hidden", ConsentScope.PatientPrivacy, held => held with { Permits = true, Genome = false }),
        new("secondary", "Secondary findings", "wants to know them, or does not", ConsentScope.PatientPrivacy, held => held with { Permits = true, SecondaryFindings = SecondaryFindingsAnswer.Wanted }),
        new("hide", "Hide a category", "mental health, substance use, HIV, reproductive health, violence", ConsentScope.PatientPrivacy, held => held with { Permits = true }),
        new("limit", "Limit who may see", "the care team, named people, named organisations", ConsentScope.PatientPrivacy, held => held with { Permits = true, Recipients = Recipients.CareTeam }),
        new("deny", "Deny everything", "nothing is used, with or without emergency access", ConsentScope.PatientPrivacy, held => held with { Permits = false }),
        new("research", "Research", "with its conditions of use", ConsentScope.Research, held => held with { Scope = ConsentScope.Research, Permits = true }),
        new("no-research", "Deny research", "no use for research", ConsentScope.Research, held => held with { Scope = ConsentScope.Research, Permits = false }),
    ];

    public static CaptureStart Of(string? id) => All.FirstOrDefault(s => s.Id == id) ?? All[0];

    public bool IsResearch => Scope == ConsentScope.Research;

    /// <summary>The choices with which the form opens.</summary>
    public ConsentChoices Choices(PatientConsents patient) =>
        From(patient.Holding(Scope) is { } held && ConsentChoices.Of(held.Document.Directive) is { } choices ? choices : new ConsentChoices { Scope = Scope });
}
