using System.Text;
using System.Text.RegularExpressions;

namespace PrecisionCare.Web.Tests.Pages;

/// <summary>The advice of a past day, and what changed since a reader last read it.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed partial class PastAdviceTests(DemoHospital hospital)
{
    private const string Record = """
        {"resource":{"resourceType":"Patient","id":"past-1","gender":"male","birthDate":"1960-02-03","name":[{"family":"Vergangen"}]}},
        {"resource":{"resourceType":"Condition","id":"past-af","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"subject":{"reference":"Patient/past-1"},"code":{"text":"Atrial fibrillation"}}},
        {"resource":{"resourceType":"MedicationRequest","id":"past-digoxin","status":"active","intent":"order","subject":{"reference":"Patient/past-1"},"authoredOn":"2026-11-01","medicationCodeableConcept":{"text":"Digoxin 0.25 MG Oral Tablet"}}}
        """;

    private const string Begun = """
        {"resource":{"resourceType":"MedicationRequest","id":"past-clarithromycin","status":"active","intent":"order","subject":{"reference":"Patient/past-1"},"authoredOn":"2026-11-20","medicationCodeableConcept":{"text":"Clarithromycin 500 MG Oral Tablet"}}}
        """;

    private const string Gout = """
        {"resource":{"resourceType":"Condition","id":"past-gout","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"subject":{"reference":"Patient/past-1"},"code":{"text":"Gout"}}}
        """;

    [Fact]
    [Trait("Feature", Feature.PastAdvice)]
    [Trait("Feature", Feature.ChangeNotice)]
    public async Task What_changed_is_said_until_it_is_read_and_the_advice_before_stays_as_it_was()
    {
        await ImportAsync("before.json", Record);
        string patient = await hospital.PatientAsync("vergangen");
        Assert.DoesNotContain("Changed since you last read", await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);

        await ImportAsync("after.json", $"{Record},{Begun}");
        string changed = await hospital.Clinician.ReadAsync(patient);
        Assert.Contains("Changed since you last read the advice", changed, StringComparison.Ordinal);
        Assert.Contains("clarithromycin, taken", changed, StringComparison.Ordinal);
        Assert.Contains("newly among the current medicines", changed, StringComparison.Ordinal);

        string address = PastLink().Match(changed).Groups[1].Value;
        string past = await hospital.Clinician.ReadAsync(address);
        string kept = past[past.IndexOf("id=\"medicines\"", StringComparison.Ordinal)..];
        Assert.Contains("Not today's advice", past, StringComparison.Ordinal);
        Assert.Contains("digoxin", kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("clarithromycin", kept, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(kept, (await hospital.Clinician.ReadAsync(address))[past.IndexOf("id=\"medicines\"", StringComparison.Ordinal)..]);
        Assert.Equal(2, PastLink().Count(await hospital.Clinician.ReadAsync(patient + "/history")));

        string shown = Shown().Match(changed).Groups[1].Value;
        using var stranger = await hospital.Clinician.SendAsync(patient, patient + "?handler=Read", ("shown", Guid.NewGuid().ToString()));
        Assert.Contains("Changed since you last read", await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);

        await ImportAsync("later.json", $"{Record},{Begun},{Gout}");
        using var early = await hospital.Clinician.SendAsync(patient, patient + "?handler=Read", ("shown", shown));
        string later = await hospital.Clinician.ReadAsync(patient);
        Assert.Contains("newly among the problems", later, StringComparison.Ordinal);
        Assert.DoesNotContain("newly among the current medicines", later, StringComparison.Ordinal);

        using var read = await hospital.Clinician.SendAsync(patient, patient + "?handler=Read", ("shown", Shown().Match(later).Groups[1].Value));
        Assert.DoesNotContain("Changed since you last read", await hospital.Clinician.ReadAsync(patient), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_patients_past_advice_is_not_found_under_this_one()
    {
        string brandt = await hospital.PatientAsync("brandt");
        await hospital.Clinician.ReadAsync(brandt);
        string snapshot = PastLink().Match(await hospital.Clinician.ReadAsync(brandt + "/history")).Groups[1].Value;
        using var wrong = await hospital.Clinician.GetAsync(await hospital.PatientAsync("chen") + snapshot[snapshot.IndexOf("/history/", StringComparison.Ordinal)..]);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, wrong.StatusCode);
    }

    private async Task ImportAsync(string file, string entries)
    {
        using var uploaded = await hospital.Clinician.UploadAsync((file, Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"collection","entry":[{{entries}}]}""")));
        await hospital.Web.ImportsEndAsync();
    }

    [GeneratedRegex("name=\"shown\" value=\"([0-9a-f-]+)\"")]
    private static partial Regex Shown();

    [GeneratedRegex("href=\"(/patients/[0-9a-f-]+/history/[0-9a-f-]+)\"")]
    private static partial Regex PastLink();
}
