using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using PrecisionCare.Consent;
using PrecisionCare.Consent.Filtering;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;

namespace PrecisionCare.Benchmarks.Consent;

/// <summary>One decision by a consent of fifty provisions, and the filtering of a long record by it.</summary>
[MemoryDiagnoser]
public class GateBenchmarks
{
    private const int Provisions = 50;
    private const int Facts = 5_000;

    private static readonly string[] Labels = ["HIV", "PSY", "ETHUD", "SEX", "GDIS"];
    private static readonly FactSource Source = new("benchmark.json", "entry[0].resource");

    private readonly KnowledgeBase _knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());
    private readonly ImmutableArray<ConsentDirective> _consents = [Consent()];
    private RecordGate _gate = null!;
    private PatientRecord _record = null!;
    private AccessRequest _access = null!;
    private RecordRequest _request = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _gate = new RecordGate(_knowledge);
        _record = Record();
        _request = new RecordRequest
        {
            User = new Requester { Id = "Practitioner/p", Roles = [RequesterRole.Clinician], InCareTeam = true }, Purpose = Purposes.Treatment,
            At = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), DefaultPolicy = DefaultPolicy.TreatOnly,
        };
        _access = new AccessRequest
        {
            Subject = new ConsentSubject("Patient/p", PartialDate.OfYear(1970)), User = _request.User, Purpose = _request.Purpose, Action = "access", At = _request.At,
            Resource = new RequestedResource { Type = "Observation", Id = "Observation/o", Labels = ["R", "PSY"], Codes = ["http://loinc.org|44261-6", "http://loinc.org|9"], Date = PartialDate.OfYear(2024) },
        };
        _gate.Open(_record, _request, _consents); // labels are found once for each record
    }

    [Benchmark(Description = "one decision, 50 provisions (goal: under 50 µs)")]
    public ConsentDecision Decision() => ConsentEngine.Decide(_access, _consents, DefaultPolicy.TreatOnly);

    [Benchmark(Description = "filter a record of 5,000 facts, 50 provisions (goal: under 10 ms)")]
    public ReadableRecord Filter() => _gate.Open(_record, _request, _consents);

    [Benchmark(Description = "label and filter a record of 5,000 facts that is new")]
    public ReadableRecord LabelAndFilter() => _gate.Open(_record with { }, _request, _consents);

    private static ConsentDirective Consent()
    {
        var exceptions = Enumerable.Range(0, Provisions - 1).Select(i => new ConsentRule
        {
            Permits = i % 2 == 0,
            Purposes = ["TREAT"],
            Actors = i % 5 == 0 ? ["Practitioner/p"] : [],
            Labels = i % 3 == 0 ? [Labels[i % Labels.Length]] : [],
            Codes = [$"http://loinc.org|{i}"],
            DataPeriod = i % 7 == 0 ? new ConsentPeriod(PartialDate.OfYear(2020), PartialDate.OfYear(2025)) : null,
        });
        var root = new ConsentRule { Permits = true, Purposes = ["TREAT"], Exceptions = [.. exceptions] };
        return new ConsentDirective { Id = "c", Active = true, Scope = ConsentScope.PatientPrivacy, Root = root };
    }

    private static PatientRecord Record()
    {
        var person = new Person { Id = "Patient/p", Source = Source, BirthDate = PartialDate.OfYear(1970) };
        var facts = Enumerable.Range(0, Facts).Select(i => i % 10 == 0
            ? (ClinicalFact)new Condition { Id = $"Condition/c{i}", Source = Source, Code = new Concept([new Coding(CodeSystems.Icd10Cm, i % 100 == 0 ? "F32.9" : "I10", $"Problem {i % 40}")]) }
            : new Observation
            {
                Id = $"Observation/o{i}", Source = Source, Effective = PartialDate.OfDay(new DateOnly(2015 + (i % 11), 1 + (i % 12), 1 + (i % 28))), Related = [$"Encounter/e{i % 300}"],
                Code = new Concept([new Coding(CodeSystems.Loinc, $"{i % 120}", $"Test {i % 120}")]),
            });
        return new PatientRecord(ClinicalRecord.From(person, facts), [], [], []);
    }
}
