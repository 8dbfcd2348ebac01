using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using PrecisionCare.Conferences;
using PrecisionCare.Fhir.Conferences;
using PrecisionCare.Patients;
using PrecisionCare.Therapy;

namespace PrecisionCare.Fhir.Tests.Conferences;

public sealed class MinutesWriterTests
{
    private static readonly MinutedPerson Chair = new("Dr A. Rivera", "Clinician", "Practitioner/rivera");

    private static readonly Minutes Signed = new()
    {
        Question = new Question("Which fluoropyrimidine?", "Stage III.\nDPYD intermediate <b>metaboliser</b> & 42 mL/min", "colorectal-cancer", "Colon cancer", [new(1, "capecitabine", true), new(2, "none of them", false)]),
        Decision = "Half the dose of capecitabine.",
        Reasoning = "Activity score 1.",
        Options = [new(1, "capecitabine", Band.Caution, "start at 50 %", ["Dr A. Rivera"], [], [], ["C. Moreau"]), new(2, "none of them", null, null, [], ["Dr A. Rivera"], [], ["C. Moreau"])],
        Participants = [Chair, new("C. Moreau", "Genetic counselor", "Practitioner/moreau")],
        Comments = [new("C. Moreau", new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), "<script>alert(1)</script>", false), new("C. Moreau", new(2026, 11, 22, 9, 5, 0, TimeSpan.Zero), null, true)],
        SignedBy = Chair,
        OpenedAt = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero),
        SignedAt = new(2026, 11, 22, 10, 30, 0, TimeSpan.Zero),
        Knowledge = "CPIC 2025-11-05",
        Resource = "Composition/conference-1",
    };

    private static readonly MinutesContext About = new(
        "Patient/p1", ["R", "GDIS", "HIV"], ["http://snomed.info/sct|363406005", "http://www.genenames.org/geneId|HGNC:3012"], ["Condition/colon", "MedicationRequest/cap"]);

    [Fact]
    public void Minutes_read_back_without_a_fault_as_a_resource_of_the_patient_with_date_label_and_author()
    {
        var resource = Read();
        var fact = Assert.IsType<OtherResource>(resource.Fact);
        Assert.Equal(("Patient/p1", "Composition/conference-1", "Composition"), (resource.PatientId, fact.Id, fact.ResourceType));
        Assert.Equal("Case conference, signed minutes", fact.Label);
        Assert.Equal(new DateOnly(2026, 11, 22), fact.Date!.Value.Day);
        Assert.Equal("Practitioner/rivera", fact.Author);
    }

    [Fact]
    public void What_consent_asks_about_is_in_the_resource_sensitivities_codes_and_the_facts_that_lay_before_the_conference()
    {
        var fact = Read().Fact;
        Assert.Equal(["GDIS", "HIV", "R"], fact.Labels.Order(StringComparer.Ordinal));
        Assert.Superset(new HashSet<string> { "Condition/colon", "MedicationRequest/cap" }, fact.Related.ToHashSet());
        Assert.Contains("http://www.genenames.org/geneId|HGNC:3012", fact.Mentions);
        Assert.Contains("http://snomed.info/sct|363406005", fact.Mentions);
    }

    [Fact]
    public void The_narrative_is_XHTML_in_which_words_stay_words()
    {
        using var json = JsonDocument.Parse(MinutesWriter.Write(Signed, About));
        var sections = json.RootElement.GetProperty("section").EnumerateArray().ToDictionary(
            s => s.GetProperty("title").GetString()!, s => XElement.Parse(s.GetProperty("text").GetProperty("div").GetString()!));
        Assert.Equal(["Question", "Options and votes", "Comments", "Decision", "Reasoning", "Participants", "Signature"], sections.Keys);
        Assert.Contains("<b>metaboliser</b> & 42", sections["Question"].Value, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", sections["Comments"].Value, StringComparison.Ordinal);
        Assert.Contains("withdrawn by its author", sections["Comments"].Value, StringComparison.Ordinal);
        Assert.Contains("usable with caution: start at 50 %", sections["Options and votes"].Value, StringComparison.Ordinal);
        Assert.DoesNotContain(sections.Values.SelectMany(s => s.DescendantsAndSelf()), e => e.Name.LocalName is "script" or "b");
    }

    private static ReadResource Read()
    {
        var issues = new IssueLog();
        using var stream = new MemoryStream(MinutesWriter.Write(Signed, About));
        var read = BundleReader.Read(stream, "minutes.json", issues).ToList();
        Assert.True(issues.IsEmpty, Encoding.UTF8.GetString(stream.ToArray()));
        return Assert.Single(read);
    }
}
