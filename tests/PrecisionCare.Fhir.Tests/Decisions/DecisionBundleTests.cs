using System.Text;
using System.Text.Json;
using PrecisionCare.Decisions;
using PrecisionCare.Fhir.Decisions;
using PrecisionCare.Therapy;

namespace PrecisionCare.Fhir.Tests.Decisions;

public sealed class DecisionBundleTests
{
    private static readonly Guid Key = new("0198c0de-0000-7000-8000-000000000001");

    internal static Decision Signed(int number, DecisionKind kind = DecisionKind.Accepted, string drug = "warfarin", Guid? supersedes = null) => new()
    {
        Id = new Guid($"0198c0de-0000-7000-8000-00000000010{number}"),
        Advised = new AdvisedOption
        {
            Indication = "af", Problem = "Atrial fibrillation: stroke prevention", Drug = drug, DrugClass = "VKA", Band = Band.Caution, Rank = 3, UsualDose = "5 mg once daily",
            Monitoring = ["INR weekly"], Deciding = [new DecidingReason("CYP2C9 *1/*3.", "guidance:x", "CPIC", "strong")],
        },
        Kind = kind,
        Gives = kind != DecisionKind.Overridden,
        Change = kind == DecisionKind.Modified ? "3 mg once daily" : null,
        Reason = kind == DecisionKind.Overridden ? "patient-preference" : null,
        Text = kind == DecisionKind.Overridden ? "Asked for \"another\"" : null,
        Signature = new Signature(new Guid("0198c0de-0000-7000-8000-0000000000d0"), "Dr A. Rivera", "Clinician", new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero)),
        Assessment = new Guid("0198c0de-0000-7000-8000-0000000000a0"),
        Knowledge = [new KnowledgeRelease("CPIC", "2025-11-05")],
        Number = number,
        Supersedes = supersedes,
    };

    internal static byte[] Patient => """{"resourceType":"Patient","id":"p1","gender":"female"}"""u8.ToArray();

    [Fact]
    public void An_override_is_a_rejected_task_on_the_advice_with_the_coded_reason_and_the_signer()
    {
        var task = Resources(Write(Signed(1, DecisionKind.Overridden)), "Task").Single();
        Assert.Equal("rejected", task.GetProperty("status").GetString());
        Assert.Equal("proposal", task.GetProperty("intent").GetString());
        var reason = task.GetProperty("statusReason").GetProperty("coding")[0];
        Assert.Equal((OverrideReasons.System, "patient-preference"), (reason.GetProperty("system").GetString(), reason.GetProperty("code").GetString()));
        Assert.Equal("Dr A. Rivera", task.GetProperty("owner").GetProperty("display").GetString());
        Assert.Equal("2026-11-22T09:30:00.000Z", task.GetProperty("authoredOn").GetString());
        Assert.Equal("Asked for \"another\"", task.GetProperty("note")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void The_advice_names_its_module_status_kept_assessment_and_knowledge_releases()
    {
        var advice = Resources(Write(Signed(1)), "GuidanceResponse").Single();
        Assert.Equal(("urn:precisioncare:therapy-advice", "success"), (advice.GetProperty("moduleUri").GetString(), advice.GetProperty("status").GetString()));
        Assert.Equal("0198c0de-0000-7000-8000-0000000000a0", advice.GetProperty("identifier")[0].GetProperty("value").GetString());
        Assert.Equal("CPIC 2025-11-05", advice.GetProperty("extension")[0].GetProperty("valueString").GetString());
        Assert.StartsWith("warfarin: usable with caution", advice.GetProperty("note")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_superseded_decision_is_cancelled_and_the_later_one_is_based_on_it()
    {
        var (first, second) = (Signed(1), Signed(2, DecisionKind.Modified, supersedes: Signed(1).Id));
        var tasks = Resources(Write(second, first), "Task").ToDictionary(t => t.GetProperty("id").GetString()!);
        Assert.Equal("cancelled", tasks[first.Id.ToString()].GetProperty("status").GetString());
        Assert.Equal($"urn:uuid:{first.Id}", tasks[second.Id.ToString()].GetProperty("basedOn")[0].GetProperty("reference").GetString());
        Assert.Equal("3 mg once daily", tasks[second.Id.ToString()].GetProperty("output")[0].GetProperty("valueString").GetString());
    }

    [Fact]
    public void Every_reference_leads_to_an_entry_and_nothing_is_empty()
    {
        byte[] bundle = Write(Signed(2, DecisionKind.Overridden, supersedes: Signed(1).Id), Signed(1), Signed(3, drug: "apixaban"));
        References.AllResolve(bundle);
        Assert.DoesNotContain("null", Encoding.UTF8.GetString(bundle), StringComparison.Ordinal);
        Assert.Single(Resources(bundle, "Practitioner"));
    }

    private static byte[] Write(params Decision[] decisions) => DecisionBundleWriter.Write(decisions, Patient, Key, new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    internal static IEnumerable<JsonElement> Resources(byte[] bundle, string type) => JsonDocument.Parse(bundle).RootElement.GetProperty("entry").EnumerateArray()
        .Select(e => e.GetProperty("resource")).Where(r => r.GetProperty("resourceType").GetString() == type);
}
