using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Demo;

namespace PrecisionCare.Web.Tests.Audit;

/// <summary>What people do leaves a trace, and who may read the trace reads it.</summary>
public sealed class AuditPageTests : IAsyncLifetime
{
    private RunningWeb _web = null!;

    public async Task InitializeAsync()
    {
        _web = await RunningWeb.StartAsync(demo: true);
        await _web.ImportsEndAsync();
    }

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task A_look_at_a_patient_is_recorded_with_person_page_purpose_and_what_decided()
    {
        using var clinician = await _web.SignInAsync("clinician@demo.example");
        var patient = await PatientAsync("brandt");
        await clinician.ReadAsync($"/patients/{patient}/genome");
        var look = (await RecordsAsync(new AuditFilter { Patient = patient, Kind = AuditKind.PatientRead })).Single();
        Assert.Equal(("Dr Ana Rivera", "Clinician", "Page/Patient/Genome", "TREAT", true), (look.Actor.Name, look.Actor.Role, look.Entry.Object, look.Entry.Purpose, look.Entry.Permitted));
        Assert.False(string.IsNullOrEmpty(look.Entry.Rule));
    }

    [Fact]
    public async Task A_search_is_recorded_without_its_words()
    {
        using var clinician = await _web.SignInAsync("clinician@demo.example");
        using var found = await clinician.SendAsync("/patients", "/patients", ("Text", "brandt"));
        await clinician.ReadAsync(found.Headers.Location!.ToString());
        var records = await RecordsAsync(new AuditFilter { Kind = AuditKind.PatientSearch });
        Assert.Contains(records, r => r.Entry.Detail == "1 found, 1 shown" && r.Actor.Name == "Dr Ana Rivera");
        Assert.All(records, r => Assert.DoesNotContain("brandt", r.Entry.Detail + r.Entry.Object, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_page_that_the_role_does_not_open_is_recorded_as_a_refused_look()
    {
        using var consents = await _web.SignInAsync("consent@demo.example");
        using var clinician = await _web.SignInAsync("clinician@demo.example");
        var patient = await PatientAsync("brandt");
        using var record = await consents.GetAsync($"/patients/{patient}/genome");
        using var accounts = await clinician.PostAsync("/administration/accounts", ("Input.Name", "canary-name"));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (record.StatusCode, accounts.StatusCode));

        var look = (await RecordsAsync(new AuditFilter { Patient = patient, Kind = AuditKind.PatientRead })).Single();
        Assert.Equal(("Page/Patient/Genome", false, "role", "Consent administrator"), (look.Entry.Object, look.Entry.Permitted, look.Entry.Rule, look.Actor.Role));
        var page = (await RecordsAsync(new AuditFilter { Kind = AuditKind.PageRefused })).Single();
        Assert.Equal(("Page/Administration/Accounts", false, "sent a form"), (page.Entry.Object, page.Entry.Permitted, page.Entry.Detail));
        Assert.Contains("tried to open the record, refused", await consents.ReadAsync($"/consents/patients/{patient}/access"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_changes_the_schema_is_recorded_before_anything_else()
    {
        var first = (await RecordsAsync(new AuditFilter { Kind = AuditKind.Maintenance })).Single();
        Assert.Equal((1L, "start"), (first.Sequence, first.Actor.Name));
        Assert.StartsWith("migrated to ", first.Entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_shown()
    {
        using var clinician = await _web.SignInAsync("clinician@demo.example");
        var patient = await PatientAsync("brandt");
        await using (var context = await _web.Services.GetRequiredService<IDbContextFactory<PrecisionCareContext>>().CreateDbContextAsync())
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE audit RENAME TO elsewhere");
        using var answer = await clinician.GetAsync($"/patients/{patient}");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("BRANDT", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Administrators_narrow_the_audit_and_only_who_may_see_patients_reads_their_names()
    {
        using var clinician = await _web.SignInAsync("clinician@demo.example");
        var patient = await PatientAsync("brandt");
        await clinician.ReadAsync($"/patients/{patient}");
        using var admin = await _web.SignInAsync("admin@demo.example");
        using var consent = await _web.SignInAsync("consent@demo.example");
        string address = $"/audit?kind=PatientRead&patient={patient}";
        string seenByAdmin = await admin.ReadAsync(address), seenByConsent = await consent.ReadAsync(address);
        Assert.Contains("Dr Ana Rivera", seenByAdmin, StringComparison.Ordinal);
        Assert.DoesNotContain("Brandt", seenByAdmin, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Brandt", seenByConsent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Nothing of the kind is recorded", await admin.ReadAsync("/audit?day=2001-01-01"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audit?kind=Nonsense&day=yesterday&person=me&page=-7")]
    [InlineData("/audit?page=99999999")]
    [InlineData("/audit?kind=999&emergency=perhaps")]
    public async Task A_filter_that_makes_no_sense_is_no_fault(string address)
    {
        using var admin = await _web.SignInAsync("admin@demo.example");
        await admin.ReadAsync(address);
    }

    [Fact]
    public async Task The_audit_leaves_as_a_table_and_as_AuditEvents_and_that_is_recorded()
    {
        using var admin = await _web.SignInAsync("admin@demo.example");
        using var table = await admin.SendAsync("/audit", "/audit?handler=Csv", ("kind", "SignIn"));
        string[] lines = (await table.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("sequence,time,kind,", lines[0], StringComparison.Ordinal);
        Assert.All(lines[1..], line => Assert.Contains("\"SignIn\"", line, StringComparison.Ordinal));
        Assert.NotEmpty(lines[1..]);

        using var events = await admin.SendAsync("/audit", "/audit?handler=Events");
        foreach (string line in (await events.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal("AuditEvent", json.RootElement.GetProperty("resourceType").GetString());
        }
        Assert.Equal(2, (await RecordsAsync(new AuditFilter { Kind = AuditKind.AuditRead })).Count(r => r.Entry.Detail?.StartsWith("exported", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task Another_organisation_finds_no_patient_account_import_or_audit_of_this_one()
    {
        var patient = await PatientAsync("brandt");
        var import = (await _web.Services.GetRequiredService<PrecisionCare.Storage.Imports.ImportQueue>().ListAsync()).Items[0].Id;
        await _web.Services.GetRequiredService<OrganisationDirectory>().AddAsync("St Anne");
        var other = (await _web.Services.GetRequiredService<OrganisationDirectory>().ListAsync()).Single(o => o.Id != OrganisationKeys.Home);
        await MakeAsync(other.Id, "ward@stanne.example", Roles.Clinician);
        await MakeAsync(other.Id, "admin@stanne.example", Roles.SystemAdministrator);

        using var ward = await _web.SignInAsync("ward@stanne.example");
        Assert.DoesNotContain("Brandt", await ward.ReadAsync("/patients"), StringComparison.OrdinalIgnoreCase);
        foreach (string address in (string[])[$"/patients/{patient}", $"/patients/{patient}/genome", $"/imports/{import}"])
        {
            using var answer = await ward.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{address}: {answer.StatusCode}");
        }

        using var admin = await _web.SignInAsync("admin@stanne.example");
        Assert.DoesNotContain("Dr Ana Rivera", await admin.ReadAsync("/administration/accounts"), StringComparison.Ordinal);
        Assert.DoesNotContain("Dr Ana Rivera", await admin.ReadAsync("/audit"), StringComparison.Ordinal);
        var rivera = await WithAccountsAsync(accounts => accounts.Users.Where(a => a.Email == "clinician@demo.example").Select(a => a.Id).SingleAsync());
        using var hers = await admin.GetAsync($"/administration/accounts/{rivera}");
        Assert.Equal(HttpStatusCode.NotFound, hers.StatusCode);
        using var organisations = await admin.GetAsync("/administration/organisations");
        Assert.Equal(HttpStatusCode.NotFound, organisations.StatusCode);
    }

    [Fact]
    public async Task A_person_who_is_moved_to_another_organisation_is_signed_out_and_sees_that_one()
    {
        using var admin = await _web.SignInAsync("admin@demo.example");
        using var clinician = await _web.SignInAsync("clinician@demo.example");
        using (var added = await admin.SendAsync("/administration/organisations", "/administration/organisations?handler=Add", ("name", "St Anne")))
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var other = (await _web.Services.GetRequiredService<OrganisationDirectory>().ListAsync()).Single(o => o.Name == "St Anne");
        var rivera = await WithAccountsAsync(accounts => accounts.Users.Where(a => a.Email == "clinician@demo.example").Select(a => a.Id).SingleAsync());
        using (var moved = await admin.SendAsync("/administration/organisations", "/administration/organisations?handler=Assign", ("account", rivera.ToString()), ("organisation", other.Id.ToString())))
            Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);

        using var refused = await clinician.GetAsync("/patients");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode); // to sign in again
        using var again = await _web.SignInAsync("clinician@demo.example");
        Assert.DoesNotContain("Brandt", await again.ReadAsync("/patients"), StringComparison.OrdinalIgnoreCase);
    }

    private async Task<Guid> PatientAsync(string family) => (await _web.Services.GetRequiredService<PatientDirectory>().SearchAsync(family)).Items[0].Key;

    private async Task<IReadOnlyList<AuditRecord>> RecordsAsync(AuditFilter filter) => (await _web.Services.GetRequiredService<AuditLog>().ReadAsync(filter, size: 500)).Items;

    private async Task MakeAsync(Guid organisation, string email, string role)
    {
        using var work = _web.Services.GetRequiredService<WorkScopes>().Enter(organisation, "test");
        await using var scope = _web.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { UserName = email, Email = email, EmailConfirmed = true, DisplayName = email };
        Assert.True((await accounts.CreateAsync(account, DemoAccounts.Password)).Succeeded);
        await accounts.AddToRoleAsync(account, role);
    }

    private async Task<T> WithAccountsAsync<T>(Func<UserManager<Account>, Task<T>> ask)
    {
        await using var scope = _web.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
    }
}
