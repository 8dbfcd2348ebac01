using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Imports;

/// <summary>The patients whom names in a VCF may mean: by an identifier or by the id in the record.</summary>
internal sealed class LinkCandidates
{
    private readonly Dictionary<string, Guid> _patients;
    private readonly Dictionary<Guid, DataKey> _keys;

    private LinkCandidates(Dictionary<string, Guid> patients, Dictionary<Guid, DataKey> keys, ImmutableArray<Person> persons)
    {
        (_patients, _keys) = (patients, keys);
        Persons = persons;
    }

    public ImmutableArray<Person> Persons { get; }

    public Guid? KeyOf(string patientId) => _patients.TryGetValue(patientId, out var key) ? key : null;

    /// <summary>Under which what belongs to a candidate is sealed.</summary>
    public DataKey DataKeyOf(Guid patient) => _keys[patient];

    /// <summary>The texts by which a VCF may mean a person; an identifier also with its system before it.</summary>
    public static IEnumerable<string> NamesOf(Person person) =>
        [person.Id, person.LogicalId, .. person.Identifiers.SelectMany(i => new[] { i.Value, $"{i.System}|{i.Value}" })];

    public static async Task<LinkCandidates> FindAsync(PrecisionCareContext context, PatientVault vault, IEnumerable<string> names, CancellationToken stop)
    {
        string[] texts = [.. names.Distinct()];
        string[] values = [.. texts.Concat(texts.Where(t => t.Contains('|')).Select(t => t[(t.LastIndexOf('|') + 1)..])).Distinct().Select(vault.Installation.OfIdentifier)];
        string[] ids = [.. texts.Select(name => vault.Installation.OfPatient(name.StartsWith("Patient/", StringComparison.Ordinal) ? name : "Patient/" + name))];
        var rows = await context.Patients.AsNoTracking()
            .Where(p => (p.IdMark != null && ids.Contains(p.IdMark)) || context.PatientIdentifiers.Any(i => i.PatientKey == p.Id && values.Contains(i.Mark)))
            .ToListAsync(stop);
        var keys = await vault.KeysOfAsync(context, [.. rows.Select(p => p.Id)], stop);
        var patients = rows.Where(p => keys.ContainsKey(p.Id)).ToDictionary(p => p.Describe(keys[p.Id]).PatientId, p => p.Id);
        Guid[] found = [.. patients.Values];
        string[] described = [.. patients.Keys.Select(vault.Installation.OfFact)];
        var facts = await context.Resources.Where(r => r.PatientKey != null && found.Contains(r.PatientKey.Value) && described.Contains(r.FactMark) && r.IsCurrent)
            .Select(r => new { r.Id, r.PatientKey, r.Fact }).ToListAsync(stop);
        return new LinkCandidates(patients, keys, [.. facts.Select(f => ResourceRow.OpenFact(keys[f.PatientKey!.Value], f.Id, f.Fact)).OfType<Person>()]);
    }
}
