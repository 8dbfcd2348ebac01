using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Therapy;

/// <summary>A patient's record written fact by fact, in the words of a chart.</summary>
internal sealed class AuthoredRecord
{
    public static KnowledgeBase Knowledge { get; } = KnowledgeBase.Load(KnowledgeFolder.Shipped());

    public static DateOnly Today { get; } = new(2026, 11, 22);

    private static readonly FactSource Source = new("chart.json", "");

    private readonly List<ClinicalFact> _facts = [];
    private readonly List<OutsideCall> _reported = [];
    private readonly List<Conflict> _conflicts = [];
    private Person _person;

    private AuthoredRecord(AdministrativeSex sex, int? age)
    {
        _person = new Person
        {
            Id = "Patient/p1", Source = Source, Sex = sex,
            BirthDate = age is { } years ? PartialDate.OfDay(Today.AddYears(-years).AddDays(-10)) : null,
        };
    }

    public static AuthoredRecord Man(int? age = 45) => new(AdministrativeSex.Male, age);

    public static AuthoredRecord Woman(int? age = 62) => new(AdministrativeSex.Female, age);

    /// <summary>A problem in words, present since last month.</summary>
    public AuthoredRecord With(string problem) => Add(Problem(problem, ClinicalStatus.Active));

    /// <summary>A problem that began some days ago and that nobody has closed.</summary>
    public AuthoredRecord Since(int days, string problem) => Add(Problem(problem, ClinicalStatus.Active) with { Onset = PartialDate.OfDay(Today.AddDays(-days)) });

    /// <summary>A problem that is resolved.</summary>
    public AuthoredRecord Had(string problem) => Add(Problem(problem, ClinicalStatus.Resolved));

    /// <summary>A medicine begun yesterday, or <paramref name="days"/> ago.</summary>
    public AuthoredRecord Taking(string medicine, int days = 1, string? forProblem = null) =>
        Add(new MedicationUse
        {
            Id = $"MedicationRequest/{_facts.Count}", Source = Source, Kind = MedicationUseKind.Request, Medication = new Concept([], medicine),
            Status = MedicationUseStatus.Active, Authored = PartialDate.OfDay(Today.AddDays(-days)),
            ReasonIds = forProblem is null ? [] : [_facts.OfType<Condition>().First(c => c.Code.Text == forProblem).Id],
        });

    public AuthoredRecord AllergicTo(string substance, string? reaction = null, bool intolerance = false) =>
        Add(new Allergy
        {
            Id = $"AllergyIntolerance/{_facts.Count}", Source = Source, Code = new Concept([], substance), Status = ClinicalStatus.Active,
            Verification = VerificationStatus.Confirmed, Reactions = reaction is null ? [] : [reaction], Intolerance = intolerance,
        });

    public AuthoredRecord NoKnownAllergies() =>
        Add(new Allergy { Id = $"AllergyIntolerance/{_facts.Count}", Source = Source, Code = new Concept([], "No known allergies"), NoneKnown = AllergyScope.Any, Status = ClinicalStatus.Active });

    /// <summary>A result of the day before yesterday, or <paramref name="days"/> ago, by LOINC.</summary>
    public AuthoredRecord Measured(string loinc, double value, string unit, int days = 2) =>
        Add(new Observation
        {
            Id = $"Observation/{_facts.Count}", Source = Source, Code = new Concept([new Coding(CodeSystems.Loinc, loinc)]), Status = ObservationStatus.Final,
            Effective = PartialDate.OfDay(Today.AddDays(-days)), Value = new ObservationValue { Quantity = new Measure((decimal)value, unit) },
        });

    /// <summary>An answer by LOINC question and SNOMED CT code, of the day before yesterday or <paramref name="days"/> ago; a later one replaces it.</summary>
    public AuthoredRecord Answered(string loinc, string snomed, int days = 2) =>
        Add(new Observation
        {
            Id = $"Observation/{_facts.Count}", Source = Source, Code = new Concept([new Coding(CodeSystems.Loinc, loinc)]), Status = ObservationStatus.Final,
            Effective = PartialDate.OfDay(Today.AddDays(-days)), Value = new ObservationValue { Concept = new Concept([new Coding(CodeSystems.Snomed, snomed)]) },
        });

    public AuthoredRecord Creatinine(double milligramsPerDecilitre) => Measured("2160-0", milligramsPerDecilitre, "mg/dL");

    public AuthoredRecord Weight(double kilograms) => Measured("29463-7", kilograms, "kg");

    /// <summary>A genotype as a laboratory reports it.</summary>
    public AuthoredRecord Gene(string gene, string diplotype)
    {
        _reported.Add(new OutsideCall(gene, diplotype, null, null, new SourceLocation("laboratory.tsv", _reported.Count + 1)));
        return this;
    }

    public AuthoredRecord Phenotype(string gene, string phenotype)
    {
        _reported.Add(new OutsideCall(gene, null, phenotype, null, new SourceLocation("laboratory.tsv", _reported.Count + 1)));
        return this;
    }

    public AuthoredRecord SampleInDoubt()
    {
        _conflicts.Add(new Conflict(ConflictKind.ChromosomalSex, "The record says male, the sample has two X.", "The laboratory can settle it.", ["Patient/p1"], HoldsBackGenomicAdvice: true));
        return this;
    }

    public AuthoredRecord Ancestry(string words)
    {
        _person = _person with { Ancestry = [words] };
        return this;
    }

    public PatientRecord Record => new(ClinicalRecord.From(_person, _facts), [], [.. _reported], [.. _conflicts]);

    public Assessment Assess() => Assessor.Assess(Record, Knowledge, Today);

    private AuthoredRecord Add(ClinicalFact fact)
    {
        _facts.Add(fact);
        return this;
    }

    private Condition Problem(string words, ClinicalStatus status) =>
        new()
        {
            Id = $"Condition/{_facts.Count}", Source = Source, Code = new Concept([], words), Status = status, Verification = VerificationStatus.Confirmed,
            Onset = PartialDate.OfDay(Today.AddDays(-40)), Abatement = status == ClinicalStatus.Resolved ? PartialDate.OfDay(Today.AddDays(-5)) : null,
        };
}
