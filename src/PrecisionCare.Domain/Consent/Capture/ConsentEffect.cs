using System.Collections.Immutable;

namespace PrecisionCare.Consent.Capture;

/// <summary>Somebody who might ask, for showing what consents mean.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="Purpose">Why they ask, code of v3 ActReason.</param>
/// <param name="Person">Who they are.</param>
/// <param name="InEmergency">They override restrictions in an emergency.</param>
public sealed record TypicalReader(string Name, string Purpose, Requester Person, bool InEmergency = false)
{
    public static ImmutableArray<TypicalReader> All { get; } =
    [
        new("Clinician of the care team", Purposes.Treatment, new Requester { Id = "Practitioner/typical", Roles = [RequesterRole.Clinician], InCareTeam = true }),
        new("Clinician outside the care team", Purposes.Treatment, new Requester { Id = "Practitioner/typical", Roles = [RequesterRole.Clinician] }),
        new("Genetic counselor of the care team", Purposes.Treatment, new Requester { Id = "Practitioner/typical", Roles = [RequesterRole.Counselor], InCareTeam = true }),
        new("Researcher", Purposes.Research, new Requester { Id = "Practitioner/typical", Roles = [RequesterRole.Researcher] }),
        new("Clinician in an emergency", Purposes.BreakTheGlass,
            new Requester { Id = "Practitioner/typical", Roles = [RequesterRole.Clinician], Groups = [ConsentEngine.BreakGlassGroup] }, InEmergency: true),
    ];

    /// <summary>The question of this reader for a record of a category.</summary>
    public AccessRequest Asks(RecordCategory category, ConsentSubject subject, DateTimeOffset at) => new()
    {
        Subject = subject,
        User = Person,
        Purpose = Purpose,
        Action = "access",
        At = at,
        Resource = new RequestedResource { Type = "Observation", Id = "Observation/typical", Labels = category.Carried },
        BreakGlass = InEmergency ? new BreakGlass("danger to life", 60) : null,
    };
}

/// <summary>What typical readers may see of each category of records, before and after a change of consents.</summary>
public sealed record ConsentEffect(ImmutableArray<EffectRow> Rows)
{
    public bool ChangesAnything => Rows.Any(r => r.Cells.Any(c => c.Changes));

    /// <param name="subject">The patient.</param>
    /// <param name="before">Consents as they stand.</param>
    /// <param name="after">Consents as they would stand.</param>
    /// <param name="policy">What holds where no consent speaks.</param>
    /// <param name="at">When.</param>
    public static ConsentEffect Of(
        ConsentSubject subject, IReadOnlyCollection<ConsentDirective> before, IReadOnlyCollection<ConsentDirective> after, DefaultPolicy policy, DateTimeOffset at) =>
        new([
            .. TypicalReader.All.Select(reader => new EffectRow(reader,
            [
                .. RecordCategory.All.Select(category =>
                {
                    var request = reader.Asks(category, subject, at);
                    return new EffectCell(category, ConsentEngine.Decide(request, before, policy), ConsentEngine.Decide(request, after, policy));
                }),
            ])),
        ]);
}

/// <summary>One reader's line.</summary>
public sealed record EffectRow(TypicalReader Reader, ImmutableArray<EffectCell> Cells);

/// <summary>What one reader may do with one category.</summary>
public sealed record EffectCell(RecordCategory Category, ConsentDecision Before, ConsentDecision After)
{
    public bool Changes => Before.Permitted != After.Permitted;
}
