using System.Text;
using PrecisionCare.Families;
using PrecisionCare.Families.Layout;
using PrecisionCare.Fhir.Families;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Tests.Families;

public sealed class FamilyBundleTests
{
    private static readonly byte[] Patient = """{"resourceType":"Patient","id":"p1","gender":"female","birthDate":"1990-05-01","name":[{"given":["Ana"]}]}"""u8.ToArray();

    [Fact]
    public void Facts_of_the_record_become_a_family_of_three_generations_and_what_has_no_place_is_listed()
    {
        var record = Record(
            Relative("m", "MTH", "\"name\":\"Maria\",\"ageAge\":{\"value\":64,\"unit\":\"a\",\"code\":\"a\"}", "Breast cancer", 44), Relative("m2", "MTH", "", "Gout", 50), Relative("s1", "SIS", ""), Relative("s2", "NSIS", ""),
            Relative("mm", "MGRMTH", "\"deceasedAge\":{\"value\":70,\"unit\":\"a\",\"code\":\"a\"}", "Ovarian cancer", 55), Relative("ma", "MAUNT", ""), Relative("t", "ITWIN", ""), Relative("c", "COUSN", "", "Breast cancer", 30),
            Relative("d", "DAU", ""), Relative("h", "HSIS", ""), Relative("k", "COUSN", Extension("parent", "ma")), Relative("u", "UNCLE", ""));
        var family = FamilyBuilder.Build(record, new DateOnly(2026, 11, 22));
        Assert.Empty(FamilyFaults.Of(family).Where(i => i.Severity == IssueSeverity.Error));
        var mother = family.Persons.Single(p => p.Label == "Maria");
        Assert.Equal(["Breast cancer", "Gout"], mother.Conditions.Select(c => c.Name));
        Assert.Equal(["FamilyMemberHistory/m", "FamilyMemberHistory/m2"], mother.Sources.AsEnumerable());
        Assert.Equal(4, family.ChildrenOf(mother.Id).Count()); // the proband, two sisters, a twin
        Assert.Equal(Zygosity.Monozygotic, family.TwinsOf("proband")!.Zygosity);
        var layout = PedigreeLayout.Of(family);
        Assert.Equal(4, layout.Persons.Max(p => p.Generation)); // grandmother, mother, proband, daughter
        Assert.Equal(["FamilyMemberHistory/c", "FamilyMemberHistory/h", "FamilyMemberHistory/u"], family.Unplaced.Select(u => u.Source).Order());
        var cousin = family.Persons.Single(p => p.Sources.Contains("FamilyMemberHistory/k"));
        Assert.Equal(3, new Kinship(family).Degree("proband", cousin.Id));
        Assert.Equal((36m, Gender.Woman), (family["proband"].Age, family["proband"].Gender));
    }

    [Fact]
    public void A_later_fact_is_a_difference_until_it_is_taken_over_or_left()
    {
        var family = FamilyBuilder.Build(Record(Relative("m", "MTH", "")), new DateOnly(2026, 11, 22));
        var later = Record(Relative("m", "MTH", "", "Breast cancer", 60), Relative("b", "BRO", "", "Colon cancer", 40));
        var news = FamilyBuilder.Differences(family, later);
        Assert.Equal(["FamilyMemberHistory/b", "FamilyMemberHistory/m"], news.Select(n => n.Fact.Id).Order());
        var mother = news.Single(n => n.Known is not null);
        family = FamilyBuilder.TakeOver(family, mother.Fact);
        Assert.Equal(60, family[mother.Known!.Id].Conditions.Single().Onset);
        family = FamilyBuilder.Leave(family, news.Single(n => n.Known is null).Fact);
        Assert.Empty(FamilyBuilder.Differences(family, later));
        Assert.Equal(3, family.Persons.Length); // proband, mother and a father of whom nothing is known: the brother was left
        Assert.Single(FamilyBuilder.Differences(family, Record(Relative("m", "MTH", "", "Breast cancer", 60), Relative("b", "BRO", "", "Colon cancer", 41))));
    }

