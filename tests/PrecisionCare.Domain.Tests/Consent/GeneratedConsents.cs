using System.Collections.Immutable;
using PrecisionCare.Consent;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Consent;

/// <summary>Random consents and requests over a small vocabulary, so that rules often match; the same seed gives the same.</summary>
internal sealed class GeneratedConsents(int seed)
{
    private readonly Random _random = new(seed);

    public ImmutableArray<ConsentDirective> Consents() => [.. Enumerable.Range(0, _random.Next(0, 4)).Select(Consent)];

    public ConsentRule Denial() => Rule(0, parent: null) with { Permits = false, Exceptions = [] };

    public AccessRequest Request()
    {
        bool emergency = Chance(10);
        return new AccessRequest
        {
            Subject = new("Patient/p1", Chance(10) ? null : PartialDate.OfYear(_random.Next(1950, 2020))),
            User = new Requester
            {
                Id = Pick("Practitioner/a", "Practitioner/b"),
                Organization = Pick("Organization/x", "Organization/y"),
                Roles = [Pick(RequesterRole.Clinician, RequesterRole.Counselor, RequesterRole.Researcher, RequesterRole.ConsentAdministrator)],
                Groups = Chance(30) ? [ConsentEngine.BreakGlassGroup] : [],
                InCareTeam = Chance(70),
                ForeignTenant = Chance(5) ? "elsewhere" : null,
            },
            Purpose = emergency ? "BTG" : Pick("TREAT", "ETREAT", "HRESCH", "CLINTRCH", "HOPERAT", "HMARKT"),
            Action = Pick("access", "use"),
            At = new DateTimeOffset(_random.Next(2020, 2030), 6, 1, 12, 0, 0, TimeSpan.Zero),
            Resource = new RequestedResource
            {
                Type = Pick("Observation", "Condition", "Consent"),
                Id = "Observation/o1",
                Labels = [Pick("N", "R", "V"), .. Some("GDIS", "HIV", "PSY", "ETHUD")],
                Codes = Some("http://loinc.org|1", "http://loinc.org|2"),
                Author = "Practitioner/a",
                Date = Chance(20) ? null : PartialDate.OfYear(_random.Next(2018, 2027)),
                Related = Some("Encounter/e1"),
                AdultOnsetOnly = Chance(10),
            },
            BreakGlass = emergency ? new(Pick("short", "unconscious, no relatives"), 60) : null,
        };
    }

    private ConsentDirective Consent(int number) => new()
    {
        Id = $"c{number}",
        Active = Chance(90),
        Scope = Pick(ConsentScope.PatientPrivacy, ConsentScope.PatientPrivacy, ConsentScope.Research, ConsentScope.Other),
        SignedAt = PartialDate.OfYear(_random.Next(2018, 2026)),
        SignedByRepresentative = Chance(10),
        Validity = Chance(30) ? new(PartialDate.OfYear(_random.Next(2018, 2024)), PartialDate.OfYear(_random.Next(2024, 2030))) : null,
        Root = Chance(5) ? null : Rule(0, parent: null),
    };

    private ConsentRule Rule(int depth, ConsentRule? parent)
    {
        var stated = new ConsentRule
        {
            Permits = Chance(50),
            Purposes = Some("TREAT", "HRESCH", "ETREAT", "HOPERAT"),
            Actions = Some("access"),
            Actors = Some("Practitioner/a", "Organization/x"),
            Labels = Some("N", "R", "GDIS", "ETH"),
            Classes = Some("Observation"),
            Codes = Some("http://loinc.org|1"),
            Data = Chance(10) ? [new(DataMeaning.Related, "Encounter/e1")] : [],
            DataPeriod = Chance(10) ? Span(2018, 2024) : null,
            Period = Chance(10) ? Span(2019, 2028) : null,
        };
        var rule = parent is null ? stated : stated.Under(parent);
        return depth == 6 ? rule : rule with { Exceptions = [.. Enumerable.Range(0, _random.Next(0, 3)).Select(_ => Rule(depth + 1, rule))] };
    }

    private ConsentPeriod Span(int from, int to) =>
        new(Chance(20) ? null : PartialDate.OfYear(_random.Next(from, to)), Chance(20) ? null : PartialDate.OfDay(new DateOnly(_random.Next(from, to), _random.Next(1, 13), 15)));

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(params T[] of) => of[_random.Next(of.Length)];

    private ImmutableArray<string> Some(params string[] of) => [.. of.Where(_ => Chance(20))];
}
