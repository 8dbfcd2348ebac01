using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Counseling;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Counseling;
using PrecisionCare.Storage.Tests.Counseling;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Consents;

public sealed class DataErasureTests
{
    private static readonly Guid First = Guid.Parse("00000000-0000-0000-0000-00000000000a"), Second = Guid.Parse("00000000-0000-0000-0000-00000000000b");

    [Theory, OnSqlite, OnPostgres]
    public async Task A_granted_erasure_restricts_until_retention_ends_and_a_hold_is_lifted(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine, services => services.AddSingleton(new Retention(0)));
        await storage.ImportAsync("p.ndjson", FhirText.Lines(FhirText.Patient("p1"), FhirText.Consent("p1", "c1", "active", """{"type":"permit"}""")));
        var patient = (await storage.Directory.FindAsync("Patient/p1"))!.Key;
        var (requests, erasure, register) = (storage.Get<DataRequests>(), storage.Get<DataErasure>(), storage.Get<ConsentRegister>());
        var erase = (await requests.ReceiveAsync(patient, DataRequestKind.Erasure, DateTimeOffset.UtcNow, "by letter", First))!.Value;
        var hold = (await requests.ReceiveAsync(patient, DataRequestKind.LegalHold, DateTimeOffset.UtcNow, "court order", First))!.Value;

        Assert.Equal(DataRequestRefusal.NotAtThisStep, await erasure.CarryOutAsync(patient, erase, Second));
        Assert.Equal(DataRequestRefusal.NeedsSecondPerson, await requests.GrantAsync(patient, erase, First, null));
        Assert.Null(await requests.GrantAsync(patient, erase, Second, null));
        Assert.Contains(await register.DirectivesOfAsync(patient), d => d.Id == ConsentRegister.Restriction && !d.Root!.Permits);

        Assert.Equal(DataRequestRefusal.Held, await erasure.CarryOutAsync(patient, erase, Second));
        Assert.Null(await requests.LiftAsync(patient, hold, First));
        Assert.Equal(1, (await register.CountsAsync(DateTimeOffset.UtcNow))[ConsentFilter.All]);
        Assert.Null(await erasure.CarryOutAsync(patient, erase, Second));
        Assert.Null(await storage.Directory.FindAsync(patient));
        Assert.All((await register.CountsAsync(DateTimeOffset.UtcNow)).Values, count => Assert.Equal(0, count));
        Assert.Equal(0, (await register.ListAsync(ConsentFilter.All, DateTimeOffset.UtcNow)).Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_session_that_was_signed_is_an_entry_of_the_record_and_is_kept_as_long(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await storage.ImportAsync("p.ndjson", FhirText.Lines(FhirText.Patient("p1")));
        var patient = (await storage.Directory.FindAsync("Patient/p1"))!.Key;
        var before = await storage.Get<DataErasure>().PossibleFromAsync(patient);
        await storage.Get<SessionStore>().SignAsync(patient, SessionStoreTests.All, Guid.CreateVersion7(), SessionStoreTests.Content, new SecondaryOnFile(SecondaryStanding.NothingOnFile), null, SessionStoreTests.Counselor);
        Assert.True(await storage.Get<DataErasure>().PossibleFromAsync(patient) > before);
    }
}
