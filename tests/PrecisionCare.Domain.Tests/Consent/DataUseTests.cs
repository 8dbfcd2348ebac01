using PrecisionCare.Consent;

namespace PrecisionCare.Tests.Consent;

public sealed class DataUseTests
{
    private static readonly DataUseRequest Cancer = new() { Purpose = "disease", Disease = "MONDO:0007254", DiseaseAncestors = ["MONDO:0004992"] };

    [Theory]
    [InlineData("DUO:0000042", true)]
    [InlineData("DUO:0000006", true)]
    [InlineData("DUO:0000007:MONDO:0004992", true)]
    [InlineData("DUO:0000007:MONDO:0005015", false)]
    [InlineData("DUO:0000007", false)]
    [InlineData("DUO:0000011", false)]
    [InlineData("DUO:9999999", false)]
    public void A_study_of_breast_cancer_is_covered_by(string permission, bool permitted) =>
        Assert.Equal(permitted, DataUse.Permits([permission], Cancer));

    [Fact]
    public void What_a_modifier_asks_for_and_the_request_does_not_state_is_not_granted()
    {
        Assert.False(DataUse.Permits(["DUO:0000042", "DUO:0000018"], Cancer));
        Assert.True(DataUse.Permits(["DUO:0000042", "DUO:0000018"], Cancer with { ForProfit = false }));
        Assert.False(DataUse.Permits(["DUO:0000042", "DUO:0000021"], Cancer));
        Assert.True(DataUse.Permits(["DUO:0000042", "DUO:0000021"], Cancer with { EthicsApproval = true }));
        Assert.False(DataUse.Permits(["DUO:0000042", "DUO:0000019"], Cancer));
        Assert.True(DataUse.Permits(["DUO:0000042", "DUO:0000019"], Cancer with { Undertakings = ["DUO:0000019"] }));
    }

    [Fact]
    public void Modifiers_alone_permit_nothing() => Assert.False(DataUse.Permits(["DUO:0000021"], Cancer with { EthicsApproval = true }));

    [Fact]
    public void The_accounting_lists_neither_treatment_nor_payment_nor_operations()
    {
        var now = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
        Disclosure[] all = [new("TREAT", now), new("BTG", now), new("HPAYMT", now), new("HQUALIMP", now), new("HRESCH", now), new("HRESCH", now.AddYears(-7))];
        Assert.Equal([new Disclosure("HRESCH", now)], AccountingOfDisclosures.Of(all, now));
    }
}
