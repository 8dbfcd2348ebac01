using System.Collections.Immutable;
using PrecisionCare.Consent;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Consent;

public sealed class ConsentEngineTests
{
    private const int Generated = 10_000;

    [Fact]
    public void Adding_a_denial_never_opens_anything()
    {
        for (int seed = 0; seed < Generated; seed++)
        {
            var generated = new GeneratedConsents(seed);
            var (consents, request) = (generated.Consents(), generated.Request());
            if (Decide(request, consents).Permitted) continue;
            var denial = Privacy("added", generated.Denial());
            Assert.False(Decide(request, consents.Add(denial)).Permitted, $"seed {seed}: a further consent");
            var nested = consents.Select(c => c.Root is null ? c : c with { Root = c.Root with { Exceptions = c.Root.Exceptions.Add(denial.Root!) } });
            Assert.False(Decide(request, [.. nested]).Permitted, $"seed {seed}: a further exception");
        }
    }

    [Fact]
    public void The_order_of_consents_and_of_rules_never_changes_the_decision()
    {
        for (int seed = 0; seed < Generated; seed++)
        {
            var generated = new GeneratedConsents(seed);
            var (consents, request) = (generated.Consents(), generated.Request());
            var (one, other) = (Decide(request, consents), Decide(request, [.. consents.Reverse().Select(Mirrored)]));
            Assert.True((one.Permitted, one.Basis) == (other.Permitted, other.Basis), $"seed {seed}");
            Assert.Equal(one.Obligations.Order(), other.Obligations.Order());
        }
    }

    [Fact]
    public void Consents_outside_their_period_leave_the_default()
    {
        for (int seed = 0; seed < Generated; seed++)
        {
            var generated = new GeneratedConsents(seed);
            var (consents, request) = (generated.Consents(), generated.Request());
            var past = consents.Select(c => c with { Validity = new(PartialDate.OfYear(1990), PartialDate.OfYear(1991)) });
            var (withPast, without) = (Decide(request, [.. past]), Decide(request, []));
            Assert.Equal((without.Permitted, without.Basis), (withPast.Permitted, withPast.Basis));
        }
    }

    [Fact]
    public void Without_any_consent_that_counts_the_default_answers_whatever_else_is_on_file()
    {
        for (int seed = 0; seed < Generated; seed++)
        {
            var generated = new GeneratedConsents(seed);
            var (consents, request) = (generated.Consents(), generated.Request());
            var none = Decide(request, []);
            Assert.True(IsSame(none, Decide(request, [.. consents.Select(c => c with { Active = false })])), $"seed {seed}: none active");
            Assert.True(IsSame(none, Decide(request, [.. consents.Select(c => c with { Scope = ConsentScope.Other })])), $"seed {seed}: of another scope");
        }
    }

    [Fact]
    public void An_exception_of_the_same_type_as_its_parent_never_flips_anything()
    {
        for (int seed = 0; seed < Generated; seed++)
        {
            var generated = new GeneratedConsents(seed);
            // A denial that names emergencies is one that a broken glass does not override: that is another question.
            var (consents, request) = (generated.Consents(), generated.Request() with { Purpose = Purposes.Treatment, BreakGlass = null });
            var flat = consents.Select(c => c.Root is null ? c : c with { Root = OfOneType(c.Root, c.Root.Permits) with { Purposes = [], Actions = [], Actors = [], Labels = [], Classes = [], Codes = [], Data = [], DataPeriod = null, Period = null } });
            var leaf = flat.Select(c => c.Root is null ? c : c with { Root = c.Root with { Exceptions = [] } });
            Assert.Equal(Decide(request, [.. leaf]).Permitted, Decide(request, [.. flat]).Permitted);
        }
    }

    [Fact]
    public void An_unreadable_store_denies_and_alerts_the_operator()
    {
        var decision = ConsentEngine.Decide(new GeneratedConsents(1).Request(), consents: null, DefaultPolicy.TreatOnly);
        Assert.False(decision.Permitted);
        Assert.Equal("fail-closed", decision.Basis);
        Assert.Equal([Obligations.AlertOperator], decision.Obligations.AsEnumerable());
    }

