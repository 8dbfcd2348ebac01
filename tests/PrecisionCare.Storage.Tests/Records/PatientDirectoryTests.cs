using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Records;

public sealed class PatientDirectoryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_patient_is_found_by_beginnings_of_name_number_and_birth_date(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("three.ndjson", FhirText.Lines(
            FhirText.Patient("p1", "Müller", "Élodie", "1961-04-14", "MRN-0012"),
            FhirText.Patient("p2", "O'Brien", "Sean", "1961-07-04", "MRN-0013"),
            FhirText.Patient("p3", "Mullen", "Maria", "1975", "7781-44")));

        Assert.Equal(["Patient/p3", "Patient/p1", "Patient/p2"], await FindAsync(""));
        Assert.Equal(["Patient/p3", "Patient/p1"], await FindAsync("mul"));
        Assert.Equal(["Patient/p1"], await FindAsync("elodie MULLER"));
        Assert.Equal(["Patient/p2"], await FindAsync("brien"));
        Assert.Equal(["Patient/p1"], await FindAsync("1961-04"));
        Assert.Equal(["Patient/p1", "Patient/p2"], await FindAsync("1961"));
        Assert.Equal(["Patient/p2"], await FindAsync("mrn-0013"));
        Assert.Equal(["Patient/p3"], await FindAsync("7781-4"));
        Assert.Equal(3, (await FindAsync("%")).Length); // no word, no filter; never a wildcard
        Assert.Empty(await FindAsync("mul smith"));

        async Task<string[]> FindAsync(string text) => [.. (await storage.Directory.SearchAsync(text)).Items.Select(p => p.PatientId)];
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Pages_of_the_list_hold_each_patient_once_in_one_order(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("many.ndjson", FhirText.Lines(Enumerable.Range(1, 23).Select(n => FhirText.Patient($"p{n}", "Same", "Name"))));

        var pages = new List<string>();
        for (int page = 1; page <= 3; page++)
        {
            var found = await storage.Directory.SearchAsync("same", page, 10);
            Assert.Equal((23, 3), (found.Total, found.Count));
            pages.AddRange(found.Items.Select(p => p.PatientId));
        }
        Assert.Equal(23, pages.Distinct().Count());
        Assert.Empty((await storage.Directory.SearchAsync("same", int.MaxValue, 10)).Items);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_patient_who_is_only_referred_to_is_not_listed_until_described(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        var first = await storage.ImportAsync("conditions.ndjson", FhirText.Lines(FhirText.Condition("p1", "c1", "gout")));
        Assert.Empty((await storage.Directory.SearchAsync()).Items);
        Assert.Contains((await storage.Imports.IssuesAsync(first.Id)).Items, issue => issue.Code == "import.patient-missing");

        await storage.ImportAsync("patients.ndjson", FhirText.Lines(FhirText.Patient("p1")));
        var patient = Assert.Single((await storage.Directory.SearchAsync()).Items);
        Assert.Equal("gout", Assert.Single((await storage.Records.FindAsync(patient.Key))!.Clinical.Conditions).Code.Label);
    }
}
