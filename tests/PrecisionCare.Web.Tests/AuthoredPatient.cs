using PrecisionCare.Genome;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk;
using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Tests;

/// <summary>A patient written by hand with everything that a page may have to show, markup in every text among it.</summary>
internal static class AuthoredPatient
{
    private static readonly FactSource Source = new("rojas.json", "entry[0].resource");
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly Citation CpicDpyd = new(
        "CPIC", "DPYD and fluoropyrimidines", "2017, update 2024", new DateOnly(2024, 1, 18), "29152729", "https://cpicpgx.org/guidelines/guideline-for-fluoropyrimidines-and-dpyd/");

    private static readonly Citation Label = new("FDA label", "Xeloda prescribing information", Confirmed: false);

    public static PatientRecord Record { get; } = new(
        ClinicalRecord.From(
            new Person
            {
                Id = "Patient/rojas", Source = Source, Names = [new PersonName("Rojas", "Maria")], Sex = AdministrativeSex.Female,
                BirthDate = PartialDate.OfDay(new DateOnly(1961, 4, 14)), Identifiers = [new PatientIdentifier("urn:mrn", "00-123-4", "MR")],
            },
            [
                new Condition { Id = "Condition/colon", Source = Source, Code = new Concept([], "Colon cancer, stage III"), Status = ClinicalStatus.Active, Onset = Day(2026, 9, 8) },
                new Allergy { Id = "AllergyIntolerance/pen", Source = Source, Code = new Concept([], "Penicillin"), Status = ClinicalStatus.Active, Reactions = ["rash"] },
                new MedicationUse
                {
                    Id = "MedicationRequest/cap", Source = Source, Kind = MedicationUseKind.Request, Status = MedicationUseStatus.Active, Authored = Day(2026, 11, 20),
                    Medication = new Concept([], "Capecitabine 500 MG Oral Tablet"), Dosage = "1250 mg/m2 twice daily, days 1 to 14 of 21",
                },
                new MedicationUse
                {
                    Id = "MedicationRequest/herb", Source = Source, Kind = MedicationUseKind.Statement, Status = MedicationUseStatus.Active, Authored = Day(2026, 10, 2),
                    Medication = new Concept([], "Heilpflanzen-Mischung <b>Nr. 7</b>"),
                },
                .. Creatinine(),
                Lab("Observation/hb", "718-7", "Hemoglobin", 11.2m, "g/dL", 12.0m, 16.0m, Day(2026, 11, 12)),
                Lab("Observation/plt", "777-3", "Platelets", 243m, "10*3/uL", 150m, 400m, Day(2026, 11, 12)),
                Lab("Observation/bili", "1975-2", "Bilirubin total", 0.8m, "mg/dL", 0.2m, 1.2m, Day(2026, 11, 12)),
            ]),
        [], [], []);

