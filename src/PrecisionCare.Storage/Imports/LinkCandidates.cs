using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Imports;

/// <summary>The patients whom names in a VCF may mean: by an identifier or by the id in the record.</summary>
internal sealed class LinkCandidates
{
    private readonly Dictionary<string, Guid> _keys;

    private LinkCandidates(Dictionary<string, Guid> keys, ImmutableArray<Person> persons)
    {
        _keys = keys;
        Persons = persons;
    }

    public ImmutableArray<Person> Persons { get; }

    public Guid? KeyOf(string patientId) => _keys.TryGetValue(patientId, out var key) ? key : null;

    /// <summary>The texts by which a VCF may mean a person; an identifier also with its system before it.</summary>
    public static IEnumerable<string> NamesOf(Person person) =>
        [person.Id, person.LogicalId, .. person.Identifiers.SelectMany(i => new[] { i.Value, $"{i.System}|{i.Value}" })];

    public static async Task<LinkCandidates> FindAsync(PrecisionCareContext context, IEnumerable<string> names, CancellationToken stop)
    {
        string[] texts = [.. names.Distinct()];
        string[] values = [.. texts.Concat(texts.Where(t => t.Contains('|')).Select(t => t[(t.LastIndexOf('|') + 1)..])).Distinct()];
        string[] ids = [.. texts.Select(name => name.StartsWith("Patient/", StringComparison.Ordinal) ? name : "Patient/" + name)];
        var patients = await context.Patients
            .Where(p => ids.Contains(p.PatientId) || context.PatientIdentifiers.Any(i => i.PatientKey == p.Id && values.Contains(i.Value)))
            .Select(p => new { p.Id, p.PatientId }).ToDictionaryAsync(p => p.PatientId, p => p.Id, stop);
        Guid[] keys = [.. patients.Values];
        string[] described = [.. patients.Keys];
        var facts = await context.Resources.Where(r => r.PatientKey != null && keys.Contains(r.PatientKey.Value) && described.Contains(r.FactId) && r.IsCurrent)
            .Select(r => r.Fact).ToListAsync(stop);
        return new LinkCandidates(patients, [.. facts.Select(fact => FactJson.Read(fact)).OfType<Person>()]);
    }
}
