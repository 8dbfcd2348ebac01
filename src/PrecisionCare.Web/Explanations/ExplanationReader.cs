using System.Collections.Immutable;
using PrecisionCare.Consent.Filtering;
using PrecisionCare.Explanations;
using PrecisionCare.Knowledge;
using PrecisionCare.Reports;
using PrecisionCare.Storage.Explanations;
using PrecisionCare.Variants.Reported;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Explanations;

/// <summary>Explanations for readers, starting from what the gate has given: a result that is withheld from a reader is none that they explain.</summary>
internal sealed class ExplanationReader(ExplanationStore store, RecordGate gate, KnowledgeBase knowledge)
{
    /// <summary>What of the patient's results can be explained, and what has been written of each.</summary>
    public async Task<ImmutableArray<ExplainableRow>> ResultsAsync(PatientOpening opening, CancellationToken stop)
    {
        var (drafts, signed) = (await DraftsAsync(opening, stop), (await SignedAsync(opening, stop)).Select(s => s.Whole).OfType<SignedExplanation>().ToList());
        return [.. Results(opening).Select(r => r with
        {
            Drafts = [.. drafts.Where(d => KeyOf(d.Text.Result) == r.Key)],
            Signed = [.. signed.Where(s => KeyOf(s.Text.Result) == r.Key).GroupBy(s => s.Text.Composed.Language, StringComparer.Ordinal).Select(g => g.MaxBy(s => s.Version)!)
                .Select(s => new StandingExplanation(s, r.As(s.Text) is { } now ? s.Text.Since(now) : []))],
        })];
    }

    /// <summary>Last changed first.</summary>
    public Task<ImmutableArray<KeptExplanation>> DraftsAsync(PatientOpening opening, CancellationToken stop) => store.DraftsAsync(opening.View!.Key, opening.Sight, stop);

    /// <summary>Newest first.</summary>
    public Task<ImmutableArray<ListedExplanation>> SignedAsync(PatientOpening opening, CancellationToken stop) => store.SignedAsync(opening.View!.Key, opening.Sight, stop);

    /// <returns><c>null</c> when there is none that this reader may see whole.</returns>
    public async Task<OpenedExplanation?> FindAsync(PatientOpening opening, Guid id, CancellationToken stop)
    {
        if ((await DraftsAsync(opening, stop)).FirstOrDefault(d => d.Id == id) is { } draft) return new OpenedExplanation(id, draft.Text, draft, null, Now(opening, draft.Text));
        return (await SignedAsync(opening, stop)).FirstOrDefault(s => s.Id == id)?.Whole is { } signed ? new OpenedExplanation(id, signed.Text, null, signed, Now(opening, signed.Text)) : null;
    }

    /// <summary>The result of a key as a kind of explanation tells it, the likeliest where none is asked for.</summary>
    /// <returns><c>null</c> when the patient has no such result, or none of the kind.</returns>
    public ExplainedResult? Result(PatientOpening opening, string key, ResultKind? kind) =>
        Results(opening).FirstOrDefault(r => r.Key == key)?.Results.FirstOrDefault(r => kind is null || r.Kind == kind);

    /// <summary>Whether consent permits relatives to learn the result with the patient's name: asked of the engine for the report itself and the purpose of a relative's request.</summary>
    public bool MayNameToFamily(PatientOpening opening, SignedExplanation signed) =>
        signed.Text.Result.SourceId is { } source && opening.Whole.Clinical.Facts.FirstOrDefault(f => f.Id == source) is { } report
        && gate.Shows(report, opening.Whole.Clinical.Patient, opening.Request with { Purpose = "FAMRQT", BreakGlass = null }, opening.Access.Consents);

    private ImmutableArray<ExplainableRow> Results(PatientOpening opening)
    {
        var patient = opening.View!;
        var record = patient.Record.Clinical;
        ImmutableArray<LaboratoryReport> reports = patient.ShowsGenetic ? LaboratoryReport.Of(record, knowledge.GeneCodes) : [];
        var reported = patient.ShowsGenetic ? ReportedResults.Of(ReportedVariants.Of(record, knowledge), reports, knowledge) : [];
        return
        [
            .. reported.Select(r => Row(FactIndex.KeyOf(r.Variant.SourceId), $"{r.Variant.Gene} {r.Variant.Name}".Trim(), [.. r.Kinds.Select(k => ReportedResults.As(r, k, knowledge))], r.WhyNot)),
            .. ReportedResults.NothingFound([.. reports.Where(IsWhole)]).Select(r => Row(KeyOf(r), ResultNames.Of(r), [r], null)),
            .. ExplainableResults.Of(patient.Assessment, knowledge).Where(r => patient.ShowsGenetic || r is RiskScoreResult).Select(r => Row(KeyOf(r), ResultNames.Of(r), [r], null)),
        ];

        // Where a result of the report is withheld from the reader, nothing found may be the wrong word.
        bool IsWhole(LaboratoryReport report) =>
            opening.Whole.Clinical.Reports.FirstOrDefault(r => r.Id == report.SourceId)?.ResultIds.All(id => patient.Facts.ByKey(FactIndex.KeyOf(id)) is not null) == true;
    }

    private static ExplainableRow Row(string key, string name, ImmutableArray<ExplainedResult> results, string? whyNot) => new(key, name, results, whyNot, [], []);

    private ExplainedResult? Now(PatientOpening opening, ExplanationText text) => Result(opening, KeyOf(text.Result), text.Composed.Result.Kind);

    private static string KeyOf(ExplainedResult result) => FactIndex.KeyOf(result.Subject);
}
