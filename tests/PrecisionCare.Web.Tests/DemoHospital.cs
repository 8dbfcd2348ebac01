using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Web.Tests;

/// <summary>One running application with its demo loaded, shared by the tests that only look.</summary>
public sealed class DemoHospital : IAsyncLifetime
{
    private RunningWeb? _web;

    internal RunningWeb Web => _web!;

    private readonly Dictionary<string, Visitor> _people = [];

    internal Visitor Clinician { get; private set; } = null!;

    /// <summary>A demo person, signed in once for all tests.</summary>
    internal async Task<Visitor> PersonAsync(string email)
    {
        if (!_people.TryGetValue(email, out var person)) _people[email] = person = await Web.SignInAsync(email);
        return person;
    }

    public async Task InitializeAsync()
    {
        _web = await RunningWeb.StartAsync(demo: true);
        await _web.ImportsEndAsync();
        Clinician = await PersonAsync("clinician@demo.example");
    }

    /// <summary>Address of a demo patient by family name.</summary>
    internal async Task<string> PatientAsync(string family)
    {
        var found = await Web.Services.GetRequiredService<PatientDirectory>().SearchAsync(family);
        return $"/patients/{found.Items[0].Key}";
    }

    public async Task DisposeAsync()
    {
        foreach (var person in _people.Values) person.Dispose();
        await Web.DisposeAsync();
    }
}

/// <summary>Tests that share one <see cref="DemoHospital"/>.</summary>
[CollectionDefinition(Name)]
public sealed class DemoHospitalTests : ICollectionFixture<DemoHospital>
{
    public const string Name = "One demo hospital";
}
