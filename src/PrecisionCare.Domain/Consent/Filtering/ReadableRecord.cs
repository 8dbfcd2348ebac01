using System.Collections.Immutable;
using PrecisionCare.Patients;

namespace PrecisionCare.Consent.Filtering;

/// <summary>How a patient's consents stand towards one reader, as a chip says it.</summary>
public enum ConsentStanding
{
    /// <summary>No consent is on file: the default of the deployment holds.</summary>
    None,

    /// <summary>A consent holds, and nothing is withheld from this reader.</summary>
    Permits,

    /// <summary>A consent holds, and something is withheld from this reader.</summary>
    Limits,

    /// <summary>Consents were given, and none holds any more: withdrawn, replaced by nothing, or past its end.</summary>
    Withdrawn,

    /// <summary>The consents cannot be read: nothing is shown.</summary>
    Unreadable,
}

/// <summary>What one reader may see of one patient, and what may be said about the rest: that there is something, and which rules decided. Never what.</summary>
public sealed record ReadableRecord
{
    /// <summary>
    /// The record without what is withheld, from which everything else is computed; the same instance as the whole record when nothing is withheld. <c>null</c>: nothing
    /// may be shown.
    /// </summary>
    public PatientRecord? Record { get; init; }

    public required ConsentStanding Standing { get; init; }

    /// <summary>At least one fact, finding, sample or result is left out.</summary>
    public bool Withholds { get; init; }

    /// <summary>The answer for the person's own record, without which nothing is shown.</summary>
    public required ConsentDecision Person { get; init; }

    /// <summary>The answer for genetic data as such, whether or not there are any: so that a page may say it without saying that there are.</summary>
    public required ConsentDecision Genetic { get; init; }

    /// <summary>What decided on anything in the record, each once: permissions first, then by name.</summary>
    public ImmutableArray<ConsentDecision> Deciding { get; init; } = [];

    /// <summary>What has to happen along with showing it, each once (<see cref="Obligations"/>).</summary>
    public ImmutableArray<string> Obligations { get; init; } = [];

    /// <summary>Equal for two readers of the same record exactly when they see the same: a key for what is computed from it.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Marks of everything that is left out, of facts and of findings of genomes: of two readers, whoever has fewer sees more. Never to be shown.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>Ids of the facts that are left out. For checking earlier versions and sources of what is shown; never to be shown.</summary>
    public IReadOnlySet<string> WithheldIds { get; init; } = ImmutableHashSet<string>.Empty;
}
