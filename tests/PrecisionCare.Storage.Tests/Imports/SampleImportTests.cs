using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Imports;

public sealed class SampleImportTests
{
    private static readonly string Record = FhirText.Lines(FhirText.Patient("p1", mrn: "MRN-1"), FhirText.Patient("p2", mrn: "MRN-2"));

    [Theory, OnSqlite, OnPostgres]
    public async Task A_genome_whose_header_names_the_patient_is_linked_whichever_file_comes_first(Engine engine)
    {
        string genome = VcfText.Of([("NA1", "0/1")], patient: "MRN-1");
        foreach (bool recordFirst in (bool[])[true, false])
        {
            await using var storage = await TestStorage.NewAsync(engine);
            if (recordFirst) await storage.ImportAsync("record.ndjson", Record);
            await storage.ImportAsync("calls.vcf", genome);
            if (!recordFirst) await storage.ImportAsync("record.ndjson", Record);

            var sample = Assert.Single((await RecordAsync(storage, "p1")).Samples);
            Assert.Equal(SampleLinkBasis.HeaderIdentifier, sample.Basis);
            var call = Assert.Single(sample.Calls.Calls);
            Assert.Equal(("chr10:94781859", "0/1"), (call.Locus.ToString(), call.Genotype!.ToString()));
            Assert.Empty((await RecordAsync(storage, "p2")).Samples);
            Assert.Empty((await storage.Samples.WaitingAsync()).Items);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_genome_that_names_nobody_waits_for_a_person_even_when_there_is_one_patient_only(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("record.ndjson", FhirText.Lines(FhirText.Patient("p1")));
        var import = await storage.ImportAsync("calls.vcf", VcfText.Of([("NA1", "0/1"), ("NA2", "1/1")]));
        Assert.Equal(ImportState.Succeeded, import.State);
        Assert.Contains((await storage.Imports.IssuesAsync(import.Id)).Items, i => i.Code == "link.missing");
        Assert.Empty((await RecordAsync(storage, "p1")).Samples);

        var waiting = (await storage.Samples.WaitingAsync()).Items;
        Assert.Equal(["NA1", "NA2"], waiting.Select(s => s.Sample));
        var (patient, clinician) = ((await storage.Directory.FindAsync("Patient/p1"))!.Key, Guid.NewGuid());
        Assert.True(await storage.Samples.LinkAsync(waiting[1].Id, patient, clinician));
        Assert.Equal(("NA2", SampleLinkBasis.ChosenByUser), (await RecordAsync(storage, "p1")).Samples.Select(s => (s.Calls.Sample, s.Basis)).Single());
        Assert.Equal(clinician, Assert.Single(await storage.Samples.OfAsync(patient)).LinkedBy);
        Assert.False(await storage.Samples.LinkAsync(waiting[0].Id, Guid.NewGuid(), clinician));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_link_that_a_person_undid_is_not_made_again_by_an_identifier(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("record.ndjson", Record);
        string genome = VcfText.Of([("NA1", "0/1")], patient: "p1");
        await storage.ImportAsync("calls.vcf", genome);
        var sample = Assert.Single(await storage.Samples.OfAsync((await storage.Directory.FindAsync("Patient/p1"))!.Key));
        await storage.Samples.UnlinkAsync(sample.Id, Guid.NewGuid());

        await storage.ImportAsync("calls.vcf", genome);
        await storage.ImportAsync("more.ndjson", FhirText.Lines(FhirText.Condition("p1", "c1", "gout")));
        Assert.Empty((await RecordAsync(storage, "p1")).Samples);
        Assert.Single((await storage.Samples.WaitingAsync()).Items);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_beside_the_genome_says_whose_samples_it_holds(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        string path = Path.Combine(storage.Folder, "calls.vcf");
        await File.WriteAllTextAsync(path, VcfText.Of([("NA1", "0/1"), ("NA2", "1/1")]));
        await File.WriteAllTextAsync(path + ".link.json", """[{"patient":"Patient/p2","sample":"NA1"},{"patient":{"system":"urn:test:mrn","value":"MRN-1"},"sample":"NA2"}]""");
        var id = await storage.Imports.EnqueuePathAsync(path);
        await storage.Get<ImportRunner>().RunAsync(id);
        await storage.ImportAsync("record.ndjson", Record);
        Assert.Equal(("NA1", SampleLinkBasis.Sidecar), (await RecordAsync(storage, "p2")).Samples.Select(s => (s.Calls.Sample, s.Basis)).Single());
        Assert.Equal(("NA2", SampleLinkBasis.Sidecar), (await RecordAsync(storage, "p1")).Samples.Select(s => (s.Calls.Sample, s.Basis)).Single());
        Assert.True(storage.Get<FileStore>().Contains((await storage.Samples.OfImportAsync(id))[0].ContentHash), "The original is kept.");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reported_genotypes_are_stored_for_the_patient_whom_the_file_beside_them_names(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("record.ndjson", Record);
        string path = Path.Combine(storage.Folder, "genotypes.tsv");
        await File.WriteAllTextAsync(path + ".link.json", """{"patient":{"system":"urn:test:mrn","value":"MRN-1"}}""");
        foreach (string diplotype in new[] { "*1/*4", "*4/*4" })
        {
            await File.WriteAllTextAsync(path, $"# laboratory\nCYP2D6\t{diplotype}\n");
            await storage.Get<ImportRunner>().RunAsync(await storage.Imports.EnqueuePathAsync(path));
        }

        Assert.Equal("*4/*4", Assert.Single((await RecordAsync(storage, "p1")).OutsideCalls).Diplotype);
        Assert.Empty((await RecordAsync(storage, "p2")).OutsideCalls);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reported_genotypes_of_nobody_are_not_stored_and_that_is_said(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("record.ndjson", Record);
        var import = await storage.ImportAsync("genotypes.tsv", "CYP2D6\t*1/*4\n");

        Assert.Contains((await storage.Imports.IssuesAsync(import.Id)).Items, i => i.Code == "outside.no-patient");
        Assert.Empty((await RecordAsync(storage, "p1")).OutsideCalls);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_genome_again_changes_nothing_and_a_newer_knowledge_base_reads_it_anew(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        string genome = VcfText.Of([("NA1", "0/1")], patient: "p1");
        await storage.ImportAsync("record.ndjson", Record);
        await storage.ImportAsync("calls.vcf", genome);
        Assert.Equal(new KindCount(Unchanged: 1), (await storage.ImportAsync("calls.vcf", genome)).Counts.Kinds["Sample"]);

        var newer = storage.Beside(services => services.Replace(ServiceDescriptor.Singleton(TestReaders.Plain with { Knowledge = "test 2" })));
        Assert.Equal(new KindCount(Replaced: 1), (await newer.ImportAsync("calls.vcf", genome)).Counts.Kinds["Sample"]);
        Assert.Single((await RecordAsync(storage, "p1")).Samples);
    }

    private static async Task<PatientRecord> RecordAsync(TestStorage storage, string id) =>
        (await storage.Records.FindAsync((await storage.Directory.FindAsync("Patient/" + id))!.Key))!;
}
