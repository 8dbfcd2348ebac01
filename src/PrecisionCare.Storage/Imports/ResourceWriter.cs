using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Patients;
using PrecisionCare.Storage.Access;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Imports;

/// <summary>Stores a batch of resources of one file within the caller's transaction, and counts what became of each.</summary>
/// <param name="context">A fresh context: what it tracks is this batch.</param>
/// <param name="import">The import that brings them.</param>
/// <param name="vault">Keys of the patients; new ones are made for new patients.</param>
/// <param name="source">Digest of the file.</param>
/// <param name="by">The account that asked for the import.</param>
/// <param name="now">When.</param>
internal sealed class ResourceWriter(PrecisionCareContext context, PatientVault vault, Guid import, string source, Guid? by, DateTimeOffset now)
{
    private readonly Dictionary<(Guid? Patient, string FactMark), List<ResourceRow>> _known = [];
    private readonly HashSet<Guid> _changed = [];
    private readonly HashSet<string> _changedProducts = [];
    private readonly HashSet<Guid> _superseded = [];
    private readonly List<(Guid Patient, ReadResource Consent)> _consents = [];
    private readonly InstallationKey _installation = vault.Installation;
    private Dictionary<Guid, DataKey> _keys = [];

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
        await DescribeAsync([.. patients.Values.Where(p => described.ContainsKey(p.Id))], described, stop);
        await context.SaveChangesAsync(stop);
        await context.Resources.Where(r => _superseded.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.IsCurrent, false), stop);
        await TouchAsync(stop);
    }

    /// <summary>The patients of the batch, new ones added, each marked as spoken of by this file.</summary>
    private async Task<Dictionary<string, PatientRow>> PatientsAsync(IReadOnlyList<ReadResource> batch, CancellationToken stop)
    {
        string[] ids = [.. batch.Select(r => r.PatientId).OfType<string>().Distinct()];
        string[] marks = [.. ids.Select(_installation.OfPatient)];
        var known = await context.Patients.AsTracking().Where(p => p.IdMark != null && marks.Contains(p.IdMark)).ToDictionaryAsync(p => p.IdMark!, stop);
        _keys = await vault.KeysOfAsync(context, [.. known.Values.Select(p => p.Id)], stop);
        var patients = ids.Zip(marks).ToDictionary(p => p.First, p => known.GetValueOrDefault(p.Second) ?? NewPatient(p.First, p.Second));
        await NewPatients.JoinTeamsAsync(context, [.. patients.Values.Where(p => context.Entry(p).State == EntityState.Added).Select(p => p.Id)], by, now, stop);
        Guid[] keys = [.. patients.Values.Select(p => p.Id)];
        var spokenOf = await context.PatientSources.Where(s => s.SourceHash == source && keys.Contains(s.PatientKey)).Select(s => s.PatientKey).ToHashSetAsync(stop);
        foreach (var key in keys.Where(key => !spokenOf.Contains(key)))
        {
            context.PatientSources.Add(new PatientSourceRow { PatientKey = key, SourceHash = source });
            _changed.Add(key);
        }
        return patients;
    }

    private PatientRow NewPatient(string patientId, string mark)
    {
        var id = Guid.CreateVersion7(now);
        var key = _keys[id] = vault.Add(context, id);
        var row = new PatientRow { Id = id, IdMark = mark, ChangedAt = now, DescribedAt = now, Description = new PatientDescription(patientId).Seal(key, id) };
        context.Patients.Add(row);
        return row;
    }

    /// <summary>Takes what lists and search need from the Patient resources.</summary>
    private async Task DescribeAsync(IReadOnlyList<PatientRow> patients, Dictionary<Guid, Person> described, CancellationToken stop)
    {
        if (patients.Count == 0) return;
        Guid[] keys = [.. patients.Select(p => p.Id)];
        await context.PatientIdentifiers.Where(i => keys.Contains(i.PatientKey)).ExecuteDeleteAsync(stop);
        var latest = await context.Patients.MaxAsync(p => (DateTimeOffset?)p.DescribedAt, stop);
        foreach (var row in patients)
        {
            var person = described[row.Id];
            row.IsDescribed = true;
            row.Description = PatientDescription.Of(person).Seal(_keys[row.Id], row.Id);
            row.DescribedAt = latest > now ? latest.Value : now; // a clock that was set back must not hide it from lists
            context.PatientIdentifiers.AddRange(person.Identifiers.Select(i => _installation.OfIdentifier(i.Value)).Distinct()
                .Select(mark => new PatientIdentifierRow { PatientKey = row.Id, Mark = mark }));
        }
    }

    /// <summary>The versions of the batch's resources that are stored; without their content.</summary>
    private async Task LoadKnownAsync(IReadOnlyList<ReadResource> batch, Dictionary<string, PatientRow> patients, CancellationToken stop)
    {
        Guid[] keys = [.. patients.Values.Select(p => p.Id)];
        string[] owned = [.. batch.Where(r => r.PatientId is not null).Select(r => r.Fact.Id).Distinct().Select(_installation.OfFact)];
        string[] shared = [.. batch.Where(r => r.PatientId is null).Select(r => r.Fact.Id).Distinct().Select(_installation.OfFact)];
        var rows = owned.Length == 0 ? [] : await WithoutContent(context.Resources
            .Where(r => r.PatientKey != null && keys.Contains(r.PatientKey.Value) && owned.Contains(r.FactMark))).ToListAsync(stop);
        if (shared.Length > 0)
            rows.AddRange(await WithoutContent(context.Resources.Where(r => r.PatientKey == null && shared.Contains(r.FactMark))).ToListAsync(stop));
        foreach (var row in rows) Versions(row.PatientKey, row.FactMark).Add(row);
    }

    private StoredAs Store(ReadResource resource, Guid? patient)
    {
        var fact = resource.Fact;
        var (factMark, contentMark) = (_installation.OfFact(fact.Id), _installation.OfContent(resource.ContentHash));
        var versions = Versions(patient, factMark);
        var lastUpdated = fact.Source.LastUpdated?.ToUniversalTime();
        long? sourceVersion = long.TryParse(fact.Source.VersionId, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
        var how = VersionRule.Decide(
            versions.ConvertAll(v => new KnownVersion(v.ContentMark, v.SourceHash, v.LastUpdated, v.SourceVersion, v.IsCurrent)),
            contentMark, source, lastUpdated, sourceVersion);

        // A file's own copy of a resource of no one patient is kept even when it says nothing new: see MedicinalProducts.
        bool ownCopy = patient is null && how == StoredAs.Unchanged && !versions.Exists(v => v.ContentMark == contentMark && v.SourceHash == source);
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
            else if (fact is MedicationProduct) _changedProducts.Add(factMark);
        }
        var sealing = patient is { } owner ? _keys[owner] : _installation.Key;
        var id = Guid.CreateVersion7(now);
        var row = new ResourceRow
        {
            Id = id,
            PatientKey = patient,
            FactMark = factMark,
            ResourceType = TypeOf(fact.Id),
            Version = versions.Count == 0 ? 1 : versions.Max(v => v.Version) + 1,
            IsCurrent = current,
            ContentMark = contentMark,
            LastUpdated = lastUpdated,
            SourceVersion = sourceVersion,
            ImportId = import,
            SourceHash = source,
            ImportedAt = now,
            ProductMark = fact is MedicationUse { ProductId: { } product } ? _installation.OfFact(product) : null,
            Fact = ResourceRow.SealFact(sealing, id, fact),
            Raw = ResourceRow.SealRaw(sealing, id, resource.Json.Span),
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
            _changed.UnionWith(await context.Resources.Where(r => r.PatientKey != null && r.IsCurrent && r.ProductMark != null && _changedProducts.Contains(r.ProductMark))
                .Select(r => r.PatientKey!.Value).Distinct().ToListAsync(stop));
        if (_changed.Count > 0) await context.TouchAsync(_changed, now, stop);
    }

    private List<ResourceRow> Versions(Guid? patient, string factMark)
    {
        if (!_known.TryGetValue((patient, factMark), out var versions)) _known[(patient, factMark)] = versions = [];
        return versions;
    }

    private static IQueryable<ResourceRow> WithoutContent(IQueryable<ResourceRow> rows) => rows.AsNoTracking().Select(r => new ResourceRow
    {
        Id = r.Id,
        PatientKey = r.PatientKey,
        FactMark = r.FactMark,
        ResourceType = r.ResourceType,
        Version = r.Version,
        IsCurrent = r.IsCurrent,
        ContentMark = r.ContentMark,
        SourceHash = r.SourceHash,
        LastUpdated = r.LastUpdated,
        SourceVersion = r.SourceVersion,
        Fact = Array.Empty<byte>(),
        Raw = Array.Empty<byte>(),
    });

    private static string TypeOf(string factId) => factId.IndexOf('/') is > 0 and var slash ? factId[..slash] : factId;
}
