using System.Collections.Immutable;

namespace PrecisionCare.Consent.Capture;

/// <summary>What the patient said of findings that were not the reason of a test.</summary>
public enum SecondaryFindingsAnswer
{
    /// <summary>Hidden until the patient has chosen (ACMG: the choice is offered before the test).</summary>
    NotAsked,

    Wanted,

    NotWanted,
}

/// <summary>Whom a permission reaches.</summary>
public enum Recipients
{
    /// <summary>Everybody who works here on the purpose.</summary>
    Everyone,

    /// <summary>The care team of the moment.</summary>
    CareTeam,

    /// <summary>The people and organisations that are named.</summary>
    Named,
}

/// <summary>What a patient ticks on a form, and the rules that it means. Equal choices give equal rules.</summary>
public sealed record ConsentChoices
{
    private static readonly ImmutableArray<string> Care = [Purposes.Treatment, Purposes.Payment, Purposes.Operations];
    private static readonly ImmutableArray<string> CareAndEmergency = [.. Care, Purposes.EmergencyTreatment, Purposes.BreakTheGlass];

    /// <summary><see cref="ConsentScope.PatientPrivacy"/> for care, <see cref="ConsentScope.Research"/> for research.</summary>
    public ConsentScope Scope { get; init; } = ConsentScope.PatientPrivacy;

    /// <summary>False: everything within the scope is denied, whatever else is ticked.</summary>
    public bool Permits { get; init; } = true;

    /// <summary>Whether the permission covers the genome.</summary>
    public bool Genome { get; init; } = true;

    public SecondaryFindingsAnswer SecondaryFindings { get; init; }

    /// <summary>Ids of <see cref="RecordCategory.Hideable"/>, in their order.</summary>
    public ImmutableArray<string> Hidden { get; init; } = [];

    public Recipients Recipients { get; init; }

    /// <summary>References of people and organisations, for <see cref="Recipients.Named"/>.</summary>
    public ImmutableArray<string> Named { get; init; } = [];

    /// <summary>Whether what is hidden may be opened in an emergency, with its reason and its review.</summary>
    public bool EmergencyAccess { get; init; } = true;

    private bool IsResearch => Scope == ConsentScope.Research;

    /// <summary>The rules that the choices mean, with everything stated that a rule inherits.</summary>
    public ConsentRule Rule()
    {
        var covered = IsResearch ? [Purposes.Research] : Care;
        var closed = IsResearch || EmergencyAccess ? covered : CareAndEmergency;
        if (!Permits) return DenyAll(closed);

        var hidden = HiddenLabels();
        ImmutableArray<string> actors = Recipients switch { Recipients.CareTeam => [Requester.CareTeam], Recipients.Named => Named, _ => [] };
        var permit = new ConsentRule { Permits = true, Purposes = covered, Actors = actors };
        if (!hidden.IsEmpty) permit = permit with { Exceptions = [new ConsentRule { Permits = false, Purposes = closed, Actors = actors, Labels = hidden }] };
        // Whoever is not named is denied, for else what holds without consent would let the care team in.
        return actors.IsEmpty ? permit : new ConsentRule { Permits = false, Purposes = closed, Exceptions = [permit] };
    }

    /// <summary>A denial of care is one of all purposes; that emergencies are meant too is said by a rule of its own.</summary>
    private ConsentRule DenyAll(ImmutableArray<string> closed) =>
        IsResearch ? new ConsentRule { Permits = false, Purposes = closed }
        : EmergencyAccess ? new ConsentRule { Permits = false }
        : new ConsentRule { Permits = false, Exceptions = [new ConsentRule { Permits = false, Purposes = closed }] };

    private ImmutableArray<string> HiddenLabels() =>
    [
        .. Genome ? [] : RecordCategory.Genome.Labels,
        .. !IsResearch && SecondaryFindings != SecondaryFindingsAnswer.Wanted ? RecordCategory.SecondaryFindings.Labels : [],
        .. RecordCategory.Hideable.Where(c => Hidden.Contains(c.Id)).SelectMany(c => c.Labels),
    ];

    /// <summary>
    /// The choices behind a consent whose rules could have come from the form; <c>null</c> for any other. Whether the patient was asked about secondary findings
    /// does not show in the rules: not asked reads as not wanted.
    /// </summary>
    public static ConsentChoices? Of(ConsentDirective consent)
    {
        if (consent.Root is not { } root || consent.Scope == ConsentScope.Other) return null;
        bool narrowed = !root.Permits && root.Exceptions is [{ Permits: true }];
        var permit = narrowed ? root.Exceptions[0] : root;
        var labels = permit.Exceptions.SelectMany(e => e.Labels).ToHashSet();
        var choices = new ConsentChoices
        {
            Scope = consent.Scope,
            Permits = permit.Permits,
            Genome = !labels.Contains(SecurityLabels.Genetic),
            SecondaryFindings = labels.Contains(SecurityLabels.SecondaryFinding) ? SecondaryFindingsAnswer.NotWanted : SecondaryFindingsAnswer.Wanted,
            Hidden = [.. RecordCategory.Hideable.Where(c => labels.IsSupersetOf(c.Labels)).Select(c => c.Id)],
            Recipients = permit.Actors switch { [] => Recipients.Everyone, [Requester.CareTeam] => Recipients.CareTeam, _ => Recipients.Named },
            Named = permit.Actors is [Requester.CareTeam] ? [] : permit.Actors,
            EmergencyAccess = !NamesEmergency(root),
        };
        return choices.Rule().IsSameAs(root) ? choices : null;
    }

    private static bool NamesEmergency(ConsentRule rule) => rule.NamesEmergency || rule.Exceptions.Any(NamesEmergency);
}