    [Fact]
    public void A_family_that_is_written_reads_back_with_the_same_relations_and_illnesses_and_no_carrier_becomes_ill()
    {
        var family = FamilyBuilder.Build(
            Record(Relative("m", "MTH", "", "Breast cancer", 44), Relative("f", "FTH", ""), Relative("s", "SIS", ""), Relative("mm", "MGRMTH", "", "Ovarian cancer", 55), Relative("pa", "PAUNT", ""), Relative("d", "DAU", ""),
                Relative("k", "COUSN", Extension("parent", "pa"))), new DateOnly(2026, 11, 22));
        string sister = family.Persons.Single(p => p.Sources.Contains("FamilyMemberHistory/s")).Id;
        family = FamilyEditing.Change(family, family[sister] with { Conditions = [new PersonCondition("BRCA1 variant", ConditionStatus.Presymptomatic)] });
        byte[] written = FamilyBundleWriter.Write(family, Patient, new Guid("0198c0de-0000-7000-8000-000000000001"), DateTimeOffset.UnixEpoch);
        var read = RecordFile.Read(new MemoryStream(written), "family.json");
        Assert.DoesNotContain(read.Issues, i => i.Severity != IssueSeverity.Information);
        var facts = Assert.Single(read.Patients).Facts;
        Assert.Equal(family.Persons.Length - 1, facts.OfType<FamilyMember>().Count());
        var again = FamilyBuilder.Build(ClinicalRecord.From(facts.OfType<Person>().Single(), facts), new DateOnly(2026, 11, 22));
        Assert.Empty(again.Unplaced);
        Assert.Equal(Shape(family), Shape(again));
        Assert.Equal(["Breast cancer 44", "Ovarian cancer 55"], again.Persons.SelectMany(p => p.Conditions).Where(c => c.IsAffected).Select(c => $"{c.Name} {c.Onset}").Order());
    }

    private static string Shape(Family family)
    {
        var kinship = new Kinship(family);
        return string.Join(",", family.Persons.Select(p => $"{p.Gender} {kinship.Degree("proband", p.Id)} {kinship.ParentsOf(p.Id).Count()} {kinship.ChildrenOf(p.Id).Count()}").Order());
    }

    private static string Extension(string kind, string to) =>
        """
        "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/family-member-history-genetics-KIND","extension":[{"url":"type","valueCodeableConcept":{"coding":[{"code":"NMTH"}]}},{"url":"reference","valueReference":{"reference":"FamilyMemberHistory/TO"}}]}]
        """.Replace("KIND", kind, StringComparison.Ordinal).Replace("TO", to, StringComparison.Ordinal);

    private static string Relative(string id, string code, string more, string? condition = null, int onset = 0) =>
        """
        {"resource":{"resourceType":"FamilyMemberHistory","id":"ID","status":"completed","patient":{"reference":"Patient/p1"},"relationship":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-RoleCode","code":"CODE"}]}MORE}}
        """.Replace("ID", id, StringComparison.Ordinal).Replace("\"CODE\"", $"\"{code}\"", StringComparison.Ordinal).Replace("MORE", (more.Length > 0 ? "," + more : "") + (condition is null ? "" : Had(condition, onset)), StringComparison.Ordinal);

    private static string Had(string condition, int onset) => $$""","condition":[{"code":{"text":"{{condition}}"},"onsetAge":{"value":{{onset}},"unit":"a","code":"a"} }]""";

    private static ClinicalRecord Record(params string[] relatives)
    {
        string bundle = $$"""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{{Encoding.UTF8.GetString(Patient)}} },{{string.Join(",", relatives)}}]}""";
        var read = RecordFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(bundle)), "family.json");
        Assert.DoesNotContain(read.Issues, i => i.Severity == IssueSeverity.Error);
        var facts = Assert.Single(read.Patients).Facts;
        return ClinicalRecord.From(facts.OfType<Person>().Single(), facts);
    }
}
