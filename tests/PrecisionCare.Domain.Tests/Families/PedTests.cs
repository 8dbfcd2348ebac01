using PrecisionCare.Families;
using PrecisionCare.Families.Ped;

namespace PrecisionCare.Domain.Tests.Families;

public sealed class PedTests
{
    [Fact]
    public void A_trio_is_read_with_the_affected_child_as_proband()
    {
        var reading = PedReader.Read("# remark\nFAM kid dad mum 2 2\nFAM dad 0 0 1 1\nFAM mum 0 0 2 -9\n", "trio.ped", "Cystic fibrosis");
        Assert.True(reading.IsSound);
        Assert.Empty(reading.Issues);
        var family = reading.Family!;
        var kid = family[family.Proband];
        Assert.Equal(("kid", Gender.Woman, ConditionStatus.Affected), (kid.Label, kid.Gender, kid.Conditions.Single().Status));
        Assert.Equal(["dad", "mum"], family.ParentsOf(kid.Id).Select(l => family[l.Parent].Label));
        Assert.Equal(ConditionStatus.Unaffected, family.Persons.Single(p => p.Label == "dad").Conditions.Single().Status);
        Assert.Empty(family.Persons.Single(p => p.Label == "mum").Conditions);
    }

    [Fact]
    public void All_faults_are_reported_at_once_with_their_lines()
    {
        var reading = PedReader.Read("F a b c 2 2\nF b 0 0 2 1\nF c\nF d d 0 1 7\nG e 0 0 1 1\nF a 0 0 1 1\nF x y 0 1 1\nF y x 0 1 1\n", "bad.ped", "x");
        Assert.False(reading.IsSound);
        Assert.Equal(
            ["ped.parent-sex 1", "ped.no-line 1", "ped.columns 3", "ped.affected 4", "ped.own-parent 4", "ped.families 5", "ped.same-person 6", "ped.circle 7", "ped.circle 8"],
            reading.Issues.Select(i => $"{i.Code} {i.Where.Line}").Order(StringComparer.Ordinal).OrderBy(i => i[^1]).ThenBy(i => i == "ped.no-line 1"));
    }

    [Theory]
    [InlineData("12-two-affected-branches", "Colorectal cancer")]
    [InlineData("11-x-linked", "Haemophilia A")]
    [InlineData("02-cousins-who-are-a-couple", "Cystinosis")]
    public void What_is_written_reads_back_with_the_same_parents_sexes_and_affected(string name, string condition)
    {
        var family = AuthoredFamily.Open(name);
        var read = PedReader.Read(PedWriter.Write(family, condition), "out.ped", condition);
        Assert.True(read.IsSound);
        string Key(Family of, string id) => $"{of[id].SexForRules} {of[id].Conditions.Any(c => c.IsAffected && c.Name == condition)}";
        string All(Family of) => string.Join(",", of.Persons.Select(p => $"{Key(of, p.Id)} <- {string.Join("+", of.ParentsOf(p.Id).Select(l => of.Persons.IndexOf(of[l.Parent])).Order())}"));
        Assert.Equal(All(family), All(read.Family!));
    }
}
