using System.Collections.Concurrent;
using PrecisionCare.Audit;

namespace PrecisionCare.Storage.Organisations;

/// <summary>Who is at work and for which organisation: what is read and written is that organisation's, and the audit names the actor.</summary>
/// <param name="Actor">A person, or a part of the program.</param>
/// <param name="Organisation">Key of the organisation, or one of <see cref="OrganisationKeys"/>.</param>
public sealed record AtWork(AuditActor Actor, Guid Organisation);

/// <summary>Keys of organisations that have a meaning of their own.</summary>
public static class OrganisationKeys
{
    /// <summary>The organisation that every installation has; a site that is one hospital needs no other.</summary>
    public static Guid Home { get; } = new("00000000-0000-0000-0000-000000000001");

    /// <summary>
    /// No organisation but all of them: for what the installation does before it knows for whom (handing out jobs, cleaning up, checking the audit).
    /// </summary>
    public static Guid Every { get; } = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /// <summary>Nobody is signed in: no patient is seen, and accounts only to let one of them in.</summary>
    public static Guid Nobody { get; } = Guid.Empty;
}

/// <summary>Knows, along each line of calls, who is at work. One for each host; whatever reads or writes an organisation's data runs within a scope.</summary>
public sealed class WorkScopes
{
    private readonly AsyncLocal<Scope?> _current = new();

    /// <summary>Who is at work where no scope was entered: set by programs that work for one organisation from start to end, never by a web process.</summary>
    public AtWork? Default { get; set; }

    public AtWork? Current => _current.Value?.Work ?? Default;

    /// <summary>Works as someone until disposed.</summary>
    public IDisposable Enter(AtWork work) => _current.Value = new Scope(this, work, _current.Value);

    /// <summary>Whoever is at work has opened this patient by emergency access: until the scope ends, the audit marks whatever it says of the patient.</summary>
    public void OpenedInEmergency(Guid patient) => _current.Value?.InEmergency.TryAdd(patient, true);

    public bool IsInEmergency(Guid patient) => _current.Value?.InEmergency.ContainsKey(patient) ?? false;

    /// <summary>Works for an organisation until disposed, as the same actor, or as a part of the program where nobody is at work yet.</summary>
    public IDisposable Enter(Guid organisation, string program) => Enter(new AtWork(Current?.Actor ?? AuditActor.Program(program), organisation));

    /// <summary>Works for every organisation until disposed: only for what the installation does for all of them.</summary>
    public IDisposable EnterEvery(string program) => Enter(OrganisationKeys.Every, program);

    private sealed class Scope(WorkScopes scopes, AtWork work, Scope? former) : IDisposable
    {
        public AtWork Work => work;

        /// <summary>Keys of patients, for scopes within this one too.</summary>
        public ConcurrentDictionary<Guid, bool> InEmergency { get; } = former?.InEmergency ?? new();

        public void Dispose() => scopes._current.Value = former;
    }
}