    [Fact]
    public void A_denial_that_names_emergencies_is_not_overridden_by_breaking_the_glass()
    {
        var plain = Privacy("plain", new ConsentRule { Permits = false });
        var foreseen = Privacy("foreseen", new ConsentRule { Permits = false, Purposes = ["TREAT", "ETREAT"] });
        var overridden = Decide(Emergency("Unconscious in the emergency room"), [plain]);
        Assert.True(overridden.Permitted);
        Assert.Equal("break-glass", overridden.Basis);
        Assert.Contains(Obligations.ReviewWithin72Hours, overridden.Obligations);
        Assert.False(Decide(Emergency("Unconscious in the emergency room"), [foreseen]).Permitted);
        Assert.False(Decide(Emergency("Unconscious in the emergency room"), [plain, foreseen]).Permitted);
    }

    [Fact]
    public void Breaking_the_glass_needs_the_right_and_a_reason()
    {
        var denial = Privacy("plain", new ConsentRule { Permits = false });
        Assert.False(Decide(Emergency("too short"), [denial]).Permitted);
        var withoutRight = Emergency("Unconscious in the emergency room");
        Assert.False(Decide(withoutRight with { User = withoutRight.User with { Groups = [] } }, [denial]).Permitted);
    }

    [Fact]
    public void A_guardians_consent_lapses_on_the_eighteenth_birthday()
    {
        var consent = Privacy("guardian", new ConsentRule { Permits = true }) with { SignedByRepresentative = true };
        var before = Treatment("GDIS") with { Subject = new("Patient/p1", PartialDate.OfDay(new DateOnly(2008, 11, 23))) };
        Assert.Equal("guardian", Decide(before, [consent]).Basis);
        var after = Decide(before with { At = before.At.AddDays(1) }, [consent]);
        Assert.False(after.Permitted);
        Assert.Equal([Obligations.AskReconsent], after.Obligations.AsEnumerable());
    }

    [Fact]
    public void Without_consent_the_care_team_sees_what_is_not_sensitive()
    {
        Assert.True(Decide(Treatment(), []).Permitted);
        Assert.False(Decide(Treatment("GDIS"), []).Permitted);
        Assert.False(Decide(Treatment("R"), []).Permitted);
        Assert.False(Decide(Treatment() with { Purpose = "HRESCH" }, []).Permitted);
        Assert.False(ConsentEngine.Decide(Treatment(), [], DefaultPolicy.DenyAll).Permitted);
    }

    [Fact]
    public void A_finding_of_adult_life_is_withheld_from_a_minor_and_where_the_age_is_unknown()
    {
        var request = Treatment() with { Resource = Treatment().Resource with { AdultOnsetOnly = true } };
        Assert.Equal("minor-policy", Decide(request with { Subject = new("Patient/p1", PartialDate.OfYear(2015)) }, []).Basis);
        Assert.Equal("minor-policy", Decide(request with { Subject = new("Patient/p1", null) }, []).Basis);
        Assert.True(Decide(request, []).Permitted);
    }

    private static ConsentDecision Decide(AccessRequest request, ImmutableArray<ConsentDirective> consents) =>
        ConsentEngine.Decide(request, consents, DefaultPolicy.TreatOnly);

    private static ConsentDirective Privacy(string id, ConsentRule root) => new() { Id = id, Active = true, Scope = ConsentScope.PatientPrivacy, Root = root };

    private static bool IsSame(ConsentDecision one, ConsentDecision other) => (one.Permitted, one.Basis) == (other.Permitted, other.Basis) && one.Obligations.SequenceEqual(other.Obligations);

    private static ConsentRule OfOneType(ConsentRule rule, bool permits) => rule with { Permits = permits, Exceptions = [.. rule.Exceptions.Select(e => OfOneType(e, permits))] };

    private static ConsentDirective Mirrored(ConsentDirective consent) => consent.Root is null ? consent : consent with { Root = Mirrored(consent.Root) };

    private static ConsentRule Mirrored(ConsentRule rule) => rule with { Exceptions = [.. rule.Exceptions.Reverse().Select(Mirrored)] };

    private static AccessRequest Treatment(params string[] labels) => new()
    {
        Subject = new("Patient/p1", PartialDate.OfYear(1980)),
        User = new Requester { Id = "Practitioner/a", Roles = [RequesterRole.Clinician], InCareTeam = true, Groups = [ConsentEngine.BreakGlassGroup] },
        Purpose = "TREAT",
        Action = "access",
        At = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        Resource = new RequestedResource { Type = "Observation", Id = "Observation/o1", Labels = [.. labels] },
    };

    private static AccessRequest Emergency(string reason) => Treatment() with { Purpose = "BTG", BreakGlass = new(reason, 60) };
}
