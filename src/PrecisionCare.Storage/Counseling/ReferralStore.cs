using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Counseling;
using PrecisionCare.Decisions;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Counseling;

/// <summary>Referrals of patients. Their reasons are read by those who see no less than who asked.</summary>
public sealed class ReferralStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>Those that this reader may read, the last asked first, and how many others there are.</summary>
    public async Task<(ImmutableArray<Referral> Shown, int Others)> OfAsync(Guid patient, Sight reader, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Referrals.AsNoTracking().Where(r => r.PatientKey == patient).OrderByDescending(r => r.AskedAt).ThenBy(r => r.Id).ToListAsync(stop);
        if (rows.Count == 0) return ([], 0);
        var key = await vault.KeyOfAsync(context, patient, stop);
        ImmutableArray<Referral> shown = [.. rows.Select(r => r.Open(key)).Where(w => reader.Covers(w.Sight)).Select(w => w.Content)];
        return (shown, rows.Count - shown.Length);
    }

    /// <param name="patient">Whose.</param>
    /// <param name="writer">What lies before the writer.</param>
    /// <param name="content">Without fault.</param>
    /// <param name="by">Account, name and role.</param>
    /// <param name="stop">Stops.</param>
    public async Task<Referral> AskAsync(Guid patient, Sight writer, ReferralContent content, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var now = time.GetUtcNow();
        var referral = new Referral(Guid.CreateVersion7(now), content, [Step(ReferralState.Asked, by, now)]);
        context.Referrals.Add(new ReferralRow
        {
            Id = referral.Id, PatientKey = patient, AskedAt = now,
            Document = ReferralRow.Seal(await vault.KeyOfAsync(context, patient, stop), referral.Id, new Written<Referral>(referral, writer)),
        });
        await audit.AppendAsync(context, Entry(patient, referral.Id, "referral asked", by), stop);
        await turn.CommitAsync(stop);
        return referral;
    }

    /// <param name="patient">Whose.</param>
    /// <param name="writer">What lies before the writer.</param>
    /// <param name="referral">Which.</param>
    /// <param name="to">The state that follows.</param>
    /// <param name="seen">How many steps the writer saw.</param>
    /// <param name="by">Account, name and role.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>False when somebody has taken a step in the meantime, the step does not follow, or the referral cannot be read with this sight.</returns>
    public async Task<bool> StepAsync(Guid patient, Sight writer, Guid referral, ReferralState to, int seen, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        if (await context.Referrals.AsTracking().FirstOrDefaultAsync(r => r.Id == referral && r.PatientKey == patient, stop) is not { } row) return false;
        var (content, sight) = row.Open(key);
        if (!writer.Covers(sight) || content.Steps.Length != seen || !content.Next.Contains(to)) return false;
        row.Document = ReferralRow.Seal(key, referral, new Written<Referral>(content with { Steps = content.Steps.Add(Step(to, by, time.GetUtcNow())) }, sight));
        await audit.AppendAsync(context, Entry(patient, referral, $"referral: {to}", by), stop);
        await turn.CommitAsync(stop);
        return true;
    }

    private static ReferralStep Step(ReferralState state, AuditActor by, DateTimeOffset now) => new(state, Signature.Of(by, now));

    private static AuditEntry Entry(Guid patient, Guid referral, string detail, AuditActor by) =>
        new(AuditKind.CounselingChanged) { Actor = by, Patient = patient, Object = $"Referral/{referral}", Purpose = "TREAT", Detail = detail };
}
