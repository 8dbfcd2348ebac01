using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Web.Tests.Consents;

/// <summary>A running demo with patients of its own, of whom nothing is on file, and a consent administrator who is signed in.</summary>
public sealed class ConsentOffice : IAsyncLifetime
{
    private static readonly string[] Families = ["Lindqvist", "Sorensen", "Okafor", "Petrov", "Haddad", "Moreau", "Novak"];

    internal RunningWeb Web { get; private set; } = null!;

    internal Visitor Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Web = await RunningWeb.StartAsync(demo: true);
        string patients = string.Join('\n', Families.Select((family, n) => string.Create(CultureInfo.InvariantCulture,
            $$$"""{"resourceType":"Patient","id":"office-{{{n}}}","identifier":[{"type":{"coding":[{"code":"MR"}]},"value":"OFF-00{{{n}}}"}],"name":[{"family":"{{{family}}}","given":["Kim"]}],"gender":"other","birthDate":"1970-02-0{{{n + 1}}}"}""")));
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(patients));
        await Web.Services.GetRequiredService<ImportQueue>().EnqueueUploadAsync(content, "office.ndjson");
        await Web.ImportsEndAsync();
        Administrator = await Web.SignInAsync("consent@demo.example");
    }

    /// <summary>A patient by family name: key, and address of their consents.</summary>
    internal async Task<(Guid Key, string Page)> PatientAsync(string family)
    {
        var key = (await Web.Services.GetRequiredService<PatientDirectory>().SearchAsync(family)).Items[0].Key;
        return (key, $"/consents/patients/{key}");
    }

    internal Task<ImmutableArray<RegisteredConsent>> RegisterOf(Guid patient) => Web.Services.GetRequiredService<ConsentRegister>().OfAsync(patient);

    internal Task<string?> SignAsync(Guid patient, ConsentChoices choices) => Web.Services.GetRequiredService<ConsentRecorder>().SignAsync(patient, new SignedConsent
    {
        Status = "active",
        Directive = new ConsentDirective { Id = "", Active = true, Scope = choices.Scope, Root = choices.Rule(), SignedAt = PartialDate.OfDay(new DateOnly(2026, 1, 1)) },
    }, Guid.NewGuid());

    /// <summary>Sends a form with a file.</summary>
    internal async Task<HttpResponseMessage> UploadAsync(string address, IEnumerable<(string Name, string Value)> fields, string fileName, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(content), "file", fileName);
        return await Administrator.Client.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    public async Task DisposeAsync()
    {
        Administrator.Dispose();
        await Web.DisposeAsync();
    }
}
