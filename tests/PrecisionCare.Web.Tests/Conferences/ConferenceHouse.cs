using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Accounts;

namespace PrecisionCare.Web.Tests.Conferences;

/// <summary>A house with three people who treat, of whom the first brings patients in and so is alone in their care teams.</summary>
public sealed partial class ConferenceHouse : IAsyncLifetime
{
    private const string Password = "conference-passphrase-77";

    internal RunningWeb Web { get; private set; } = null!;

    internal Visitor Chair { get; private set; } = null!;

    internal Visitor Counselor { get; private set; } = null!;

    internal Visitor Outsider { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Web = await RunningWeb.StartAsync(demo: false);
        await using var scope = Web.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        foreach (string role in (string[])[Roles.Clinician, Roles.GeneticCounselor])
            if (!await roles.RoleExistsAsync(role)) await roles.CreateAsync(new IdentityRole<Guid>(role));
        Assert.Empty(await accounts.CreateAsync("chair@house.example", "Dr Carla Ching", Password, [Roles.Clinician]));
        Assert.Empty(await accounts.CreateAsync("counselor@house.example", "Gene Mendel", Password, [Roles.GeneticCounselor]));
        Assert.Empty(await accounts.CreateAsync("outsider@house.example", "Dr Otto Fremd", Password, [Roles.Clinician]));
        Chair = await Web.SignInAsync("chair@house.example", Password);
        Counselor = await Web.SignInAsync("counselor@house.example", Password);
        Outsider = await Web.SignInAsync("outsider@house.example", Password);
    }

    /// <summary>A patient with gout who takes colchicine, whom the chair brings in.</summary>
    /// <param name="id">Bare id.</param>
    /// <param name="family">Family name.</param>
    /// <param name="consents">Permits care, genetic data included, to whoever treats; else the care team alone sees the record, without genetic data.</param>
    /// <returns>Address of the patient.</returns>
    internal async Task<string> PatientAsync(string id, string family, bool consents = true)
    {
        await ImportAsync(id, $$$"""
            {"resource":{"resourceType":"Patient","id":"{{{id}}}","gender":"female","birthDate":"1961-04-14","name":[{"family":"{{{family}}}"}]}},
            {"resource":{"resourceType":"Condition","id":"{{{id}}}-gout","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"subject":{"reference":"Patient/{{{id}}}"},"code":{"coding":[{"system":"http://snomed.info/sct","code":"90560007","display":"Gout"}],"text":"Gout"} } },
            {"resource":{"resourceType":"MedicationRequest","id":"{{{id}}}-colchicine","status":"active","intent":"order","subject":{"reference":"Patient/{{{id}}}"},"authoredOn":"2026-11-01","medicationCodeableConcept":{"text":"Colchicine 0.6 MG Oral Tablet"} } }{{{(consents ? "," + WrittenConsent.Entry(id) : "")}}}
            """);
        var found = await Web.Services.GetRequiredService<PatientDirectory>().SearchAsync(family);
        return $"/patients/{found.Items[0].Key}";
    }

    internal async Task ImportAsync(string name, string entries)
    {
        using var uploaded = await Chair.UploadAsync(($"{name}.json", Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","type":"collection","entry":[{{entries}}]}""")));
        await Web.ImportsEndAsync();
    }

    /// <summary>The account behind a name on the form that invites.</summary>
    internal static string AccountIn(string form, string name) => Choice().Matches(form).Single(m => m.Groups[2].Value.Trim() == name).Groups[1].Value;

    /// <summary>The chair opens a conference and invites the counselor, who is added to the team where they are not in it.</summary>
    /// <returns>Address of the conference.</returns>
    internal async Task<string> OpenAsync(string patient, string title, params (string Name, string Value)[] more)
    {
        string form = await Chair.ReadAsync(patient + "/conferences/new");
        using var opened = await Chair.SendAsync(patient + "/conferences/new", patient + "/conferences/new",
            [("Input.Title", title), ("Input.AnswersBy", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(3).ToString("yyyy-MM-dd", null)),
             ("Invitation.Invited", AccountIn(form, "Gene Mendel")), ("Invitation.AddToTeam", "true"), .. more]);
        Assert.True(opened.Headers.Location is not null, await opened.Content.ReadAsStringAsync());
        return opened.Headers.Location.OriginalString;
    }

    internal static string Revision(string page) => Seen().Match(page).Groups[1].Value;

    public async Task DisposeAsync()
    {
        foreach (var person in new[] { Chair, Counselor, Outsider }) person.Dispose();
        await Web.DisposeAsync();
    }

    [GeneratedRegex("name=\"Invitation.Invited\" value=\"([0-9a-f-]{36})\"[^>]*><label[^>]*>([^<]+)<")]
    private static partial Regex Choice();

    [GeneratedRegex("name=\"seen\" value=\"([0-9]+)\"")]
    private static partial Regex Seen();
}
