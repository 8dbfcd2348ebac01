using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Conferences;
using PrecisionCare.Storage.Access;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Conferences;

/// <summary>Who may be a participant, and who the participants are today.</summary>
internal static class ConferenceRoll
{
    /// <summary>Of some accounts those of this organisation that may sign in and treat or counsel.</summary>
    public static async Task<HashSet<Guid>> ActiveAsync(PrecisionCareContext context, IReadOnlyCollection<Guid> accounts, CancellationToken stop) =>
        [.. (await PeopleAsync(context, accounts, stop)).Values.Where(p => p.Active).Select(p => p.Account)];

    /// <summary>The accounts as participants; those that are gone are missing.</summary>
    public static async Task<Dictionary<Guid, Participant>> PeopleAsync(PrecisionCareContext context, IReadOnlyCollection<Guid> accounts, CancellationToken stop)
    {
        Guid[] asked = [.. accounts.Distinct()];
        string[] treating = [.. CareTeams.TreatingRoles];
        var people = await context.Users.AsNoTracking().Where(a => asked.Contains(a.Id)).Select(a => new { a.Id, a.DisplayName, a.IsDisabled }).ToListAsync(stop);
        var roles = (await context.UserRoles.Join(context.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name })
            .Where(u => asked.Contains(u.UserId) && treating.Contains(u.Name!)).ToListAsync(stop)).GroupBy(r => r.UserId).ToDictionary(g => g.Key, g => g.Min(r => r.Name)!);
        return people.ToDictionary(p => p.Id, p => new Participant(p.Id, p.DisplayName, roles.GetValueOrDefault(p.Id, ""), !p.IsDisabled && roles.ContainsKey(p.Id)));
    }

    /// <summary>Participants of a conference: the chair first, then as they were invited. An account that is gone stays as such.</summary>
    public static ImmutableArray<Participant> Of(ConferenceRow conference, IEnumerable<ConferenceParticipantRow> rows, Dictionary<Guid, Participant> people) =>
    [
        .. rows.OrderByDescending(r => r.AccountId == conference.OpenedBy).ThenBy(r => r.InvitedAt).ThenBy(r => r.AccountId)
            .Select(r => people.GetValueOrDefault(r.AccountId) ?? new Participant(r.AccountId, "an account that is gone", "", Active: false)),
    ];
}
