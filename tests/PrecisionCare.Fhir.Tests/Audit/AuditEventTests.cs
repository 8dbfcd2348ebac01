using System.Text;
using System.Text.Json;
using PrecisionCare.Audit;
using PrecisionCare.Fhir.Audit;

namespace PrecisionCare.Fhir.Tests.Audit;

public sealed class AuditEventTests
{
    private static readonly Guid Patient = new("0198c0de-0000-7000-8000-00000000000a");
    private static readonly AuditActor Rojas = new(new Guid("0198c0de-0000-7000-8000-00000000000b"), "Dr Maria Rojas", "Clinician");

    [Fact]
    public void A_look_in_an_emergency_says_who_on_whom_why_and_by_what_right()
    {
        var json = Write(new AuditEntry(AuditKind.PatientRead)
        {
            Patient = Patient, Object = "Page/Patient/Genome", Purpose = "BTG", Permitted = true, Rule = "break-glass", BreakGlass = true, Obligations = ["REVIEW_72H"],
        });
        Assert.Equal("AuditEvent", json.GetProperty("resourceType").GetString());
        Assert.Equal(("rest", "read", "R", "0"), (Code(json.GetProperty("type")), Code(json.GetProperty("subtype")[0]), json.GetProperty("action").GetString(), json.GetProperty("outcome").GetString()));
        Assert.Equal("2026-11-22T08:00:00.000001Z", json.GetProperty("recorded").GetString());
        var person = json.GetProperty("agent")[0];
        Assert.True(person.GetProperty("requestor").GetBoolean());
        Assert.Equal(Rojas.Id.ToString(), person.GetProperty("who").GetProperty("identifier").GetProperty("value").GetString());
        Assert.Equal("BTG", Code(person.GetProperty("purposeOfUse")[0].GetProperty("coding")[0]));
        Assert.Equal("urn:precisioncare:rule:break-glass", person.GetProperty("policy")[0].GetString());
        var about = json.GetProperty("entity")[0];
        Assert.Equal((Patient.ToString(), "1"), (about.GetProperty("what").GetProperty("identifier").GetProperty("value").GetString(), Code(about.GetProperty("role"))));
        var details = json.GetProperty("entity")[1].GetProperty("detail").EnumerateArray().ToDictionary(d => d.GetProperty("type").GetString()!, d => d.GetProperty("valueString").GetString());
        Assert.Equal(("permit", "REVIEW_72H", "true"), (details["decision"], details["obligations"], details["breakGlass"]));
    }

    [Fact]
    public void A_refused_sign_in_is_a_failed_login_of_nobody()
    {
        var json = Write(new AuditEntry(AuditKind.SignInRefused) { Outcome = AuditOutcome.MinorFailure }, AuditActor.Nobody);
        Assert.Equal(("110114", "110122", "4"), (Code(json.GetProperty("type")), Code(json.GetProperty("subtype")[0]), json.GetProperty("outcome").GetString()));
        Assert.False(json.GetProperty("agent")[0].GetProperty("who").TryGetProperty("identifier", out _));
    }

    [Theory]
    [InlineData(AuditKind.SampleLinked, "create", "C")]
    [InlineData(AuditKind.SampleUnlinked, "delete", "D")]
    [InlineData(AuditKind.SampleAssumption, "update", "U")]
    [InlineData(AuditKind.ConflictConfirmed, "create", "C")]
    [InlineData(AuditKind.ConflictReopened, "delete", "D")]
    [InlineData(AuditKind.PageRefused, "110132", "E")]
    public void What_is_made_changed_or_taken_back_is_said_as_such(AuditKind kind, string subtype, string action)
    {
        var json = Write(new AuditEntry(kind));
        Assert.Equal((subtype, action), (Code(json.GetProperty("subtype")[0]), json.GetProperty("action").GetString()));
    }

    [Fact]
    public void Every_kind_has_what_an_AuditEvent_must_have()
    {
        foreach (var kind in Enum.GetValues<AuditKind>())
        {
            var json = Write(new AuditEntry(kind));
            // FHIR R4 AuditEvent: type, recorded, agent with requestor and source with observer are mandatory.
            Assert.NotEmpty(Code(json.GetProperty("type")));
            Assert.True(json.TryGetProperty("recorded", out _));
            Assert.All(json.GetProperty("agent").EnumerateArray(), agent => Assert.True(agent.TryGetProperty("requestor", out _)));
            Assert.True(json.GetProperty("source").TryGetProperty("observer", out _));
            Assert.Contains(json.GetProperty("action").GetString(), (string[])["C", "R", "U", "D", "E"]);
        }
    }

    private static string Code(JsonElement coding) => coding.GetProperty("code").GetString()!;

    private static JsonElement Write(AuditEntry entry, AuditActor? actor = null)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
            AuditEventWriter.Write(json, new AuditRecord(7, new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero).AddMicroseconds(1), actor ?? Rojas, Guid.Empty, entry));
        return JsonDocument.Parse(Encoding.UTF8.GetString(bytes.ToArray())).RootElement;
    }
}
