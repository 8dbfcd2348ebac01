using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Access;

/// <summary>
/// Puts a clinician or counselor who brings a patient's record in into the patient's care team: only for patients who were unknown before, so that nobody
/// joins a team by naming a known patient in a file. In a demo, whose people are strangers to nobody, all of them join.
/// </summary>
internal static class NewPatients
{
    /// <param name="context">Within the caller's transaction.</param>
    /// <param name="patients">Patients whom the import has just made known.</param>
    /// <param name="importedBy">The account that asked for the import; <c>null</c> on the command line: nobody joins, but in a demo.</param>
    /// <param name="now">When.</param>
    /// <param name="stop">Stops.</param>
    public static async Task JoinTeamsAsync(
        PrecisionCareContext context, IReadOnlyCollection<Guid> patients, Guid? importedBy, DateTimeOffset now, CancellationToken stop)
    {
        if (patients.Count == 0) return;
        string[] treating = [.. CareTeams.TreatingRoles];
        var importer = importedBy ?? Guid.Empty;
        bool demo = await context.Users.AnyAsync(a => a.IsDemo && (importedBy == null || a.Id == importer), stop);
        var members = await context.UserRoles
            .Where(u => context.Roles.Any(r => r.Id == u.RoleId && treating.Contains(r.Name!)))
            .Where(u => u.UserId == importer || (demo && context.Users.Any(a => a.Id == u.UserId && a.IsDemo)))
            .Select(u => u.UserId).Distinct().ToListAsync(stop);
        foreach (var patient in patients)
            foreach (var member in members)
                context.CareTeams.Add(new CareTeamRow { PatientKey = patient, AccountId = member, AddedBy = importedBy, AddedAt = now });
    }
}
