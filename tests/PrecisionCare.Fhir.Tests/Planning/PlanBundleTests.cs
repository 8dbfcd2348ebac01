using System.Text;
using PrecisionCare.Decisions;
using PrecisionCare.Fhir.Planning;
using PrecisionCare.Fhir.Tests.Decisions;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Planning;

namespace PrecisionCare.Fhir.Tests.Planning;

public sealed class PlanBundleTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());

    private static readonly TreatmentPlan Plan = new()
    {
        Id = new Guid("0198c0de-0000-7000-8000-0000000000c1"),
        Version = 2,
        Items = [DecisionBundleTests.Signed(1), DecisionBundleTests.Signed(2, DecisionKind.Modified, "sacubitril+valsartan")],
        Content = new PlanDraft
        {
            Goals = [new PlanGoal("LDL down", "ldl", "<", 70, new DateOnly(2027, 3, 1)), new PlanGoal("Walks to the shop")],
            Measures = ["stop-tobacco"], Lifestyle = "Swims", Review = new DateOnly(2027, 2, 22), Remarks = "Daughter helps.",
        },
        Signature = DecisionBundleTests.Signed(1).Signature,
        Assessment = Guid.NewGuid(),
        Knowledge = [new KnowledgeRelease("CPIC", "2025-11-05")],
    };

    private static readonly byte[] Bundle =
        PlanBundleWriter.Write(Plan, false, DecisionBundleTests.Patient, new Guid("0198c0de-0000-7000-8000-000000000001"), Knowledge, new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    /// <summary>FHIR R4 4.0.1, elements of cardinality 1..1 and 1..*.</summary>
    [Theory]
    [InlineData("CarePlan", "status intent subject", 1)]
    [InlineData("Goal", "lifecycleStatus description subject", 2)]
    [InlineData("MedicationRequest", "status intent subject", 2)]
    [InlineData("GuidanceResponse", "moduleUri status", 2)]
    public void Required_elements_are_there(string type, string elements, int count)
    {
        var resources = DecisionBundleTests.Resources(Bundle, type).ToList();
        Assert.Equal(count, resources.Count);
        foreach (var resource in resources)
            foreach (string element in elements.Split(' ')) Assert.True(resource.TryGetProperty(element, out _), $"{type} without {element}");
        if (type == "MedicationRequest") Assert.All(resources, r => Assert.True(r.TryGetProperty("medicationCodeableConcept", out _) ^ r.TryGetProperty("medicationReference", out _)));
    }

    [Fact]
    public void References_resolve_and_each_request_points_at_what_was_advised()
    {
        References.AllResolve(Bundle);
        var advice = DecisionBundleTests.Resources(Bundle, "GuidanceResponse").Select(g => "urn:uuid:" + g.GetProperty("id").GetString()).ToHashSet();
        Assert.All(DecisionBundleTests.Resources(Bundle, "MedicationRequest"), r => Assert.Contains(r.GetProperty("supportingInformation")[0].GetProperty("reference").GetString()!, advice));
    }

    [Fact]
    public void A_measured_goal_has_the_LOINC_code_the_bound_and_the_UCUM_unit()
    {
        var target = DecisionBundleTests.Resources(Bundle, "Goal").First().GetProperty("target")[0];
        var coding = target.GetProperty("measure").GetProperty("coding")[0];
        Assert.Equal((CodeSystems.Loinc, Knowledge.Parameters["ldl"].Loinc[0]), (coding.GetProperty("system").GetString(), coding.GetProperty("code").GetString()));
        var quantity = target.GetProperty("detailQuantity");
        Assert.Equal((70, "<", "mg/dL"), (quantity.GetProperty("value").GetInt32(), quantity.GetProperty("comparator").GetString(), quantity.GetProperty("code").GetString()));
        Assert.Equal("2027-03-01", target.GetProperty("dueDate").GetString());
        Assert.False(DecisionBundleTests.Resources(Bundle, "Goal").Last().TryGetProperty("target", out _));
    }

    [Fact]
    public void An_activity_is_a_reference_or_a_detail_with_a_status_and_never_both()
    {
        var activities = DecisionBundleTests.Resources(Bundle, "CarePlan").Single().GetProperty("activity").EnumerateArray().ToList();
        Assert.Equal(5, activities.Count);
        Assert.All(activities, a => Assert.True(a.TryGetProperty("reference", out _) ^ (a.TryGetProperty("detail", out var detail) && detail.TryGetProperty("status", out _))));
        Assert.Equal("2027-02-22", activities[4].GetProperty("detail").GetProperty("scheduledPeriod").GetProperty("start").GetString());
    }

    [Fact]
    public void Our_own_reader_reads_the_requests_back_as_proposals_of_the_same_ingredients_and_not_as_current_medicines()
    {
        var file = RecordFile.Read(new MemoryStream(Bundle), "plan.json");
        Assert.DoesNotContain(file.Issues, i => i.Severity == IssueSeverity.Error);
        var patient = Assert.Single(file.Patients);
        Assert.Equal("Patient/p1", patient.PatientId);
        var uses = patient.Facts.OfType<MedicationUse>().OrderBy(u => u.Id, StringComparer.Ordinal).ToList();
        Assert.Equal([MedicationUseStatus.Draft, MedicationUseStatus.Draft], uses.Select(u => u.Status));
        Assert.All(uses, u => Assert.False(u.IsCurrentAt(new DateOnly(2027, 1, 1))));
        Assert.Equal(["5 mg once daily", "3 mg once daily"], uses.Select(u => u.Dosage));
        Assert.Equal("11289", Assert.Single(uses[0].Medication.CodesOf(CodeSystems.RxNorm))); // RxNorm: warfarin
        Assert.Equal("warfarin", Assert.Single(Knowledge.Medicines.Recognise(uses[0].Medication).Ingredients));
        Assert.Equal(["sacubitril", "valsartan"], patient.Facts.OfType<MedicationProduct>().Single(p => p.Id == uses[1].ProductId).Ingredients.SelectMany(i => Knowledge.Medicines.Recognise(i).Ingredients));
    }

    [Theory]
    [InlineData("active", "proposal", false)]
    [InlineData("draft", "proposal", false)]
    [InlineData("active", "order", true)]
    public void A_proposal_is_never_read_as_a_current_medicine(string status, string intent, bool current)
    {
        string bundle = $$$$"""
            {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p1"}},
            {"resource":{"resourceType":"MedicationRequest","id":"m1","status":"{{{{status}}}}","intent":"{{{{intent}}}}","subject":{"reference":"Patient/p1"},"authoredOn":"2026-11-01","medicationCodeableConcept":{"text":"warfarin"}}}]}
            """;
        var file = RecordFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(bundle)), "one.json");
        Assert.Equal(current, file.Patients.Single().Facts.OfType<MedicationUse>().Single().IsCurrentAt(new DateOnly(2026, 11, 22)));
    }
}
