using PrecisionCare.Tests.Therapy;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Tests.Variants.Reported;

public sealed class AcmgCriteriaTests
{
    private static readonly AcmgCriteria Criteria = AuthoredRecord.Knowledge.VariantCriteria;

    [Fact]
    public void All_twenty_eight_criteria_of_the_standard_are_there()
    {
        Assert.Equal(28, Criteria.All.Length);
        Assert.Equal(16, Criteria.All.Count(c => c.IsForPathogenic));
        Assert.Equal(12, Criteria.All.Count(c => !c.IsForPathogenic));
    }

    [Theory]
    [InlineData("PVS1, PM2_Supporting, PP1", "PVS1 VeryStrong|PM2 Supporting|PP1 Supporting")]
    [InlineData("PS3 (moderate); PM3_Strong", "PS3 Moderate|PM3 Strong")]
    [InlineData("PVS1_Strong and pp3", "PVS1 Strong|PP3 Supporting")]
    [InlineData("PM1_P PS4_M PM5_S", "PS4 Moderate|PM1 Supporting|PM5 Strong")]
    [InlineData("BA1", "BA1 StandAlone")]
    [InlineData("PM2 [very strong]", "PM2 VeryStrong")]
    [InlineData("PVS1,PS2,PS2", "PVS1 VeryStrong|PS2 Strong")]
    public void Criteria_are_read_as_reports_write_them(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Criteria.In([text]).Select(c => $"{c.Criterion.Code} {c.Strength}")));

    [Theory]
    [InlineData("BS1 not met")]
    [InlineData("PS3: not applied")]
    [InlineData("PM2 (not met)")]
    [InlineData("PP4_Moderate was not met")]
    [InlineData("PS9, PM7, XPVS1, PVS12")]
    [InlineData("classified by ACMG")]
    public void What_a_report_does_not_apply_is_no_criterion(string text) => Assert.Empty(Criteria.In([text]));
}
