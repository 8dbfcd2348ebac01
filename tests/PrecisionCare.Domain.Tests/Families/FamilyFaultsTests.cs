using PrecisionCare.Families;

namespace PrecisionCare.Domain.Tests.Families;

public sealed class FamilyFaultsTests
{
    [Fact]
    public void Everything_that_cannot_be_is_reported_at_once()
    {
        var family = AuthoredFamily.Read(
            "proband nobody", "a man age=30", "b woman age=50", "c woman age=30 | Breast cancer 40", "d man dead=70", "e man", "children a b : d", "children d e : a",
            "children c ghost : b", "twins identical a c", "e man");
        var codes = FamilyFaults.Of(family).Select(i => i.Code).Distinct().Order();
        Assert.Equal(
            ["family.circle", "family.late-onset", "family.proband", "family.same-id", "family.sex-conflict", "family.twins-parents", "family.unknown-person", "family.younger-parent"], codes);
    }

    [Theory]
    [InlineData("children m m2 : x", "family.sex-conflict")]
    [InlineData("children m w : x;egg-donor m of x", "family.same-parent")]
    [InlineData("children m w : x;sperm-donor m2 of x", "family.parents")]
    [InlineData("children w w : x", "family.same-parent")]
    [InlineData("sperm-donor w of x", "family.sex-conflict")]
    public void Parents_who_cannot_be_are_reported(string lines, string code) =>
        Assert.Contains(FamilyFaults.Of(AuthoredFamily.Read(["proband x", "x woman", "m man", "m2 man", "w woman", .. lines.Split(';')])), i => i.Code == code && i.Severity == IssueSeverity.Error);

    [Fact]
    public void Two_mothers_with_a_donor_and_a_trans_man_who_gave_birth_are_no_faults() =>
        Assert.Empty(FamilyFaults.Of(AuthoredFamily.Read(
            "proband x", "x woman age=3", "m1 woman age=30", "m2 woman age=31", "d man", "children m1 m2 : x", "social-parent m2 of x", "sperm-donor d of x",
            "y man age=2", "t man afab age=28", "f man age=30", "children t f : y")));
}
