using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;

namespace PrecisionCare.Consent.Filtering;

/// <summary>
/// Between a patient's whole record and everybody who reads it: the one place where consent is enforced. What comes out holds nothing of what is withheld, so that
/// nothing computed from it can. Pure but for a memory of labels, which depend on the record alone.
/// </summary>
public sealed class RecordGate(KnowledgeBase knowledge)
{
    private static readonly RequestedResource AnyGenetic = new() { Type = "Observation", Id = "Observation/any", Labels = [SecurityLabels.Genetic] };

    private readonly FactLabeller _facts = new(knowledge.Sensitivities, knowledge.GeneCodes);
    private readonly GenomeLabeller _genome = new(knowledge.GeneCodes, knowledge.Pharmacogenes, knowledge.Polygenic.Positions);
    private readonly ConditionalWeakTable<PatientRecord, LabelledRecord> _labelled = [];

    private sealed record LabelledRecord(ImmutableArray<LabelledFact> Facts);

    /// <param name="record">All that is known of the patient.</param>
    /// <param name="request">Who asks and why.</param>
    /// <param name="consents">All consents of the patient in any state; <c>null</c> when they cannot be read: nothing is shown.</param>
    public ReadableRecord Open(PatientRecord record, RecordRequest request, IReadOnlyCollection<ConsentDirective>? consents)
    {
        var person = record.Clinical.Patient;
        var decisions = new RecordDecisions(new ConsentSubject(person.Id, person.BirthDate), request, consents);
        var labelled = _labelled.GetValue(record, r => new LabelledRecord(_facts.Label(r.Clinical))).Facts;
        var closed = new ReadableRecord
        {
            Standing = StandingOf(person, consents, request.At, withholds: true),
            Withholds = true,
            Person = decisions.For(labelled[0].Resource),
            Genetic = decisions.For(AnyGenetic),
        };
        if (!closed.Person.Permitted) return closed with { Deciding = [closed.Person], Obligations = closed.Person.Obligations };

        var withheld = new HashSet<string>(StringComparer.Ordinal);
        var consentsOnFile = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in labelled.AsSpan()[1..])
        {
            // A consent says what is hidden. Its readers are those who keep consents, on their own pages.
            if (fact.Resource.Type == "Consent") consentsOnFile.Add(fact.Fact.Id);
            else if (!decisions.For(fact.Resource).Permitted) withheld.Add(fact.Fact.Id);
        }
        var genome = new GenomeFilter(_genome, decisions);
        var samples = genome.Samples(record.Samples);
        var reported = genome.Reported(record.OutsideCalls);
        bool withholds = withheld.Count > 0 || genome.Withheld.Count > 0;
        ImmutableArray<string> leftOut = [.. withheld.Order(StringComparer.Ordinal), .. genome.Withheld];
        return closed with
        {
            Record = withholds || consentsOnFile.Count > 0 ? Without(record, withheld, consentsOnFile, samples, reported) : record,
            Standing = StandingOf(person, consents, request.At, withholds),
            Withholds = withholds,
            Deciding = [.. decisions.Given.DistinctBy(d => (d.Permitted, d.Basis, d.Rule)).OrderByDescending(d => d.Permitted).ThenBy(d => d.Basis, StringComparer.Ordinal)],
            Obligations = [.. decisions.Given.SelectMany(d => d.Obligations).Concat(ObligationsOf(labelled, withheld)).Distinct().Order(StringComparer.Ordinal)],
            Fingerprint = withholds ? FingerprintOf(leftOut) : "",
            LeftOut = leftOut,
            WithheldIds = withheld,
        };
    }

    /// <summary>Whether another version of a fact that is shown may be shown too: a version may be labelled otherwise than the current one.</summary>
    public bool Shows(ClinicalFact version, Person person, RecordRequest request, IReadOnlyCollection<ConsentDirective>? consents) =>
        new RecordDecisions(new ConsentSubject(person.Id, person.BirthDate), request, consents).For(_facts.Label(version).Resource).Permitted;

    private static PatientRecord Without(
        PatientRecord record, HashSet<string> withheld, HashSet<string> consents, ImmutableArray<LinkedSample> samples,
        ImmutableArray<Pharmacogenomics.OutsideCall> reported)
    {
        var clinical = record.Clinical.Where(f => !withheld.Contains(f.Id) && !consents.Contains(f.Id)).Select(f => f.WithoutReferencesTo(withheld));
        var left = new PatientRecord(clinical, samples, reported, []);
        return left with { Conflicts = RecordMerger.ConflictsAfter(record, left) };
    }

    private static IEnumerable<string> ObligationsOf(ImmutableArray<LabelledFact> labelled, HashSet<string> withheld) =>
        labelled.Any(f => SecurityLabels.Covers(SecurityLabels.SubstanceUse, permits: true, f.Resource.Labels) && !withheld.Contains(f.Fact.Id))
            ? [Obligations.NoRedisclosure]
            : [];

    private static ConsentStanding StandingOf(Person person, IReadOnlyCollection<ConsentDirective>? consents, DateTimeOffset at, bool withholds)
    {
        if (consents is null) return ConsentStanding.Unreadable;
        var subject = new ConsentSubject(person.Id, person.BirthDate);
        var care = consents.Where(c => c.Scope == ConsentScope.PatientPrivacy && (c.Active || c.Ended)).ToList();
        bool holds = care.Exists(c => c.Active && (c.Validity is null || c.Validity.Contains(at))
            && !(c.SignedByRepresentative && subject.IsAdultOn(DateOnly.FromDateTime(at.UtcDateTime))));
        return holds ? (withholds ? ConsentStanding.Limits : ConsentStanding.Permits) : care.Count > 0 ? ConsentStanding.Withdrawn : ConsentStanding.None;
    }

    private static string FingerprintOf(IEnumerable<string> withheld) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', withheld))));
}
