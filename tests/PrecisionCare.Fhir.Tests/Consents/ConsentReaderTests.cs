using System.Text.Json;
using PrecisionCare.Consent;
using PrecisionCare.Fhir.Consents;

namespace PrecisionCare.Tests.Consents;

public sealed class ConsentReaderTests
{
    [Fact]
    public void An_exception_inherits_what_it_does_not_state()
    {
        var root = Read("""{"type":"permit","purpose":[{"code":"TREAT"}],"securityLabel":[{"code":"N"}],"provision":[{"type":"permit","securityLabel":[{"code":"R"}]}]}""").Root!;
        var exception = Assert.Single(root.Exceptions);
        Assert.Equal(["TREAT"], exception.Purposes.AsEnumerable());
        Assert.Equal(["R"], exception.Labels.AsEnumerable());
    }

    [Fact]
    public void A_nested_rule_without_a_type_denies() => Assert.False(Read("""{"type":"deny","provision":[{"purpose":[{"code":"TREAT"}]}]}""").Root!.Exceptions[0].Permits);

    [Fact]
    public void A_consent_with_neither_policy_nor_type_has_no_rules() => Assert.Null(Read("""{"purpose":[{"code":"TREAT"}]}""").Root);

    [Fact]
    public void A_period_that_cannot_be_read_has_ended() =>
        Assert.False(Read("""{"type":"permit","period":{"start":"soon"}}""").Validity!.Contains(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void The_last_day_of_a_period_is_whole()
    {
        var validity = Read("""{"type":"permit","period":{"end":"2022-12-31"}}""").Validity!;
        Assert.True(validity.Contains(new DateTimeOffset(2022, 12, 31, 23, 59, 59, TimeSpan.Zero)));
        Assert.False(validity.Contains(new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void An_opt_in_policy_makes_an_untyped_provision_its_exception()
    {
        using var json = JsonDocument.Parse("""{"id":"c","status":"active","policyRule":{"coding":[{"code":"OPTIN"}]},"provision":{"actor":[{"reference":{"reference":"https://x.example/fhir/Organization/54"}}]}}""");
        var root = ConsentReader.Read(json.RootElement).Root!;
        Assert.True(root.Permits);
        Assert.False(root.Exceptions[0].Permits);
        Assert.Equal(["Organization/54"], root.Exceptions[0].Actors.AsEnumerable());
    }

    private static ConsentDirective Read(string provision)
    {
        using var json = JsonDocument.Parse($$"""{"resourceType":"Consent","id":"c","status":"active","provision":{{provision}}}""");
        return ConsentReader.Read(json.RootElement);
    }
}
