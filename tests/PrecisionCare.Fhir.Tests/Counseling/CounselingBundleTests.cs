using System.Text;
using System.Text.Json.Nodes;
using PrecisionCare.Counseling;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Decisions;
using PrecisionCare.Fhir.Counseling;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Tests.Counseling;

public sealed class CounselingBundleTests
{
    private static readonly Signature By = new(new Guid("0198c0de-0000-7000-8000-0000000000c1"), "J. Weber", "Genetic counselor", new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 14, 30, 0, TimeSpan.FromHours(1));

    private static readonly SignedSession Session = new()
    {
        Id = new Guid("0198c0de-0000-7000-8000-000000000501"), Signature = By, OnFile = new SecondaryOnFile(SecondaryStanding.Withheld, "c1"),
        Content = new SessionContent
        {
            Kind = SessionKind.PreTest, Start = Start, Zone = "Europe/Berlin", Minutes = 45, Way = MeetingWay.Video, Attendees = ["ONESELF", "SIGOTHR"], Discussed = ["results"],
            Questions = [new("Is 5 < 6?", null)], TeachBacks = [new("Result", "Nobody knows <yet>", Understanding.ExplainAgain)], Test = TestChoice.Consents, Secondary = SecondaryChoice.Declines,
        },
    };

    private static readonly OfferedQuestionnaire Phq = OwnQuestionnaires.All[0];

    private static readonly Guid ResponseId = new("0198c0de-0000-7000-8000-000000000701");

    private static readonly CounselingExport Export = new(
        [new WrittenSession(Session, [new SessionNote(1, "She prefers a letter.", By)])],
        [new Appointment(Guid.NewGuid(), By.Account, By.Name, new AppointmentContent { Start = Start, ClinicZone = "Europe/Berlin", PatientZone = "UTC", Minutes = 45, Way = MeetingWay.Video, Link = "https://meet.example.org/r" }, AppointmentState.Cancelled, CancelReason.PatientIll, 1, By.At)],
        [new Referral(Guid.NewGuid(), new ReferralContent("Cardiology", "ECG", ReferralUrgency.Urgent), [new(ReferralState.Asked, By), new(ReferralState.Done, By)])],
        [
            new QuestionnaireResponse
            {
                Id = ResponseId, Questionnaire = Phq.Questionnaire, Answers = [.. Phq.Questionnaire.Questions.Select(q => new ResponseAnswer(q.LinkId, "LA6569-3"))],
                Answered = new DateOnly(2026, 11, 20), Language = "de", Signature = By, Scoring = "phq-9",
            },
        ]) { FollowUps = [new SafetyFollowUp(Guid.NewGuid(), ResponseId, "Spoke with her; no plan.", By), new SafetyFollowUp(Guid.NewGuid(), Guid.NewGuid(), "of an answer that is not exported", By)] };

    private static readonly byte[] Bundle = CounselingBundleWriter.Write(
        Export, Encoding.UTF8.GetBytes("""{"resourceType":"Patient","id":"p1"}"""), Guid.NewGuid(), new DateTimeOffset(2026, 11, 22, 13, 0, 0, TimeSpan.Zero));

    private static readonly JsonArray Entries = JsonNode.Parse(Bundle)!["entry"]!.AsArray();

    [Fact]
    public void Our_own_reader_reads_it_back_without_an_issue()
    {
        var read = RecordFile.Read(new MemoryStream(Bundle), "counseling.json");
        Assert.Empty(read.Issues);
        var facts = Assert.Single(read.Patients).Facts;
        var encounter = Assert.Single(facts.OfType<Encounter>());
        Assert.Equal(("VR", "2026-11-20T14:30:00+01:00"), (encounter.Class, encounter.Start.ToString()));
        Assert.Equal(["Appointment", "Composition", "DetectedIssue", "QuestionnaireResponse", "ServiceRequest"], facts.OfType<OtherResource>().Select(f => f.ResourceType).Where(t => t is not ("Practitioner" or "Questionnaire")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_leads_to_an_entry()
    {
        var addresses = Entries.Select(e => (string)e!["fullUrl"]!).ToHashSet();
        Assert.All(References(JsonNode.Parse(Bundle)!), reference => Assert.Contains(reference, addresses));
    }

    [Fact]
    public void The_session_is_a_composition_that_holds_its_words_encoded_and_its_notes()
    {
        var composition = Resource("Composition");
        Assert.Equal("amended", (string)composition["status"]!);
        string narrative = string.Concat(composition["section"]!.AsArray().Select(s => (string)s!["text"]!["div"]!));
        Assert.Contains("Nobody knows &lt;yet&gt;", narrative, StringComparison.Ordinal);
        Assert.Contains("She prefers a letter.", narrative, StringComparison.Ordinal);
        Assert.Contains("does not want to know them", narrative, StringComparison.Ordinal);
        Assert.Contains("a consent withholds them (c1)", narrative, StringComparison.Ordinal);
        Assert.Equal("SIGOTHR", (string)Resource("Encounter")["participant"]![1]!["type"]![0]!["coding"]![0]!["code"]!);
    }

    [Fact]
    public void States_are_those_of_fhir()
    {
        Assert.Equal(("cancelled", "the patient is ill"), ((string)Resource("Appointment")["status"]!, (string)Resource("Appointment")["cancelationReason"]!["text"]!));
        Assert.Equal(("completed", "urgent"), ((string)Resource("ServiceRequest")["status"]!, (string)Resource("ServiceRequest")["priority"]!));
    }

    [Fact]
    public void Answers_read_back_with_the_same_score_and_alarm()
    {
        var read = ResponseReader.Read(Encoding.UTF8.GetBytes(Resource("QuestionnaireResponse").ToJsonString()))!;
        Assert.Equal(9, read.Score!.Value);
        Assert.NotNull(read.Score.Alarm);
        Assert.Equal("Wenig Interesse oder Freude an Ihren Tätigkeiten", read.Answers[0].Text);
    }

    private static JsonObject Resource(string type) => Entries.Select(e => e!["resource"]!.AsObject()).Single(r => (string)r["resourceType"]! == type);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(m => m is { Key: "reference", Value: JsonValue value } ? [(string)value!] : References(m.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