    public static Assessment Assessment { get; } = new()
    {
        PatientId = "Patient/rojas",
        At = Today,
        KnowledgeSources = [new KnowledgeSource("CPIC", "2025-11-05", new DateOnly(2025, 11, 5), "CC0-1.0", []), new KnowledgeSource("PharmVar", "6.2", new DateOnly(2025, 6, 1), "CC-BY-SA-4.0", [])],
        Genes =
        [
            Gene("CYP2C19", "*1/*2", "Intermediate Metabolizer", null),
            Gene("DPYD", "Reference/c.1905+1G>A (*2A)", "Intermediate Metabolizer", "1.0") with { Facts = ["chr1:97450058"], Issues = [new Issue("pgx.unphased", IssueSeverity.Information, "The two variants were called without phase.", "Phasing would tell whether they lie on one chromosome.", new SourceLocation("rojas.vcf"))] },
            new GeneResult { Gene = "TPMT", Status = GeneCallStatus.NotCovered, Positions = new PositionCoverage(0, [Locus.Parse("chr6:18130918"), Locus.Parse("chr6:18138997")], []) },
            new GeneResult { Gene = "UGT1A1", Status = GeneCallStatus.NoCall, Positions = new PositionCoverage(3, [Locus.Parse("chr2:233760233")], []), Issues = [new Issue("pgx.no-match", IssueSeverity.Warning, "No pair of known alleles explains the calls.", "Ask the laboratory for the repeat length.", new SourceLocation("rojas.vcf", 812))] },
        ],
        Guidance = [],
        Scores =
        [
            new RiskScore
            {
                Model = "iwpc_warfarin_pharmacogenetic", Name = "Warfarin maintenance dose (IWPC)", Value = 21.4, Unit = "mg/week", Interval = new Interval(14, 31.2, 0.9),
                Contributions = [new Contribution("age in decades", "6", -1.5522, ["Patient/rojas"]), new Contribution("VKORC1 A/G", "1", -0.8677, ["gene:VKORC1"])],
                Caveats = ["CYP2C9 *5, *6, *8 and *11 are not part of the equation."],
                Citation = new Citation("IWPC", "Estimation of the warfarin dose with clinical and pharmacogenetic data", Date: new DateOnly(2009, 2, 19), Pmid: "19228618"),
            },
            new RiskScore { Model = "prevent_ascvd_10y", Name = "Cardiovascular disease, 10 years (PREVENT)", Unit = "%", NotApplicable = "Total cholesterol is not recorded.", Citation = new Citation("AHA", "PREVENT equations", Date: new DateOnly(2023, 11, 10)) },
        ],
        Medicines =
        [
            new MedicineAssessment
            {
                Drug = "capecitabine", Text = "Capecitabine 500 MG Oral Tablet", Recognised = true, Band = Band.Avoid, Facts = ["MedicationRequest/cap"],
                Reasons = [Against("DPYD activity score 1.0: clearance of fluorouracil is about halved, and a full dose can be fatal.", Band.Avoid, "strong", CpicDpyd, "gene:DPYD", "chr1:97450058")],
                Dose = "start at 50 % of the standard dose",
            },
            new MedicineAssessment { Drug = "Heilpflanzen-Mischung <b>Nr. 7</b>", Text = "Heilpflanzen-Mischung <b>Nr. 7</b>", Recognised = false, Band = Band.NotAssessable, Facts = ["MedicationRequest/herb"] },
        ],
        Problems =
        [
            new ProblemAssessment
            {
                Indication = "colorectal-cancer", Name = "Colon cancer, stage III", Facts = ["Condition/colon"],
                Suggestions =
                [
                    new TherapySuggestion
                    {
                        Rank = 1, Drug = "oxaliplatin + fluorouracil", DrugClass = "platinum with fluoropyrimidine", Band = Band.Caution, Line = 1, Dose = "start at 50 % of the standard dose",
                        UsualDose = "fluorouracil 400 mg/m² bolus, then 2400 mg/m² over 46 h", Monitoring = ["Blood count before each cycle", "Neuropathy at each visit"],
                        Reasons =
                        [
                            new Reason(true, "First-line adjuvant treatment of stage III.", ["Condition/colon"], "indication:colon", Band.Usable, "guideline", new Citation("ESMO", "Localised colon cancer", "2020", Pmid: "32702383")),
                            Against("DPYD intermediate metaboliser, activity score 1.0.", Band.Caution, "strong", CpicDpyd, "gene:DPYD"),
                            Against("Creatinine 1.4 mg/dL; renal clearance of the prodrug falls.", Band.Caution, "label", Label, "Observation/crea3"),
                        ],
                        Missing = ["UGT1A1: not called; would matter for irinotecan"],
                        Counterfactuals = [new Counterfactual("If DPYD were normal", "the full dose would be usual")],
                        Citation = new Citation("ESMO", "Localised colon cancer", "2020", Pmid: "32702383"),
                    },
                    Option(2, "irinotecan", Band.NotAssessable) with { Missing = ["UGT1A1 has no call"] },
                    Option(3, "panitumumab", Band.Usable),
                    Option(4, "pembrolizumab", Band.Favoured) with { Reasons = [new Reason(true, "The tumour is mismatch-repair deficient.", ["Condition/colon"], "biomarker:msi", Band.Favoured, "strong", CpicDpyd)] },
                ],
                Excluded =
                [
                    Option(0, "capecitabine", Band.Avoid) with { Current = true, Reasons = [Against("DPYD activity score 1.0.", Band.Avoid, "strong", CpicDpyd, "gene:DPYD")] },
                    Option(0, "tegafur", Band.Contraindicated) with { Reasons = [Against("Prodrug of fluorouracil without a studied reduced dose.", Band.Contraindicated, "DPWG", Label, "gene:DPYD")] },
                ],
            },
            new ProblemAssessment { Indication = "hyperlipidaemia", Name = "Hyperlipidaemia", Facts = [], NotRanked = "No lipid value of the last five years is on record. A lipid panel would allow a ranking." },
        ],
        Conflicts = [new Conflict(ConflictKind.BirthDate, "Birth date is 14-Apr-1961 in rojas.json and 14-Apr-1916 in laboratory.json.", "Registration can settle it; until then the age is not used.", ["Patient/rojas"], false)],
    };

    private static PartialDate Day(int year, int month, int day) => PartialDate.OfDay(new DateOnly(year, month, day));

    private static IEnumerable<Observation> Creatinine() =>
    [
        Lab("Observation/crea1", "2160-0", "Creatinine", 0.9m, "mg/dL", 0.5m, 1.1m, Day(2025, 5, 3)),
        Lab("Observation/crea2", "2160-0", "Creatinine", 1.1m, "mg/dL", 0.5m, 1.1m, Day(2026, 3, 14)),
        Lab("Observation/crea3", "2160-0", "Creatinine", 1.4m, "mg/dL", 0.5m, 1.1m, Day(2026, 11, 12)),
    ];

    private static Observation Lab(string id, string loinc, string name, decimal value, string unit, decimal low, decimal high, PartialDate day) => new()
    {
        Id = id, Source = Source, Code = new Concept([new Coding(CodeSystems.Loinc, loinc, name)]), Status = ObservationStatus.Final, Categories = ["laboratory"],
        Effective = day, Value = new ObservationValue { Quantity = new Measure(value, unit) }, Ranges = [new ReferenceRange(low, high)],
    };

    private static GeneResult Gene(string gene, string diplotype, string phenotype, string? score) => new()
    {
        Gene = gene, Status = GeneCallStatus.Called, Diplotypes = [diplotype], SourceDiplotypes = [diplotype], Labels = [diplotype], Phenotypes = [phenotype], ActivityScore = score, Phase = "unphased",
        Positions = new PositionCoverage(33, [Locus.Parse("chr10:94842866")], []),
        Readings = [new DiplotypeResult(diplotype, [new AlleleFunction("*1", "Normal function", null), new AlleleFunction("*2", "No function", null)], phenotype, score, score ?? phenotype)],
    };

    private static Reason Against(string text, Band band, string strength, Citation citation, params string[] facts) =>
        new(false, text, [.. facts], "rule:x", band, strength, citation);

    private static TherapySuggestion Option(int rank, string drug, Band band) => new()
    {
        Rank = rank, Drug = drug, DrugClass = "class of " + drug, Band = band, Line = 2, Citation = new Citation("ESMO", "Localised colon cancer", "2020"),
    };
}
