using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Access;

/// <summary>A member of a patient's care team, as pages list them.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Role">What they are, of <see cref="Roles"/>.</param>
/// <param name="AddedAt">Since when.</param>
public sealed record CareTeamMember(Guid Account, string Name, string Role, DateTimeOffset AddedAt);

/// <summary>Who belongs to the care team of whom.</summary>
public sealed class CareTeams(IDbContextFactory<PrecisionCareContext> contexts, PatientDirectory directory, AuditTrail audit, TimeProvider time)
{
    /// <summary>Roles whose holders can be members.</summary>
    public static ImmutableArray<string> TreatingRoles { get; } = [Roles.Clinician, Roles.GeneticCounselor];

    public async Task<bool> IncludesAsync(Guid patient, Guid account, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.CareTeams.AnyAsync(m => m.PatientKey == patient && m.AccountId == account, stop);
    }

    /// <summary>Of some patients those in whose care team a person is.</summary>
    public async Task<ImmutableHashSet<Guid>> AmongAsync(IReadOnlyCollection<Guid> patients, Guid account, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return [.. await context.CareTeams.Where(m => m.AccountId == account && patients.Contains(m.PatientKey)).Select(m => m.PatientKey).ToListAsync(stop)];
    }

    /// <summary>The members by name.</summary>
    public async Task<ImmutableArray<CareTeamMember>> OfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var members = await context.CareTeams.AsNoTracking().Where(m => m.PatientKey == patient)
            .Join(context.Users, m => m.AccountId, a => a.Id, (m, a) => new { a.Id, a.DisplayName, m.AddedAt }).ToListAsync(stop);
        var roles = await TreatingAsync(context, stop);
        return [.. members.OrderBy(m => m.DisplayName, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Id).Select(m => new CareTeamMember(m.Id, m.DisplayName, roles.GetValueOrDefault(m.Id, ""), m.AddedAt))];
    }

    /// <summary>People who treat or counsel and are not members yet, by name.</summary>
    public async Task<ImmutableArray<CareTeamMember>> CandidatesAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var roles = await TreatingAsync(context, stop);
        Guid[] treating = [.. roles.Keys];
        var people = await context.Users.AsNoTracking()
            .Where(a => treating.Contains(a.Id) && !a.IsDisabled && !context.CareTeams.Any(m => m.PatientKey == patient && m.AccountId == a.Id))
            .OrderBy(a => a.DisplayName).Select(a => new { a.Id, a.DisplayName }).ToListAsync(stop);
        return [.. people.Select(a => new CareTeamMember(a.Id, a.DisplayName, roles[a.Id], default))];
    }

    /// <returns>False when there is no such patient, or the account cannot be a member.</returns>
    public async Task<bool> AddAsync(Guid patient, Guid account, Guid? by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (!await context.Patients.AnyAsync(p => p.Id == patient, stop) || !(await TreatingAsync(context, stop)).ContainsKey(account)) return false;
        if (!await context.CareTeams.AnyAsync(m => m.PatientKey == patient && m.AccountId == account, stop))
        {
            context.CareTeams.Add(new CareTeamRow { PatientKey = patient, AccountId = account, AddedBy = by, AddedAt = time.GetUtcNow() });
            await audit.AppendAsync(context, Entry(patient, account, "added to the care team"), stop);
        }
        await turn.CommitAsync(stop);
        return true;
    }

    /// <returns>False when the account was no member.</returns>
    public async Task<bool> RemoveAsync(Guid patient, Guid account, Guid? by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (await context.CareTeams.Where(m => m.PatientKey == patient && m.AccountId == account).ExecuteDeleteAsync(stop) == 0) return false;
        await audit.AppendAsync(context, Entry(patient, account, "removed from the care team"), stop);
        await turn.CommitAsync(stop);
        return true;
    }

    /// <summary>Patients without any member, those known last at the top, and how many there are in all.</summary>
    public async Task<(ImmutableArray<PatientSummary> Last, int Count)> WithoutTeamAsync(int most, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var without = WithoutTeam(context);
        var last = await without.OrderByDescending(p => p.Id).Select(p => p.Id).Take(most).ToListAsync(stop);
        var summaries = await directory.OfAsync(last, stop);
        return ([.. last.Where(summaries.ContainsKey).Select(p => summaries[p])], await without.CountAsync(stop));
    }

    /// <summary>Makes somebody the first member of every team that has none.</summary>
    /// <returns>How many patients that were.</returns>
    public async Task<int> AddToAllWithoutTeamAsync(Guid account, Guid? by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (!(await TreatingAsync(context, stop)).ContainsKey(account)) return 0;
        var patients = await WithoutTeam(context).Select(p => p.Id).ToListAsync(stop);
        var now = time.GetUtcNow();
        context.CareTeams.AddRange(patients.Select(p => new CareTeamRow { PatientKey = p, AccountId = account, AddedBy = by, AddedAt = now }));
        foreach (var patient in patients) await audit.AppendAsync(context, Entry(patient, account, "added to the care team"), stop);
        await turn.CommitAsync(stop);
        return patients.Count;
    }

    private static AuditEntry Entry(Guid patient, Guid account, string detail) =>
        new(AuditKind.CareTeamChanged) { Patient = patient, Object = $"Account/{account}", Detail = detail };

    private static IQueryable<PatientRow> WithoutTeam(PrecisionCareContext context) =>
        context.Patients.AsNoTracking().Where(p => p.IsDescribed && p.ErasedAt == null && !context.CareTeams.Any(m => m.PatientKey == p.Id));

    private static async Task<Dictionary<Guid, string>> TreatingAsync(PrecisionCareContext context, CancellationToken stop)
    {
        string[] treating = [.. TreatingRoles];
        var holders = await context.UserRoles.Join(context.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name })
            .Where(u => treating.Contains(u.Name!)).ToListAsync(stop);
        return holders.GroupBy(h => h.UserId).ToDictionary(g => g.Key, g => g.Min(h => h.Name)!);
    }
}
