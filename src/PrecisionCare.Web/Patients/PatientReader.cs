using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PrecisionCare.Audit;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Filtering;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Risk;
using PrecisionCare.Storage.Access;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Records;
using PrecisionCare.Storage.Scores;
using PrecisionCare.Web.Access;
using PrecisionCare.Web.Scores;

namespace PrecisionCare.Web.Patients;

/// <summary>The one door from stored records to readers: what this person may see of this patient, and what is concluded from that and nothing else.</summary>
internal sealed partial class PatientReader(
    PatientRecords records, PatientDirectory directory, ConsentRegister consents, CareTeams teams, EmergencyAccesses emergencies, ConsentPolicy policy,
    ShownScores shownScores, RiskModelSwitches models, SiteValues site, RecordGate gate, AuditTrail audit, WorkScopes scopes, KnowledgeBase knowledge, TimeProvider time, ILogger<PatientReader> log)
{
    /// <summary>What was concluded lives as long as the cached record on which it rests, apart for each set of facts that somebody may see.</summary>
    private readonly ConditionalWeakTable<PatientRecord, ViewsOfRecord> _views = [];

    private sealed record ViewsOfRecord(DateOnly Day, Dictionary<string, PatientView> ByFingerprint);

    /// <param name="key">Our key of the patient.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="stop">Stops.</param>
    /// <param name="purpose">Code of v3 ActReason.</param>
    /// <returns><c>null</c> when there is no such patient.</returns>
    public async Task<PatientOpening?> OpenAsync(Guid key, CurrentReader who, CancellationToken stop, string purpose = Purposes.Treatment)
    {
        if (await directory.FindAsync(key, stop) is not { } patient || await records.FindAsync(key, stop) is not { } whole) return null;
        var onFile = await ConsentsAsync(key, stop);
        bool member = await teams.IncludesAsync(key, who.Account, stop);
        var emergency = who.MayBreakGlass ? await emergencies.RunningAsync(key, who.Account, stop) : null;
        if (emergency is not null) scopes.OpenedInEmergency(key);
        var now = time.GetUtcNow();
        var request = new RecordRequest
        {
            User = who.Towards(member), Purpose = purpose, At = now, DefaultPolicy = policy.Default,
            BreakGlass = emergency is null ? null : new BreakGlass(emergency.Text, (int)(emergency.EndsAt - emergency.StartedAt).TotalMinutes),
        };
        var readable = gate.Open(whole, request, onFile);
        var access = new PatientAccess(key, readable, onFile, member, who.MayBreakGlass, emergency, policy, now);
        return new PatientOpening(patient, ViewOf(key, whole, readable, await models.SettingsAsync(stop) with { Site = site.ByName }), access, request, whole);
    }

    /// <summary>Opens a patient for a page that shows them, and puts on record who looked, why, and what decided: before anything is shown, or nothing is.</summary>
    /// <param name="key">Our key of the patient.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="page">Place of the page under <c>Pages</c>.</param>
    /// <param name="scores">The scores that the page shows, which are kept with the look.</param>
    /// <param name="stop">Stops.</param>
    /// <exception cref="AuditUnavailableException">The look cannot be recorded.</exception>
    public async Task<PatientOpening?> LookAsync(Guid key, CurrentReader who, string page, Func<PatientView, IReadOnlyCollection<RiskScore>> scores, CancellationToken stop)
    {
        if (await OpenAsync(key, who, stop) is not { } opening) return null;
        var (access, permitted) = (opening.Access, opening.View is not null);
        var look = new AuditEntry(AuditKind.PatientRead)
        {
            Patient = key, Object = "Page" + page, Purpose = opening.Request.Purpose, Permitted = permitted,
            Rule = access.Emergency is not null && permitted ? "break-glass" : access.Readable.Person.Basis, Obligations = access.Readable.Obligations,
            Outcome = permitted ? AuditOutcome.Success : AuditOutcome.MinorFailure, Detail = permitted && access.Readable.Withholds ? "something was withheld" : null,
        };
        if (opening.View is { } view) await shownScores.KeepAsync(key, who.Account, scores(view), look, stop);
        else await audit.RecordAsync(look, stop);
        return opening;
    }

    /// <summary>Every version of a fact that this reader may see, newest first, each source without what is withheld.</summary>
    public async Task<ImmutableArray<StoredResource>> HistoryAsync(PatientOpening opening, string factId, CancellationToken stop)
    {
        if (opening.View is not { } view || opening.Access.Readable.WithheldIds.Contains(factId)) return [];
        var versions = await records.HistoryAsync(opening.Patient.Key, factId, stop);
        var shown = versions.Where(v => gate.Shows(v.Fact, opening.Whole.Clinical.Patient, opening.Request, opening.Access.Consents));
        if (!opening.Access.Readable.Withholds) return [.. shown];
        var redaction = SourceRedaction.Of(opening.Whole, view.Record, opening.Access.Readable.WithheldIds);
        return [.. shown.Select(v => v with { Json = redaction.Apply(v.Json) })];
    }

    private async Task<ImmutableArray<ConsentDirective>?> ConsentsAsync(Guid patient, CancellationToken stop)
    {
        try
        {
            return await consents.DirectivesOfAsync(patient, stop);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogUnreadable(patient, fault.GetType().FullName);
            return null;
        }
    }

    private PatientView? ViewOf(Guid key, PatientRecord whole, ReadableRecord readable, RiskModelSettings settings)
    {
        if (readable.Record is not { } shown) return null;
        bool withholds = readable.Withholds && policy.SaysWithheld;
        string fingerprint = $"{readable.Fingerprint} {readable.Genetic.Permitted} {NameOf(settings)}";
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        if (!_views.TryGetValue(whole, out var views) || views.Day != today) _views.AddOrUpdate(whole, views = new ViewsOfRecord(today, []));
        lock (views)
        {
            if (views.ByFingerprint.TryGetValue(fingerprint, out var view)) return view;
        }

        var made = new PatientView(key, shown, Assessor.Assess(shown, knowledge, today, settings), withholds, readable.Genetic.Permitted);
        lock (views) return views.ByFingerprint[fingerprint] = made;
    }

    /// <summary>Equal settings have equal names.</summary>
    private static string NameOf(RiskModelSettings settings) => string.Join(
        '|', settings.Enabled.Order(StringComparer.Ordinal).Concat(settings.Withdrawn.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key} {w.Value}")));

    [LoggerMessage(Level = LogLevel.Critical, Message = "The consents of patient {Patient} cannot be read ({Fault}): nothing is shown until they can.")]
    private partial void LogUnreadable(Guid patient, string? fault);
}
