using System.Collections.Immutable;

namespace PrecisionCare.Patients;

/// <summary>The clinical facts of one patient, sorted by kind; each kind newest first, ties by id, so that the order of arrival never shows.</summary>
public sealed record ClinicalRecord
{
    private ClinicalRecord(Person patient) => Patient = patient;

    public Person Patient { get; }
    public ImmutableArray<Condition> Conditions { get; private init; } = [];
    public ImmutableArray<MedicationUse> Medications { get; private init; } = [];
    public ImmutableArray<Allergy> Allergies { get; private init; } = [];
    public ImmutableArray<Observation> Observations { get; private init; } = [];
    public ImmutableArray<Procedure> Procedures { get; private init; } = [];
    public ImmutableArray<Encounter> Encounters { get; private init; } = [];
    public ImmutableArray<DiagnosticReport> Reports { get; private init; } = [];
    public ImmutableArray<FamilyMember> Family { get; private init; } = [];
    public ImmutableArray<Immunization> Immunizations { get; private init; } = [];
    public ImmutableArray<OtherResource> Others { get; private init; } = [];

    /// <summary>Puts facts of one patient together. Facts entered in error are left out; medicines given by reference get their product's concept.</summary>
    /// <param name="patient">The patient whom all facts concern.</param>
    /// <param name="facts">Current versions only, at most one for each id.</param>
    public static ClinicalRecord From(Person patient, IEnumerable<ClinicalFact> facts)
    {
        var sound = facts.Where(f => !f.EnteredInError).ToList();
        var products = sound.OfType<MedicationProduct>().ToDictionary(p => p.Id);
        return new ClinicalRecord(patient)
        {
            Conditions = Sorted<Condition>(c => c.Onset ?? c.Recorded),
            Medications = Sorted<MedicationUse>(m => m.Authored ?? m.Start, m => WithProduct(m, products)),
            Allergies = Sorted<Allergy>(a => a.Recorded),
            Observations = Sorted<Observation>(o => o.Effective),
            Procedures = Sorted<Procedure>(p => p.Start),
            Encounters = Sorted<Encounter>(e => e.Start),
            Reports = Sorted<DiagnosticReport>(r => r.Effective),
            Family = Sorted<FamilyMember>(_ => null),
            Immunizations = Sorted<Immunization>(i => i.Date),
            Others = Sorted<OtherResource>(o => o.Date),
        };

        ImmutableArray<T> Sorted<T>(Func<T, PartialDate?> date, Func<T, T>? complete = null) where T : ClinicalFact =>
            [.. sound.OfType<T>().Select(f => complete is null ? f : complete(f))
                .OrderByDescending(f => date(f)?.Earliest ?? DateTimeOffset.MinValue).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }

    /// <summary>The same record with those facts only that meet a condition; the person stays.</summary>
    public ClinicalRecord Where(Func<ClinicalFact, bool> keep) =>
        this with
        {
            Conditions = Kept(Conditions, keep),
            Medications = Kept(Medications, keep),
            Allergies = Kept(Allergies, keep),
            Observations = Kept(Observations, keep),
            Procedures = Kept(Procedures, keep),
            Encounters = Kept(Encounters, keep),
            Reports = Kept(Reports, keep),
            Family = Kept(Family, keep),
            Immunizations = Kept(Immunizations, keep),
            Others = Kept(Others, keep),
        };

    /// <summary>Every fact but the person, by kind.</summary>
    public IEnumerable<ClinicalFact> Facts =>
        ((IEnumerable<ClinicalFact>)Conditions).Concat(Medications).Concat(Allergies).Concat(Observations).Concat(Procedures).Concat(Encounters).Concat(Reports)
            .Concat(Family).Concat(Immunizations).Concat(Others);

    private static ImmutableArray<T> Kept<T>(ImmutableArray<T> facts, Func<ClinicalFact, bool> keep) where T : ClinicalFact =>
        facts.AsEnumerable<T>().All<T>(keep) ? facts : [.. facts.AsEnumerable<T>().Where<T>(keep)];

    /// <summary>The same record with each fact as it is to be shown instead; facts keep kind and order.</summary>
    public ClinicalRecord Select(Func<ClinicalFact, ClinicalFact> shown) =>
        this with
        {
            Conditions = [.. Conditions.Select(f => (Condition)shown(f))],
            Medications = [.. Medications.Select(f => (MedicationUse)shown(f))],
            Allergies = [.. Allergies.Select(f => (Allergy)shown(f))],
            Observations = [.. Observations.Select(f => (Observation)shown(f))],
            Procedures = [.. Procedures.Select(f => (Procedure)shown(f))],
            Encounters = [.. Encounters.Select(f => (Encounter)shown(f))],
            Reports = [.. Reports.Select(f => (DiagnosticReport)shown(f))],
            Family = [.. Family.Select(f => (FamilyMember)shown(f))],
            Immunizations = [.. Immunizations.Select(f => (Immunization)shown(f))],
            Others = [.. Others.Select(f => (OtherResource)shown(f))],
        };

    /// <summary>The same record without some of its medicines and allergies: for asking what would be if they were not.</summary>
    public ClinicalRecord Without(IReadOnlySet<string> medicinesAndAllergies) =>
        this with
        {
            Medications = [.. Medications.Where(m => !medicinesAndAllergies.Contains(m.Id))],
            Allergies = [.. Allergies.Where(a => !medicinesAndAllergies.Contains(a.Id))],
        };

    private static MedicationUse WithProduct(MedicationUse use, Dictionary<string, MedicationProduct> products) =>
        use.ProductId is { } id && use.Medication.Codings.IsEmpty && products.TryGetValue(id, out var product)
            ? use with { Medication = product.Code }
            : use;

    /// <summary>Whether allergies are present, denied, contradictory or simply not recorded.</summary>
    public AllergyStatus AllergyStatus
    {
        get
        {
            if (Allergies.Any(denial => Allergies.Any(denial.Contradicts))) return AllergyStatus.Contradictory;
            if (Allergies.Any(a => a.IsPresent)) return AllergyStatus.Present;
            bool denied = Allergies.Any(a => a.IsDenial && a.NoneKnown is (AllergyScope.Any or AllergyScope.Drug));
            return denied ? AllergyStatus.NoKnown : AllergyStatus.NotRecorded;
        }
    }
}
