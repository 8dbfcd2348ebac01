using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Web.Tests.Counseling;

namespace PrecisionCare.Web.Tests.Access;

/// <summary>Whatever somebody does about a patient whom they opened by emergency access, the audit marks so; what others do meanwhile it does not.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed class EmergencyAuditTests(DemoHospital hospital)
{
    [Fact]
    [Trait("Feature", Feature.BreakGlass)]
    public async Task Looks_exports_and_changes_of_counseling_carry_the_mark_until_the_emergency_ends()
    {
        var counselor = await hospital.PersonAsync("counselor@demo.example");
        var house = new QuestionnaireHouse(hospital);
        string patient = await house.BringInAsync("glass-audit", "Notbar", QuestionnaireHouse.NotForClinicians);
        string response = await QuestionnaireHouse.AnsweredAsync(counselor, patient, "2026-11-20", 0, 0, 0, 0, 0, 0, 0, 0, 1);
        await hospital.Clinician.ReadAsync(patient + "/counseling");
        using var begun = await hospital.Clinician.SendAsync(
            patient + "/emergency", patient + "/emergency", ("Input.Reason", "DangerToLife"), ("Input.Relation", "OnCallPhysician"), ("Input.Words", "Found unconscious, medicines unknown"), ("Input.Confirmed", "true"));
        using var done = await hospital.Clinician.PostAsync(response + "?handler=DealtWith", ("Done", "Taken to the emergency room."), QuestionnaireHouse.Token(await hospital.Clinician.ReadAsync(response)));
        Assert.Equal(response, done.Headers.Location!.ToString());
        string file = patient + "/counseling/file";
        using var export = await hospital.Clinician.PostAsync(file + "?handler=Fhir", QuestionnaireHouse.Token(await hospital.Clinician.ReadAsync(file)));
        export.EnsureSuccessStatusCode();
        await counselor.ReadAsync(patient + "/counseling");
        using var ended = await hospital.Clinician.SendAsync(patient, patient + "/emergency?handler=End");
        await hospital.Clinician.ReadAsync(patient + "/counseling");

        var key = Guid.Parse(patient.Split('/')[^1]);
        var records = (await hospital.Web.Services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter { Patient = key }, size: 500)).Items;
        var change = Assert.Single(records, r => r is { Entry.Kind: AuditKind.CounselingChanged, Actor.Name: "Dr Ana Rivera" });
        Assert.Equal((true, "note to a questionnaire"), (change.Entry.BreakGlass, change.Entry.Detail));
        Assert.True(Assert.Single(records, r => r.Entry.Kind == AuditKind.Export).Entry.BreakGlass);
        var looks = records.Where(r => r is { Entry: { Kind: AuditKind.PatientRead, Object: "Page/Patient/Counseling" } }).OrderBy(r => r.Sequence).ToList();
        Assert.Equal([false, false, false], looks.Select(r => r.Entry.BreakGlass));
        Assert.All(records.Where(r => r is { Entry.Kind: AuditKind.PatientRead, Actor.Name: "Dr Ana Rivera" } && r.Entry.Object!.EndsWith("File", StringComparison.Ordinal)), r => Assert.True(r.Entry.BreakGlass));
        Assert.All(records.Where(r => r.Actor.Name != "Dr Ana Rivera"), r => Assert.False(r.Entry.BreakGlass));
    }
}
