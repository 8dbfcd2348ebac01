using System.Collections.Immutable;
using PrecisionCare.Audit;
using PrecisionCare.Consent.Filtering;
using PrecisionCare.Decisions;
using PrecisionCare.Explanations;
using PrecisionCare.Knowledge;
using PrecisionCare.Storage.Explanations;
using PrecisionCare.Variants.Reported;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Explanations;

/// <summary>Explanations for readers, starting from what the gate has given: a result that is withheld from a reader is none that they explain.</summary>
internal sealed class ExplanationReader(ExplanationStore store, TakeAwayStore codes, RecordGate gate, KnowledgeBase knowledge)
{
    /// <summary>What of the patient's results can be explained, and what has been written of each.</summary>
    public async Task<ImmutableArray<ExplainableRow>> ResultsAsync(PatientOpening opening, CancellationToken stop)
    {
        var (drafts, signed) = (await DraftsAsync(opening, stop), (await SignedAsync(opening, stop)).Select(s => s.Whole).OfType<SignedExplanation>().ToList());
        return [.. Results(opening.View!).Select(r => r with
        {
            Drafts = [.. drafts.Where(d => IsOf(d.Text, r))],
            Signed = [.. signed.Where(s => IsOf(s.Text, r)).GroupBy(s => s.Text.Composed.Language, StringComparer.Ordinal).Select(g => g.MaxBy(s => s.Version)!).Select(s => Standing(s, r))],
        })];
    }

    public Task<ImmutableArray<KeptExplanation>> DraftsAsync(PatientOpening opening, CancellationToken stop) => store.DraftsAsync(opening.View!.Key, Sight(opening), stop);

    /// <summary>Newest first.</summary>
    public Task<ImmutableArray<ListedExplanation>> SignedAsync(PatientOpening opening, CancellationToken stop) => store.SignedAsync(opening.View!.Key, Sight(opening), stop);

    /// <returns><c>null</c> when there is none that this reader may see whole.</returns>
    public async Task<OpenedExplanation?> FindAsync(PatientOpening opening, Guid id, CancellationToken stop)
    {
        if ((await DraftsAsync(opening, stop)).FirstOrDefault(d => d.Id == id) is { } draft) return new OpenedExplanation(id, draft.Text, draft, null, Now(opening, draft.Text));
        return (await SignedAsync(opening, stop)).FirstOrDefault(s => s.Id == id)?.Whole is { } signed ? new OpenedExplanation(id, signed.Text, null, signed, Now(opening, signed.Text)) : null;
    }

    /// <summary>Composes an explanation and keeps it as a draft; gives the one that is there when somebody has begun.</summary>
    /// <returns><c>null</c> when the patient has no such result, or none of the kind.</returns>
    public async Task<Guid?> BeginAsync(PatientOpening opening, string key, ResultKind? kind, Language language, AuditActor by, CancellationToken stop)
    {
        if (Results(opening.View!).FirstOrDefault(r => r.Key == key) is not { } row) return null;
        if ((kind is { } wanted ? row.Results.FirstOrDefault(r => r.Kind == wanted) : row.Results.FirstOrDefault()) is not { } result) return null;
        return await store.BeginAsync(opening.View!.Key, Sight(opening), ExplanationText.Of(Explainer.Compose(result, language)), by, stop);
    }

    /// <returns>False when somebody has changed, signed or discarded it in the meantime.</returns>
    public Task<bool> KeepAsync(PatientOpening opening, Guid id, ExplanationText text, Guid stamp, AuditActor by, CancellationToken stop) =>
        store.KeepAsync(opening.View!.Key, Sight(opening), id, text, stamp, by, stop);

    /// <inheritdoc cref="KeepAsync"/>
    public Task<bool> DiscardAsync(PatientOpening opening, Guid id, Guid stamp, AuditActor by, CancellationToken stop) =>
        store.DiscardAsync(opening.View!.Key, Sight(opening), id, stamp, by, stop);

    /// <inheritdoc cref="KeepAsync"/>
    public Task<bool> SignAsync(PatientOpening opening, Guid id, Guid stamp, AuditActor by, CancellationToken stop) =>
        store.SignAsync(opening.View!.Key, Sight(opening), id, stamp, KnowledgeRelease.Of(opening.View.Assessment.KnowledgeSources), by, stop);

    /// <summary>Codes that were made for a signed explanation, newest first.</summary>
    public Task<ImmutableArray<TakeAway>> CodesAsync(PatientOpening opening, Guid id, CancellationToken stop) => codes.OfAsync(opening.View!.Key, id, stop);

    /// <returns>The code, which is told once; <c>null</c> when this reader has no such signed explanation.</returns>
    public async Task<string?> MakeCodeAsync(PatientOpening opening, Guid id, TimeSpan valid, AuditActor by, CancellationToken stop) =>
        await FindAsync(opening, id, stop) is { Signed: not null } ? await codes.MakeAsync(opening.View!.Key, id, valid, by, stop) : null;

    /// <returns>False when there is no such code that still opens.</returns>
    public async Task<bool> RevokeCodeAsync(PatientOpening opening, Guid id, Guid code, AuditActor by, CancellationToken stop) =>
        await FindAsync(opening, id, stop) is { Signed: not null } && await codes.RevokeAsync(opening.View!.Key, id, code, by, stop);

    /// <summary>Whether consent permits relatives to learn the result with the patient's name: asked of the engine for the report itself and the purpose of a relative's request.</summary>
    public bool MayNameToFamily(PatientOpening opening, SignedExplanation signed) =>
        signed.Text.Composed.Result.SourceId is { } source && opening.Whole.Clinical.Facts.FirstOrDefault(f => f.Id == source) is { } report
        && gate.Shows(report, opening.Whole.Clinical.Patient, opening.Request with { Purpose = "FAMRQT", BreakGlass = null }, opening.Access.Consents);

    private ImmutableArray<ExplainableRow> Results(PatientView patient)
    {
        var reported = patient.ShowsGenetic ? ReportedResults.Of(ReportedVariants.Of(patient.Record.Clinical, knowledge), knowledge) : [];
        return
        [
            .. reported.Select(r => Row(r.Variant.SourceId, $"{r.Variant.Gene} {r.Variant.Name}".Trim(), [.. r.Kinds.Select(k => ReportedResults.As(r, k, knowledge))], r.WhyNot)),
            .. ExplainableResults.Of(patient.Assessment, knowledge).Where(r => patient.ShowsGenetic || r is RiskScoreResult).Select(r => Row(r.SourceId ?? r.Kind.ToString(), ResultNames.Of(r), [r], null)),
        ];
    }

    private static ExplainableRow Row(string source, string name, ImmutableArray<ExplainedResult> results, string? whyNot) => new(FactIndex.KeyOf(source), name, results, whyNot, [], []);

    private ExplainedResult? Now(PatientOpening opening, ExplanationText text) =>
        Results(opening.View!).FirstOrDefault(r => IsOf(text, r))?.Results.FirstOrDefault(r => r.Kind == text.Composed.Result.Kind);

    private static StandingExplanation Standing(SignedExplanation signed, ExplainableRow row) =>
        new(signed, new OpenedExplanation(signed.Id, signed.Text, null, signed, row.Results.FirstOrDefault(r => r.Kind == signed.Text.Composed.Result.Kind)).Since);

    private static bool IsOf(ExplanationText text, ExplainableRow row) =>
        FactIndex.KeyOf(text.Composed.Result.SourceId ?? text.Composed.Result.Kind.ToString()) == row.Key;

    private static string Sight(PatientOpening opening) => AdviceReader.Visibility(opening);
}
