using PrecisionCare.Families;
using PrecisionCare.Families.Layout;

namespace PrecisionCare.Domain.Tests.Families;

public sealed class FamilyListTests
{
    public static TheoryData<string> Golden => AuthoredFamily.Names;

    [Theory, MemberData(nameof(Golden))]
    public void The_list_holds_every_person_relation_and_condition_of_the_picture_and_no_other(string name)
    {
        var family = AuthoredFamily.Open(name);
        var layout = PedigreeLayout.Of(family);
        var list = FamilyList.Of(family, layout);
        Assert.Equal(layout.Persons.Select(p => p.Name), list.Select(p => p.Place.Name));

        Assert.Equal(Drawn(layout).Order(), Listed(list).Distinct().Order());
        foreach (var person in list)
        {
            Assert.Equal(person.Place.Person.Conditions.Length, person.Conditions.Length);
            Assert.All(person.Place.Person.Conditions, (condition, i) => Assert.StartsWith(condition.Name, person.Conditions[i], StringComparison.Ordinal));
            Assert.Contains(person.Place.Name, person.Place.Text);
        }
    }

    [Fact]
    [Trait("Feature", Feature.Pedigree)]
    public void A_trans_woman_is_a_woman_in_words_and_her_assigned_sex_is_said()
    {
        var family = AuthoredFamily.Open("05-trans-woman");
        var list = FamilyList.Of(family, PedigreeLayout.Of(family));
        Assert.Equal("Sara, woman, assigned male at birth, 38 years", list.Single(p => p.Place.Person.Id == "sara").Who);
        Assert.Contains("AMAB", PedigreeLayout.Of(family)["sara"].Text);
        Assert.DoesNotContain(PedigreeLayout.Of(family)["mother"].Text, t => t.EndsWith("AB", StringComparison.Ordinal));
    }

    [Fact]
    public void Cousins_who_are_a_couple_are_related_by_blood_without_anybody_saying_so()
    {
        var family = AuthoredFamily.Open("02-cousins-who-are-a-couple");
        var layout = PedigreeLayout.Of(family);
        Assert.Equal(["cousin1", "cousin2"], layout.Lines.Single(l => l.Kind == LineKind.RelatedPartnership).People.Order());
        Assert.Contains(FamilyList.Of(family, layout).Single(p => p.Place.Person.Id == "cousin1").Relations, r => r.Words.EndsWith("related by blood", StringComparison.Ordinal));
        Assert.Equal(3, new Kinship(family).Degree("cousin1", "cousin2"));
        Assert.Equal(1, new Kinship(family).Degree("child", "child2"));
        Assert.Equal(2, new Kinship(family).Degree("cousin1", "aunt"));
    }

    /// <summary>Relations that lines of the picture say: <c>partner a b</c>, <c>parent child parent</c>, <c>twin a b</c>.</summary>
    private static IEnumerable<string> Drawn(PedigreeLayout layout) => layout.Lines.SelectMany(line => line.Kind switch
    {
        LineKind.Partnership or LineKind.RelatedPartnership => [Pair("partner", line.People[0], line.People[1])],
        LineKind.Child => line.People.Skip(1).Select(parent => $"parent {line.People[0]} {parent}"),
        LineKind.Donor => line.People[..^1].Select(child => $"donor {child} {line.People[^1]}"),
        _ => Enumerable.Empty<string>(),
    }).Concat(layout.Lines.Where(l => l.Kind == LineKind.Child).GroupBy(l => l.Points[0]).Where(g => g.Count() > 1)
        .SelectMany(g => g.SelectMany(a => g.Where(b => a != b).Select(b => Pair("twin", a.People[0], b.People[0]))))).Distinct();

    private static IEnumerable<string> Listed(IEnumerable<ListedPerson> list) => list.SelectMany(person => person.Relations.SelectMany(relation => relation.Others.Select(other => relation.Kind switch
    {
        ListedKind.PartnerOf => Pair("partner", person.Place.Person.Id, other),
        ListedKind.TwinOf => Pair("twin", person.Place.Person.Id, other),
        ListedKind.DonorChild or ListedKind.CarriedBy => $"donor {person.Place.Person.Id} {other}",
        _ => $"parent {person.Place.Person.Id} {other}",
    })));

    private static string Pair(string word, string one, string other) => string.CompareOrdinal(one, other) < 0 ? $"{word} {one} {other}" : $"{word} {other} {one}";
}
