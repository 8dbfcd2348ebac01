using System.Text;

namespace PrecisionCare.Web.Tests.Counseling;

/// <summary>Patients who answer questionnaires in the demo hospital.</summary>
internal sealed class QuestionnaireHouse(DemoHospital hospital)
{
    private static readonly string[] Phq9 = ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"];

    private static readonly string[] Weights = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];

    /// <summary>Mental health is withheld from clinicians; counselors see it.</summary>
    public static string NotForClinicians { get; } = WrittenConsent.Deny(
        "PSY", ""","actor":[{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType","code":"PRCP"}]},"reference":{"reference":"Group/clinicians"}}]""");

    /// <summary>Address of the answers to PHQ-9.</summary>
    public static async Task<string> AnsweredAsync(Visitor person, string patient, string day, params int[] weights)
    {
        using var kept = await AnswerAsync(person, patient, day, weights);
        return kept.Headers.Location!.ToString();
    }

    /// <summary>Of any form on a page, those of its head too.</summary>
    public static (string, string) AnyToken(string html) => ("__RequestVerificationToken", Visitor.TokenIn(html));

    public static async Task<HttpResponseMessage> AnswerAsync(Visitor person, string patient, string day, params int[] weights)
    {
        string form = patient + "/counseling/questionnaires/phq-9/answer";
        return await person.PostAsync(form, [("Day", day), .. weights.Select((w, i) => ("item./" + Phq9[i], Weights[w])), Token(await person.ReadAsync(form))]);
    }

    public static (string, string) Token(string html) => ("__RequestVerificationToken", Visitor.TokenIn(html[html.IndexOf("<main", StringComparison.Ordinal)..]));

    public static string Spaces(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal);

    public static string Imported(string id, int ninth = 0) => $$$$"""
        {"resource":{"resourceType":"QuestionnaireResponse","id":"{{{{id}}}}-q","status":"completed","subject":{"reference":"Patient/{{{{id}}}}"},"authored":"2026-09-01","questionnaire":"http://loinc.org/q/44249-1",
        "item":[{{{{string.Join(',', Phq9.Select((code, i) => $"{{\"linkId\":\"/{code}\",\"answer\":[{{\"valueCoding\":{{\"system\":\"http://loinc.org\",\"code\":\"{Weights[i == 0 ? 2 : i < 8 ? 1 : ninth]}\"}}}}]}}"))}}}}]}}
        """;

    public async Task<string> BringInAsync(string id, string family, string exceptions = "", string more = "")
    {
        string entries = $$$"""{"resource":{"resourceType":"Patient","id":"{{{id}}}","gender":"female","birthDate":"1980-02-03","name":[{"family":"{{{family}}}"}]}},{{{WrittenConsent.Entry(id, exceptions)}}}{{{more}}}""";
        using var uploaded = await hospital.Clinician.UploadAsync((id + ".json", Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"collection","entry":[{{entries}}]}""")));
        await hospital.Web.ImportsEndAsync();
        return await hospital.PatientAsync(family);
    }
}
