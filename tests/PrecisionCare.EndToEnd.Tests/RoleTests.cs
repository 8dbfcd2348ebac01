namespace PrecisionCare.EndToEnd.Tests;

[Trait("Feature", Feature.WithoutJavaScript)]
[Collection(LookingTests.Name)]
public sealed class RoleTests(Hospital hospital)
{
    [BrowserTheory]
    [InlineData("clinician@demo.example", "/patients /patient /genome /imports /knowledge", "/administration/accounts")]
    [InlineData("counselor@demo.example", "/patients /patient /genome /imports /knowledge", "/administration/accounts")]
    [InlineData("consent@demo.example", "/patients /knowledge", "/patient /genome /imports /administration/accounts")]
    [InlineData("admin@demo.example", "/imports /knowledge /administration/accounts", "/patients /patient /genome")]
    public async Task A_role_reaches_its_pages_and_no_others(string email, string open, string closed)
    {
        string patient = await AddressOfAPatientAsync();
        await using var visit = await hospital.OpenAsync(new DemoAccount(email));

        foreach (string page in open.Split(' ')) Assert.Equal(200, await StatusAsync(page));
        foreach (string page in closed.Split(' ')) Assert.Equal(403, await StatusAsync(page));
        visit.HadNoComplaints();

        async Task<int> StatusAsync(string page)
        {
            string address = page switch { "/patient" => patient, "/genome" => patient + "/genome", _ => page };
            return (await visit.Page.GotoAsync(address))!.Status;
        }
    }

    [BrowserFact]
    public async Task Nobody_reaches_a_patient_without_signing_in()
    {
        string patient = await AddressOfAPatientAsync();
        await using var visit = await hospital.VisitAsync();

        foreach (string address in new[] { "/patients", patient, patient + "/genome", patient + "/record", "/imports", "/administration/accounts" })
        {
            await visit.Page.GotoAsync(address);
            Assert.Equal("/sign-in", new Uri(visit.Page.Url).AbsolutePath);
        }
    }

    private async Task<string> AddressOfAPatientAsync()
    {
        await using var visit = await hospital.OpenAsync(DemoAccount.Clinician);
        await visit.Page.OpenPatientAsync("chen", "CHEN, Mei-Lin");
        return new Uri(visit.Page.Url).AbsolutePath;
    }
}
