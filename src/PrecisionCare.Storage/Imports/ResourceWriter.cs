using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Access;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Imports;

/// <summary>Stores a batch of resources of one file within the caller's transaction, and counts what became of each.</summary>
/// <param name="context">A fresh context: what it tracks is this batch.</param>
/// <param name="import">The import that brings them.</param>
/// <param name="source">SHA-256 of the file.</param>
/// <param name="by">The account that asked for the import.</param>
/// <param name="now">When.</param>
internal sealed class ResourceWriter(PrecisionCareContext context, Guid import, string source, Guid? by, DateTimeOffset now)
{
    private readonly Dictionary<(Guid? Patient, string FactId), List<ResourceRow>> _known = [];
    private readonly HashSet<Guid> _changed = [];
    private readonly HashSet<string> _changedProducts = [];
    private readonly HashSet<Guid> _superseded = [];
    private readonly List<(Guid Patient, ReadResource Consent)> _consents = [];

    /// <summary>Consents of patients that this batch made current.</summary>
    public IReadOnlyList<(Guid Patient, ReadResource Consent)> Consents => _consents;

    public async Task StoreAsync(IReadOnlyList<ReadResource> batch, ImportCounts counts, CancellationToken stop)
    {
        var patients = await PatientsAsync(batch, stop);
        await LoadKnownAsync(batch, patients, stop);
        var described = new Dictionary<Guid, Person>();
        foreach (var resource in batch)
        {
            Guid? patient = resource.PatientId is { } id ? patients[id].Id : null;
            var how = Store(resource, patient);
            counts.Add(TypeOf(resource.Fact.Id), how);
            if (how is StoredAs.Added or StoredAs.Replaced && resource.Fact is Person person && patient is { } key && person.Id == resource.PatientId)
                described[key] = person;
        }
        foreach (var patient in patients.Values)
            if (described.TryGetValue(patient.Id, out var person)) await PatientDescription.ApplyAsync(context, patient, person, stop);
        await context.SaveChangesAsync(stop);
        await context.Resources.Where(r => _superseded.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.IsCurrent, false), stop);
        await TouchAsync(stop);
    }

    /// <summary>The patients of the batch, new ones added, each marked as spoken of by this file.</summary>
    private async Task<Dictionary<string, PatientRow>> PatientsAsync(IReadOnlyList<ReadResource> batch, CancellationToken stop)
    {
        string[] ids = [.. batch.Select(r => r.PatientId).OfType<string>().Distinct()];
        var patients = await context.Patients.AsTracking().Where(p => ids.Contains(p.PatientId)).ToDictionaryAsync(p => p.PatientId, stop);
        string[] unknown = [.. ids.Where(id => !patients.ContainsKey(id))];
        foreach (string id in unknown)
            context.Patients.Add(patients[id] = new PatientRow { Id = Guid.CreateVersion7(now), PatientId = id, ChangedAt = now });
        await NewPatients.JoinTeamsAsync(context, [.. unknown.Select(id => patients[id].Id)], by, now, stop);
        Guid[] keys = [.. patients.Values.Select(p => p.Id)];
        var spokenOf = await context.PatientSources.Where(s => s.SourceHash == source && keys.Contains(s.PatientKey)).Select(s => s.PatientKey).ToHashSetAsync(stop);
        foreach (var key in keys.Where(key => !spokenOf.Contains(key)))
        {
            context.PatientSources.Add(new PatientSourceRow { PatientKey = key, SourceHash = source });
            _changed.Add(key);
        }
        return patients;
    }

    /// <summary>The versions of the batch's resources that are stored; without their content.</summary>
    private async Task LoadKnownAsync(IReadOnlyList<ReadResource> batch, Dictionary<string, PatientRow> patients, CancellationToken stop)
    {
        Guid[] keys = [.. patients.Values.Select(p => p.Id)];
        string[] owned = [.. batch.Where(r => r.PatientId is not null).Select(r => r.Fact.Id).Distinct()];
        string[] shared = [.. batch.Where(r => r.PatientId is null).Select(r => r.Fact.Id).Distinct()];
        var rows = owned.Length == 0 ? [] : await WithoutContent(context.Resources
            .Where(r => r.PatientKey != null && keys.Contains(r.PatientKey.Value) && owned.Contains(r.FactId))).ToListAsync(stop);
        if (shared.Length > 0)
            rows.AddRange(await WithoutContent(context.Resources.Where(r => r.PatientKey == null && shared.Contains(r.FactId))).ToListAsync(stop));
        foreach (var row in rows) Versions(row.PatientKey, row.FactId).Add(row);
    }

    private StoredAs Store(ReadResource resource, Guid? patient)
    {
        var fact = resource.Fact;
        var versions = Versions(patient, fact.Id);
        var lastUpdated = fact.Source.LastUpdated?.ToUniversalTime();
        long? sourceVersion = long.TryParse(fact.Source.VersionId, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
        var how = VersionRule.Decide(
            versions.ConvertAll(v => new KnownVersion(v.ContentHash, v.SourceHash, v.LastUpdated, v.SourceVersion, v.IsCurrent)),
            resource.ContentHash, source, lastUpdated, sourceVersion);

        // A file's own copy of a resource of no one patient is kept even when it says nothing new: see MedicinalProducts.
        bool ownCopy = patient is null && how == StoredAs.Unchanged && !versions.Exists(v => v.ContentHash == resource.ContentHash && v.SourceHash == source);
        if (how == StoredAs.Unchanged && !ownCopy) return how;

        bool current = how is StoredAs.Added or StoredAs.Replaced;
        if (current)
        {
            foreach (var former in versions.Where(v => v.IsCurrent)) Supersede(former);
            if (patient is { } key)
            {
                _changed.Add(key);
                if (TypeOf(fact.Id) == "Consent") _consents.Add((key, resource));
            }
            else if (fact is MedicationProduct) _changedProducts.Add(fact.Id);
        }
        var row = new ResourceRow
        {
            Id = Guid.CreateVersion7(now),
            PatientKey = patient,
            FactId = fact.Id,
            ResourceType = TypeOf(fact.Id),
            Version = versions.Count == 0 ? 1 : versions.Max(v => v.Version) + 1,
            IsCurrent = current,
            ContentHash = resource.ContentHash,
            LastUpdated = lastUpdated,
            SourceVersion = sourceVersion,
            ImportId = import,
            SourceHash = source,
            ImportedAt = now,
            ProductId = (fact as MedicationUse)?.ProductId,
            Fact = FactJson.Write(fact),
            Raw = Compressed.Pack(resource.Json.Span),
        };
        context.Resources.Add(row);
        versions.Add(row);
        return how;
    }

    private void Supersede(ResourceRow former)
    {
        former.IsCurrent = false; // enough for a row of this batch, which is yet to be inserted
        if (context.Entry(former).State == EntityState.Detached) _superseded.Add(former.Id);
    }

    /// <summary>New copies of the patients' records are due; also for those who take a medicine whose product has changed.</summary>
    private async Task TouchAsync(CancellationToken stop)
    {
        if (_changedProducts.Count > 0)
            _changed.UnionWith(await context.Resources.Where(r => r.PatientKey != null && r.IsCurrent && r.ProductId != null && _changedProducts.Contains(r.ProductId))
                .Select(r => r.PatientKey!.Value).Distinct().ToListAsync(stop));
        if (_changed.Count > 0) await context.TouchAsync(_changed, now, stop);
    }

    private List<ResourceRow> Versions(Guid? patient, string factId)
    {
        if (!_known.TryGetValue((patient, factId), out var versions)) _known[(patient, factId)] = versions = [];
        return versions;
    }

    private static IQueryable<ResourceRow> WithoutContent(IQueryable<ResourceRow> rows) => rows.AsNoTracking().Select(r => new ResourceRow
    {
        Id = r.Id,
        PatientKey = r.PatientKey,
        FactId = r.FactId,
        ResourceType = r.ResourceType,
        Version = r.Version,
        IsCurrent = r.IsCurrent,
        ContentHash = r.ContentHash,
        SourceHash = r.SourceHash,
        LastUpdated = r.LastUpdated,
        SourceVersion = r.SourceVersion,
        Fact = Array.Empty<byte>(),
        Raw = Array.Empty<byte>(),
    });

    private static string TypeOf(string factId) => factId.IndexOf('/') is > 0 and var slash ? factId[..slash] : factId;
}
