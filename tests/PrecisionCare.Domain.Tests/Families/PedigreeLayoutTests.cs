using PrecisionCare.Families;
using PrecisionCare.Families.Layout;

namespace PrecisionCare.Domain.Tests.Families;

[Trait("Feature", Feature.Pedigree)]
public sealed class PedigreeLayoutTests
{
    public static TheoryData<string> Golden => AuthoredFamily.Names;

    [Theory, MemberData(nameof(Golden))]
    public void No_line_of_an_authored_pedigree_crosses_another_and_nothing_lies_on_anything(string name)
    {
        var family = AuthoredFamily.Open(name);
        Assert.Empty(FamilyFaults.Of(family).Select(i => i.Message));
        var layout = PedigreeLayout.Of(family);
        Assert.Equal(family.Persons.Select(p => p.Id).Order(), layout.Persons.Select(p => p.Person.Id).Order());
        Assert.Empty(PedigreeGeometry.Crossings(layout));
        Assert.Empty(PedigreeGeometry.Overlaps(layout));
    }

    [Fact]
    public void No_line_of_a_hundred_generated_families_crosses_another_and_nothing_lies_on_anything()
    {
        var faults = new List<string>();
        for (int seed = 1; seed <= 100; seed++)
        {
            var family = GeneratedFamily.Of(seed);
            Assert.Empty(FamilyFaults.Of(family).Where(i => i.Severity == IssueSeverity.Error).Select(i => i.Message));
            var layout = PedigreeLayout.Of(family);
            Assert.Equal(family.Persons.Length, layout.Persons.Length);
            faults.AddRange(PedigreeGeometry.Crossings(layout).Concat(PedigreeGeometry.Overlaps(layout)).Select(f => $"{seed}: {f}"));
        }

        Assert.Empty(faults);
    }

    /// <summary>He cannot stand in the rows of both: the rule that partners share a row gives way, the rule that children stand below parents does not.</summary>
    [Fact]
    public void Children_stand_below_both_parents_where_a_man_has_children_with_a_mother_and_with_her_daughter()
    {
        var family = AuthoredFamily.Read("anna woman", "bert man", "carl man", "dora woman", "emil man", "fay woman", "children bert anna : dora", "children carl anna : emil", "children carl dora : fay", "proband fay");
        var layout = PedigreeLayout.Of(family);
        Assert.All(family.Parents, link => Assert.True(layout[link.Parent].Generation < layout[link.Child].Generation, $"{link.Child} below {link.Parent}"));
        foreach (string child in new[] { "dora", "emil", "fay" }) Assert.Contains(layout.Lines, l => l.Kind == LineKind.Child && l.People[0] == child);
    }
}
