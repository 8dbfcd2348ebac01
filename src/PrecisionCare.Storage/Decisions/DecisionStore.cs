using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Decisions;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Decisions;

/// <summary>A kept decision.</summary>
/// <param name="Decision">As it was signed.</param>
/// <param name="SameSight">The reader sees exactly what the signer saw.</param>
public sealed record KeptDecision(Decision Decision, bool SameSight);

/// <summary>What somebody was shown when they signed, and what they made of it.</summary>
/// <param name="Option">What was advised.</param>
/// <param name="Decision">Tidy and without fault.</param>
/// <param name="Assessment">The kept assessment.</param>
/// <param name="Knowledge">Its releases.</param>
/// <param name="Standing">The decision that stood when they were shown it; <c>null</c> when none did.</param>
public sealed record SigningRequest(
    AdvisedOption Option, ProposedDecision Decision, Guid Assessment, ImmutableArray<KnowledgeRelease> Knowledge, Guid? Standing);

/// <summary>
/// Signed decisions of patients. One is written with its entry in the audit and its counters in one transaction, and stays as it is; a later one about the same
/// option supersedes it.
/// </summary>
public sealed class DecisionStore(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, AuditTrail audit, TimeProvider time)
{
    /// <summary>All decisions of a patient, newest first.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="visibility">What is withheld from the reader, in the words of <see cref="AssessmentStore"/>.</param>
    /// <param name="stop">Stops.</param>
    public async Task<ImmutableArray<KeptDecision>> OfAsync(Guid patient, string visibility, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Decisions.AsNoTracking().Where(d => d.PatientKey == patient).OrderByDescending(d => d.SignedAt).ThenByDescending(d => d.Id).ToListAsync(stop);
        if (rows.Count == 0) return [];
        string mark = vault.Installation.OfContent(visibility);
        var key = await vault.KeyOfAsync(context, patient, stop);
        return [.. rows.Select(r => new KeptDecision(r.Open(key), r.Visibility == mark))];
    }

    /// <summary>Signs a decision.</summary>
    /// <param name="patient">Whose.</param>
    /// <param name="visibility">What is withheld from the signer.</param>
    /// <param name="request">What was shown and decided.</param>
    /// <param name="by">Account, name and role.</param>
    /// <param name="stop">Stops.</param>
    /// <returns><c>null</c> when somebody has decided on the option since the signer was shown it.</returns>
    /// <exception cref="ArgumentException">The decision has a fault.</exception>
    public async Task<Decision?> SignAsync(Guid patient, string visibility, SigningRequest request, AuditActor by, CancellationToken stop = default)
    {
        var decided = request.Decision.Tidy(request.Option);
        if (decided.Faults(request.Option) is [var fault, ..]) throw new ArgumentException(fault.Message, nameof(request));
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        string option = vault.Installation.Mark("decision", $"{patient:N}\n{request.Option.Indication}\n{request.Option.Drug}");
        var last = await context.Decisions.Where(d => d.PatientKey == patient && d.OptionMark == option).OrderByDescending(d => d.Number)
            .Select(d => new { d.Id, d.Number }).FirstOrDefaultAsync(stop);
        if (last?.Id != request.Standing) return null;
        var now = time.GetUtcNow();
        var decision = new Decision
        {
            Id = Guid.CreateVersion7(now), Advised = request.Option, Kind = decided.Kind!.Value, Gives = decided.Gives(request.Option), Change = decided.Change, Reason = decided.Reason,
            Text = decided.Text, Signature = Signature.Of(by, now), Assessment = request.Assessment, Knowledge = request.Knowledge,
            Number = (last?.Number ?? 0) + 1, Supersedes = last?.Id,
        };
        context.Decisions.Add(new DecisionRow
        {
            Id = decision.Id, PatientKey = patient, OptionMark = option, Number = decision.Number, SignedBy = decision.Signature.Account, SignedAt = now,
            AssessmentId = request.Assessment, Visibility = vault.Installation.OfContent(visibility), Document = DecisionRow.Seal(await vault.KeyOfAsync(context, patient, stop), decision),
        });
        await AdviceRates.CountAsync(context, decision, stop);
        await audit.AppendAsync(context, new AuditEntry(AuditKind.DecisionSigned)
        {
            Actor = by, Patient = patient, Object = $"Decision/{decision.Id}", Purpose = "TREAT", Detail = decision.Supersedes is null ? null : "supersedes an earlier one",
        }, stop);
        await turn.CommitAsync(stop);
        return decision;
    }
}
