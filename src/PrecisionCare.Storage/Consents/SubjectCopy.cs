using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Conferences;
using PrecisionCare.Counseling;
using PrecisionCare.Explanations;
using PrecisionCare.Families;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Consents;

/// <summary>Everything that is stored of a patient, as it was read, for a copy that the patient asks for.</summary>
public sealed class SubjectCopy(IDbContextFactory<PrecisionCareContext> contexts, PatientVault vault, ConsentRegister register)
{
    /// <summary>The current version of each resource as FHIR R4 JSON: those of the patient, the medicines to which they refer, and the consents.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ResourcesAsync(Guid patient, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        var own = context.Resources.AsNoTracking().Where(r => r.PatientKey == patient && r.IsCurrent);
        await foreach (var row in own.Where(r => r.ResourceType != "Consent").OrderBy(r => r.ResourceType).ThenBy(r => r.Id).Select(r => new { r.Id, r.Raw }).AsAsyncEnumerable().WithCancellation(stop))
            yield return ResourceRow.OpenRaw(key, row.Id, row.Raw);

        var marks = await own.Where(r => r.ProductMark != null).Select(r => r.ProductMark!).Distinct().ToListAsync(stop);
        var products = await context.Resources.AsNoTracking().Where(r => r.PatientKey == null && r.IsCurrent && marks.Contains(r.FactMark)).Select(r => new { r.Id, r.Raw }).ToListAsync(stop);
        foreach (var row in products) yield return ResourceRow.OpenRaw(vault.Installation.Key, row.Id, row.Raw);

        foreach (var consent in await register.OfAsync(patient, stop)) yield return consent.Json;
    }

    /// <summary>Every score of the patient that somebody was shown, in the order of time, as JSON: the model, what went into it, what came out of it.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ScoresAsync(Guid patient, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        var rows = context.ShownScores.AsNoTracking().Where(s => s.PatientKey == patient).OrderBy(s => s.ShownAt).ThenBy(s => s.Id);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
            yield return StoredJson.Write(new ScoreOfCopy(row.ShownAt, StoredJson.Read<RiskScore>(row.OpenJson(key))));
    }

    /// <summary>Every case conference on the patient, in the order of time, as JSON: what was asked, said and decided. Withdrawn comments are left out: they may be of somebody else.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ConferencesAsync(Guid patient, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        var comments = (await context.ConferenceComments.AsNoTracking().Where(c => c.PatientKey == patient && c.WithdrawnAt == null).OrderBy(c => c.WrittenAt).ToListAsync(stop)).ToLookup(c => c.ConferenceId);
        foreach (var row in await context.Conferences.AsNoTracking().Where(c => c.PatientKey == patient).OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).ToListAsync(stop))
            yield return StoredJson.Write(new ConferenceOfCopy(row.OpenedAt, row.State, row.OpenQuestion(key), [.. comments[row.Id].Select(c => c.Open(key, isShown: true).Words!)], row.OpenMinutes(key)));
    }

    private sealed record ConferenceOfCopy(DateTimeOffset OpenedAt, ConferenceState State, Question Question, ImmutableArray<string> Comments, Minutes? Minutes);

    /// <summary>Every signed decision about the patient's options, then every signed version of the treatment plan and its draft, as JSON.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> DecisionsAsync(Guid patient, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        foreach (var row in await context.Decisions.AsNoTracking().Where(d => d.PatientKey == patient).OrderBy(d => d.SignedAt).ToListAsync(stop)) yield return StoredJson.Write(row.Open(key));
        foreach (var row in await context.Plans.AsNoTracking().Where(p => p.PatientKey == patient).OrderBy(p => p.Version).ToListAsync(stop)) yield return StoredJson.Write(row.Open(key));
        foreach (var row in await context.PlanDrafts.AsNoTracking().Where(d => d.PatientKey == patient).ToListAsync(stop)) yield return StoredJson.Write(row.Open(key));
    }

    /// <summary>Every signed explanation, oldest first, then drafts, as JSON.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ExplanationsAsync(Guid patient, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        foreach (var row in (await context.Explanations.AsNoTracking().Where(e => e.PatientKey == patient).ToListAsync(stop)).OrderBy(e => e.SignedAt)) yield return ExplanationJson.Write(row.Open(key));
        foreach (var row in await context.ExplanationDrafts.AsNoTracking().Where(d => d.PatientKey == patient).ToListAsync(stop)) yield return ExplanationJson.Write(row.Open(key));
    }

    /// <summary>Everything of the patient's counseling as JSON: signed sessions and their notes, drafts, appointments, referrals, answered questionnaires and the notes to them.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> CounselingAsync(Guid patient, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        foreach (var row in await context.SessionPapers.AsNoTracking().Where(p => p.PatientKey == patient).OrderBy(p => p.SignedAt).ToListAsync(stop))
            yield return row.Number == 0 ? StoredJson.Write(row.Open<SignedSession>(key).Content) : StoredJson.Write(row.Open<SessionNote>(key).Content);
        foreach (var row in await context.SessionDrafts.AsNoTracking().Where(d => d.PatientKey == patient).ToListAsync(stop)) yield return StoredJson.Write(row.Open(key).Content);
        foreach (var row in await context.Appointments.AsNoTracking().Where(a => a.PatientKey == patient).OrderBy(a => a.StartsAt).ToListAsync(stop))
            yield return StoredJson.Write(new AppointmentOfCopy(row.State, row.Cancelled, row.Open(key)));
        foreach (var row in await context.Referrals.AsNoTracking().Where(r => r.PatientKey == patient).OrderBy(r => r.AskedAt).ToListAsync(stop)) yield return StoredJson.Write(row.Open(key).Content);
        foreach (var row in await context.QuestionnaireResponses.AsNoTracking().Where(r => r.PatientKey == patient).OrderBy(r => r.AnsweredAt).ToListAsync(stop))
            yield return StoredJson.Write(row.Open(key));
        foreach (var row in await context.ResponseNotes.AsNoTracking().Where(n => n.PatientKey == patient).OrderBy(n => n.WrittenAt).ToListAsync(stop)) yield return StoredJson.Write(row.Open(key).Content);
    }

    private sealed record AppointmentOfCopy(AppointmentState State, CancelReason? Cancelled, AppointmentContent Appointment);

    /// <summary>Every version of the family that somebody put down, oldest first, as JSON.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> FamiliesAsync(Guid patient, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var key = await vault.KeyOfAsync(context, patient, stop);
        foreach (var row in await context.FamilyVersions.AsNoTracking().Where(v => v.PatientKey == patient).OrderBy(v => v.SavedAt).ThenBy(v => v.Version).ToListAsync(stop))
            yield return StoredJson.Write(new FamilyOfCopy(row.SavedAt, row.Open(key).What, row.Open(key).Family));
    }

    private sealed record FamilyOfCopy(DateTimeOffset SavedAt, string What, Family Family);

    private sealed record ScoreOfCopy(DateTimeOffset ShownAt, RiskScore Score);
}
