using System.Collections.Immutable;
using System.Text;
using PrecisionCare.Genome;
using PrecisionCare.Patients;
using PrecisionCare.Variants;

namespace PrecisionCare.Tests.Patients;

public sealed class SampleLinkerTests
{
    private static readonly Person Maria = Person("p1", new PatientIdentifier("urn:mrn", "MRN-17", "MR"));
    private static readonly Person John = Person("p2", new PatientIdentifier("urn:mrn", "MRN-18", "MR"));

    [Theory]
    [InlineData("MRN-17", "Patient/p1")]
    [InlineData("p2", "Patient/p2")]
    [InlineData("Patient/p2", "Patient/p2")]
    [InlineData("urn:mrn|MRN-18", "Patient/p2")]
    public void A_sample_named_by_an_identifier_or_id_is_that_patients(string name, string patient) =>
        Assert.Equal((patient, SampleLinkBasis.HeaderIdentifier), Linked(SampleLinker.Decide(Sample(name), [Maria, John])));

    [Fact]
    public void An_identifier_in_the_header_links_whatever_the_sample_is_called() =>
        Assert.Equal(("Patient/p2", SampleLinkBasis.HeaderIdentifier), Linked(SampleLinker.Decide(Sample("S1", "MRN-18"), [Maria, John])));

    [Theory]
    [InlineData("mrn-17")]
    [InlineData("MRN-1")]
    [InlineData("MRN-170")]
    [InlineData("Maria")]
    public void Likeness_is_no_evidence_even_with_one_patient_only(string name) => Refused("link.missing", SampleLinker.Decide(Sample(name), [Maria]));

    [Fact]
    public void An_identifier_that_two_patients_have_links_to_neither() =>
        Refused("link.ambiguous", SampleLinker.Decide(Sample("MRN-17"), [Maria, Person("p3", new PatientIdentifier("urn:other", "MRN-17"))]));

    [Fact]
    public void A_sidecar_links_by_id_and_by_identifier()
    {
        Assert.Equal(("Patient/p1", SampleLinkBasis.Sidecar), Linked(SampleLinker.Decide(Sample("S1"), [Maria, John], new SampleLink("Patient/p1", null, null))));
        Assert.Equal(("Patient/p2", SampleLinkBasis.Sidecar),
            Linked(SampleLinker.Decide(Sample("S1"), [Maria, John], new SampleLink(null, new PatientIdentifier("urn:mrn", "MRN-18"), "S1"))));
    }

    [Fact]
    public void A_sidecar_for_another_sample_says_nothing_of_this_one() =>
        Refused("link.missing", SampleLinker.Decide(Sample("S1"), [Maria], new SampleLink("Patient/p1", null, "S2")));

    [Fact]
    public void A_sidecar_that_names_an_unknown_patient_links_to_nobody() =>
        Refused("link.unknown-patient", SampleLinker.Decide(Sample("S1"), [Maria], new SampleLink("Patient/p9", null, null)));

    [Fact]
    public void What_a_person_chose_links() =>
        Assert.Equal(("Patient/p1", SampleLinkBasis.ChosenByUser), Linked(SampleLinker.Decide(Sample("S1"), [Maria, John], chosenPatientId: "Patient/p1")));

    [Fact]
    public void A_choice_against_the_identifier_in_the_file_links_to_nobody() =>
        Refused("link.contradictory", SampleLinker.Decide(Sample("MRN-18"), [Maria, John], chosenPatientId: "Patient/p1"));

    [Fact]
    public void The_order_of_the_patients_never_decides() =>
        Assert.Equal(SampleLinker.Decide(Sample("MRN-17"), [Maria, John]).PatientId, SampleLinker.Decide(Sample("MRN-17"), [John, Maria]).PatientId);

    [Theory]
    [InlineData("""{"patient":"Patient/p1","sample":"NA1"}""", "Patient/p1", null, "NA1")]
    [InlineData("""{"patient":"p1"}""", "Patient/p1", null, null)]
    [InlineData("""{"patient":{"system":"urn:mrn","value":"17"}}""", null, "17", null)]
    public void A_sidecar_file_is_read(string json, string? id, string? identifier, string? sample)
    {
        var issues = new IssueLog();
        var link = Assert.Single(SampleLink.Parse(Encoding.UTF8.GetBytes(json), "a.vcf.link.json", issues));
        Assert.Equal((id, identifier, sample), (link.PatientId, link.Identifier?.Value, link.Sample));
        Assert.True(issues.IsEmpty);
    }

    [Fact]
    public void A_sidecar_file_may_list_several_samples_and_keeps_the_sound_ones()
    {
        var issues = new IssueLog();
        var links = SampleLink.Parse("""[{"patient":"Patient/p1","sample":"NA1"},{"sample":"NA2"}]"""u8.ToArray(), "a.vcf.link.json", issues);
        Assert.Equal(["NA1"], links.Select(l => l.Sample!));
        Assert.Equal("link.bad-sidecar", Assert.Single(issues.Issues).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("7")]
    [InlineData("""{"patient":7}""")]
    [InlineData("""{"patient":{"system":"urn:mrn"}}""")]
    public void A_sidecar_that_cannot_be_read_is_an_issue(string json)
    {
        var issues = new IssueLog();
        Assert.Empty(SampleLink.Parse(Encoding.UTF8.GetBytes(json), "a.vcf.link.json", issues));
        Assert.Equal(("link.bad-sidecar", "a.vcf.link.json"), (Assert.Single(issues.Issues).Code, issues.Issues[0].Where.File));
    }

    private static (string? PatientId, SampleLinkBasis? Basis) Linked(SampleLinkDecision decision)
    {
        Assert.Empty(decision.Issues);
        return (decision.PatientId, decision.Basis);
    }

    private static void Refused(string code, SampleLinkDecision decision)
    {
        Assert.Equal((null, null), (decision.PatientId, decision.Basis));
        var issue = Assert.Single(decision.Issues);
        Assert.Equal((code, "calls.vcf"), (issue.Code, issue.Where.File));
        Assert.NotEmpty(issue.Remedy);
    }

    private static Person Person(string id, params ImmutableArray<PatientIdentifier> identifiers) =>
        new() { Id = "Patient/" + id, Source = new("bundle.json", ""), Identifiers = identifiers };

    private static SampleCalls Sample(string name, params ImmutableArray<string> identifiers) =>
        new(name, GenomeAssembly.GRCh38, [], "calls.vcf") { PatientIdentifiers = identifiers };
}
