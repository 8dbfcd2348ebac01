using PrecisionCare.Explanations;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Explanations;

/// <summary>
/// Fifty authored patients for each kind of result: genes, changes and conditions as reports have them, each in several circumstances (laboratory, gaps, other
/// parent, numbers known or not). The risk figures are of published size, and authored; they are not a source.
/// </summary>
internal static class AuthoredResults
{
    public const int Patients = 50;

    private static readonly TestDescription[] Tests =
    [
        new() { Laboratory = "Central Genetics", Method = "gene panel by sequencing", Date = Day(2026, 3, 4), Tested = ["BRCA1", "BRCA2", "PALB2", "ATM", "CHEK2", "TP53"], NotTested = ["CDH1"], HasGaps = true },
        new() { Laboratory = "University Hospital, Human Genetics", Method = "exome sequencing", Date = PartialDate.OfMonth(2025, 11), HasGaps = true },
        new() { Method = "genotyping array", Date = PartialDate.OfYear(2024), Tested = ["LDLR", "APOB"], NotTested = ["PCSK9", "LDLRAP1"] },
        new() { Laboratory = "St. Mary's Laboratory", Tested = ["CFTR"] },
        new() { NotTested = ["CYP2D6", "HLA-A", "HLA-B", "MT-RNR1", "G6PD", "NAT2"] },
        new(),
    ];

    public static IEnumerable<ExplainedResult> Of(ResultKind kind) => Enumerable.Range(0, Patients).Select(i => Make(kind, i) with { SourceId = $"Observation/{kind}-{i}", Test = Tests[i % Tests.Length] });

    private static ExplainedResult Make(ResultKind kind, int i) => kind switch
    {
        ResultKind.Pharmacogenetic => Pharmacogenetic(i),
        ResultKind.Carrier => Carrier(i),
        ResultKind.DominantRisk => Fill(new DominantRiskResult(), Dominant[i % Dominant.Length], i),
        ResultKind.RecessiveRisk => Fill(new RecessiveRiskResult(), Recessive[i % Recessive.Length], i),
        ResultKind.CancerPredisposition => Fill(new CancerPredispositionResult(), Cancer[i % Cancer.Length], i),
        ResultKind.TumourFinding => Tumour(i),
        ResultKind.Uncertain => Uncertain(i),
        ResultKind.NothingFound => NothingFound(i),
        ResultKind.SecondaryFinding => Fill(new SecondaryFindingResult(), Secondary[i % Secondary.Length], i),
        _ => Score(i),
    };

    private sealed record Row(string Gene, string Coding, string? Protein, string? Condition, InheritancePattern Inheritance, CopiesChanged Copies, params RiskNumber[] Risks);

    private static readonly Row[] Cancer =
    [
        new("BRCA1", "c.68_69del", "p.Glu23ValfsTer17", "hereditary breast and ovarian cancer", InheritancePattern.Dominant, CopiesChanged.One,
            Risk("breast cancer", .72, .65, .79, ByAge(80), .12, RiskGroup.Women), Risk("ovarian cancer", .44, .36, .53, ByAge(80), .013, RiskGroup.Women)),
        new("BRCA2", "c.5946del", "p.Ser1982ArgfsTer22", "Hereditary breast ovarian cancer syndrome", InheritancePattern.Dominant, CopiesChanged.One,
            Risk("breast cancer", .69, .61, .77, ByAge(80), .12, RiskGroup.Women), Risk("prostate cancer", .27, null, null, ByAge(75), null, RiskGroup.Men)),
        new("PALB2", "c.3113G>A", "p.Trp1038Ter", "breast cancer", InheritancePattern.Dominant, CopiesChanged.One, Risk("breast cancer", .53, .44, .63, ByAge(80), .12, RiskGroup.Women)),
        new("MLH1", "c.350C>T", "p.Thr117Met", "Lynch syndrome", InheritancePattern.Dominant, CopiesChanged.One,
            Risk("colorectal cancer", .48, .38, .58, ByAge(75), .04), Risk("endometrial cancer", .37, .3, .46, ByAge(75), .03, RiskGroup.Women)),
        new("MSH2", "c.942+3A>T", null, "Lynch syndrome", InheritancePattern.Dominant, CopiesChanged.One, Risk("colorectal cancer", .47, null, null, ByAge(75), .04)),
        new("MSH6", "c.3261dup", "p.Phe1088LeufsTer5", "Lynch syndrome", InheritancePattern.Dominant, CopiesChanged.One, Risk("colorectal cancer", null, .1, .22, ByAge(80), null)),
        new("PMS2", "c.137G>T", "p.Ser46Ile", "Lynch syndrome", InheritancePattern.Dominant, CopiesChanged.One),
        new("TP53", "c.818G>A", "p.Arg273His", "Li-Fraumeni syndrome", InheritancePattern.Dominant, CopiesChanged.SomeCells),
        new("APC", "c.3927_3931del", "p.Glu1309AspfsTer4", "familial adenomatous polyposis", InheritancePattern.Dominant, CopiesChanged.One, Risk("colorectal cancer", .997, null, null, RiskHorizon.Lifetime, .04)),
        new("MUTYH", "c.536A>G", "p.Tyr179Cys", "MUTYH-associated polyposis", InheritancePattern.Recessive, CopiesChanged.Both, Risk("colorectal cancer", null, .43, .63, ByAge(60), null)),
        new("CDH1", "c.1901C>T", "p.Ala634Val", "hereditary diffuse gastric cancer", InheritancePattern.Dominant, CopiesChanged.One, Risk("gastric cancer", .42, .3, .56, ByAge(80), .008)),
        new("PTEN", "c.388C>T", "p.Arg130Ter", "PTEN hamartoma tumor syndrome", InheritancePattern.Dominant, CopiesChanged.One),
        new("RET", "c.1900T>C", "p.Cys634Arg", "multiple endocrine neoplasia type 2A", InheritancePattern.Dominant, CopiesChanged.One),
        new("VHL", "c.499C>T", "p.Arg167Trp", "von Hippel-Lindau syndrome", InheritancePattern.Dominant, CopiesChanged.One),
        new("CHEK2", "c.1100del", "p.Thr367MetfsTer15", "breast cancer", InheritancePattern.Dominant, CopiesChanged.One, Risk("breast cancer", .25, .18, .33, ByAge(80), .12, RiskGroup.Women)),
        new("ATM", "c.7271T>G", "p.Val2424Gly", null, InheritancePattern.NotStated, CopiesChanged.NotStated),
        new("CDKN2A", "c.301G>T", "p.Gly101Trp", "hereditary melanoma", InheritancePattern.Dominant, CopiesChanged.One, Risk("melanoma", .28, null, null, ByAge(80), .02)),
    ];

    private static readonly Row[] Dominant =
    [
        new("LDLR", "c.1061-1G>A", null, "Familial hypercholesterolemia", InheritancePattern.Dominant, CopiesChanged.One),
        new("APOB", "c.10580G>A", "p.Arg3527Gln", "familial hypercholesterolaemia", InheritancePattern.Dominant, CopiesChanged.Both),
        new("SCN5A", "c.4999G>A", "p.Val1667Ile", "Brugada syndrome", InheritancePattern.Dominant, CopiesChanged.One),
        new("KCNQ1", "c.1032G>A", "p.Ala344=", "long QT syndrome 1", InheritancePattern.Dominant, CopiesChanged.One),
        new("MYBPC3", "c.3330+2T>G", null, "hypertrophic cardiomyopathy", InheritancePattern.Dominant, CopiesChanged.One, Risk("hypertrophic cardiomyopathy", .6, .5, .7, ByAge(60), .002)),
        new("TTN", "c.70690C>T", "p.Arg23564Ter", "dilated cardiomyopathy", InheritancePattern.Dominant, CopiesChanged.One),
        new("PKP2", "c.235C>T", "p.Arg79Ter", "arrhythmogenic cardiomyopathy", InheritancePattern.Dominant, CopiesChanged.One),
        new("FBN1", "c.4786C>T", "p.Arg1596Ter", "Marfan syndrome", InheritancePattern.Dominant, CopiesChanged.One),
        new("RYR1", "c.1840C>T", "p.Arg614Cys", "malignant hyperthermia", InheritancePattern.Dominant, CopiesChanged.One),
        new("F5", "c.1601G>A", "p.Arg534Gln", "factor V Leiden thrombophilia", InheritancePattern.Dominant, CopiesChanged.One, Risk("venous thromboembolism", .05, .03, .08, Within(10), .01)),
        new("HTT", "CAG[43]", null, "Huntington disease", InheritancePattern.Dominant, CopiesChanged.One),
        new("GLA", "c.644A>G", "p.Asn215Ser", "Fabry disease", InheritancePattern.XLinked, CopiesChanged.OnlyCopy),
        new("TTR", "c.424G>A", "p.Val142Ile", "hereditary transthyretin amyloidosis", InheritancePattern.Dominant, CopiesChanged.One, Risk("heart failure", .004, null, null, Within(5), .001)),
        new("PKD1", "c.12391G>T", "p.Glu4131Ter", "autosomal dominant polycystic kidney disease", InheritancePattern.Dominant, CopiesChanged.One),
        new("ACTA2", "c.536G>A", "p.Arg179His", null, InheritancePattern.Dominant, CopiesChanged.NotStated, Risk("thoracic aortic aneurysm", .7, null, null, null, null)),
        new("MT-RNR1", "m.1555A>G", null, "hearing loss", InheritancePattern.Maternal, CopiesChanged.NotStated),
    ];

    private static readonly Row[] Recessive =
    [
        new("HFE", "c.845G>A", "p.Cys282Tyr", "hereditary haemochromatosis", InheritancePattern.Recessive, CopiesChanged.Both, Risk("liver cirrhosis", .09, .07, .12, ByAge(75), .02, RiskGroup.Men)),
        new("CFTR", "c.1521_1523del", "p.Phe508del", "cystic fibrosis", InheritancePattern.Recessive, CopiesChanged.Both),
        new("GJB2", "c.35del", "p.Gly12ValfsTer2", "autosomal recessive nonsyndromic hearing loss 1A", InheritancePattern.Recessive, CopiesChanged.TwoDifferent),
        new("HBB", "c.20A>T", "p.Glu7Val", "sickle cell disease", InheritancePattern.Recessive, CopiesChanged.Both),
        new("HBB", "c.118C>T", "p.Gln40Ter", "beta thalassemia", InheritancePattern.Recessive, CopiesChanged.TwoDifferent),
        new("SERPINA1", "c.1096G>A", "p.Glu366Lys", "alpha-1 antitrypsin deficiency", InheritancePattern.Recessive, CopiesChanged.Both),
        new("ATP7B", "c.3207C>A", "p.His1069Gln", "Wilson disease", InheritancePattern.Recessive, CopiesChanged.TwoDifferent),
        new("PAH", "c.1222C>T", "p.Arg408Trp", "phenylketonuria", InheritancePattern.Recessive, CopiesChanged.Both),
        new("GBA1", "c.1226A>G", "p.Asn409Ser", "Gaucher disease type 1", InheritancePattern.Recessive, CopiesChanged.Both),
        new("GAA", "c.-32-13T>G", null, "Pompe disease", InheritancePattern.Recessive, CopiesChanged.TwoDifferent),
        new("F8", "c.6046C>T", "p.Arg2016Trp", "hemophilia A", InheritancePattern.XLinked, CopiesChanged.OnlyCopy),
        new("DMD", "c.(6438+1_6439-1)_(7309+1_7310-1)del", null, "Duchenne muscular dystrophy", InheritancePattern.XLinked, CopiesChanged.OnlyCopy),
        new("USH2A", "c.2299del", "p.Glu767SerfsTer21", "Usher syndrome", InheritancePattern.Recessive, CopiesChanged.Both),
        new("ACADM", "c.985A>G", "p.Lys329Glu", "MCAD deficiency", InheritancePattern.Recessive, CopiesChanged.Both),
        new("SMN1", "exon 7 del", null, "spinal muscular atrophy", InheritancePattern.Recessive, CopiesChanged.Both),
        new("ABCA4", "c.5882G>A", "p.Gly1961Glu", null, InheritancePattern.NotStated, CopiesChanged.NotStated),
    ];

    private static readonly Row[] Carriers =
    [
        .. Recessive.Take(10).Concat(Recessive.Skip(12)).Select(r => r with { Copies = CopiesChanged.One }),
        new("DMD", "c.8713C>T", "p.Arg2905Ter", "Duchenne muscular dystrophy", InheritancePattern.XLinked, CopiesChanged.One),
        new("F9", "c.1025C>T", "p.Thr342Met", "hemophilia B", InheritancePattern.XLinked, CopiesChanged.One),
        new("FMR1", "CGG[80]", null, "fragile X syndrome", InheritancePattern.XLinked, CopiesChanged.One),
        new("HEXA", "c.1274_1277dup", "p.Tyr427IlefsTer5", "Tay-Sachs disease", InheritancePattern.Recessive, CopiesChanged.One),
    ];

    private static readonly Row[] Secondary = [.. Cancer.Take(4), .. Dominant.Take(9), .. Recessive.Take(1), Cancer[15]];

    private static readonly (string Gene, string Diplotype, string Phenotype, MedicineHandling Handling, ExplainedMedicine[] Medicines)[] Genes =
    [
        ("CYP2C19", "*2/*2", "Poor Metabolizer", MedicineHandling.MuchSlower,
            [Takes("clopidogrel", GuidanceAction.Avoid, MedicineEffect.TooWeak, "prasugrel", "ticagrelor"), Other("citalopram", GuidanceAction.LowerDose), Other("sertraline", GuidanceAction.LowerDose), Other("omeprazole", GuidanceAction.LowerDose), Other("lansoprazole", GuidanceAction.LowerDose), Other("pantoprazole", GuidanceAction.LowerDose), Other("amitriptyline", GuidanceAction.ConsiderAlternative)]),
        ("CYP2C19", "*1/*2", "Intermediate Metabolizer", MedicineHandling.Slower, [Takes("clopidogrel", GuidanceAction.ConsiderAlternative, MedicineEffect.TooWeak)]),
        ("CYP2C19", "*17/*17", "Ultrarapid Metabolizer", MedicineHandling.MuchFaster, [Takes("omeprazole", GuidanceAction.HigherDose, MedicineEffect.TooWeak), Other("voriconazole", GuidanceAction.Avoid), Other("escitalopram", GuidanceAction.ConsiderAlternative)]),
        ("CYP2C19", "*1/*17", "Rapid Metabolizer", MedicineHandling.Faster, [Other("voriconazole", GuidanceAction.ConsiderAlternative), Other("pantoprazole", GuidanceAction.HigherDose)]),
        ("CYP2D6", "*4/*4", "Poor Metabolizer", MedicineHandling.MuchSlower, [Takes("codeine", GuidanceAction.Avoid, MedicineEffect.TooWeak, "morphine"), Takes("metoprolol", GuidanceAction.Titrate, MedicineEffect.TooStrong), Other("tramadol", GuidanceAction.Avoid), Other("tamoxifen", GuidanceAction.ConsiderAlternative)]),
        ("CYP2D6", "*1/*2x3", "Ultrarapid Metabolizer", MedicineHandling.MuchFaster, [Takes("tramadol", GuidanceAction.Avoid, MedicineEffect.TooStrong), Other("codeine", GuidanceAction.Avoid), Other("ondansetron", GuidanceAction.ConsiderAlternative)]),
        ("CYP2C9", "*3/*3", "Poor Metabolizer", MedicineHandling.MuchSlower, [Takes("warfarin", GuidanceAction.LowerDose, MedicineEffect.TooStrong), Other("phenytoin", GuidanceAction.LowerDose), Other("celecoxib", GuidanceAction.LowerDose)]),
        ("DPYD", "c.1905+1G>A (heterozygous)", "Intermediate Metabolizer", MedicineHandling.Slower, [Takes("capecitabine", GuidanceAction.LowerDose, MedicineEffect.TooStrong), Other("fluorouracil", GuidanceAction.LowerDose)]),
        ("DPYD", "c.1905+1G>A/c.1905+1G>A", "Poor Metabolizer", MedicineHandling.MuchSlower, [Takes("fluorouracil", GuidanceAction.Avoid, MedicineEffect.TooStrong), Other("capecitabine", GuidanceAction.Avoid)]),
        ("TPMT", "*1/*3A", "Intermediate Metabolizer", MedicineHandling.Slower, [Takes("azathioprine", GuidanceAction.LowerDose, MedicineEffect.TooStrong), Other("mercaptopurine", GuidanceAction.LowerDose), Other("thioguanine", GuidanceAction.LowerDose)]),
        ("NUDT15", "*3/*3", "Poor Metabolizer", MedicineHandling.MuchSlower, [Takes("mercaptopurine", GuidanceAction.LowerDose, MedicineEffect.TooStrong)]),
        ("SLCO1B1", "*5/*5", "Poor Function", MedicineHandling.MuchSlower, [Takes("simvastatin", GuidanceAction.ConsiderAlternative, MedicineEffect.TooStrong, "pravastatin", "rosuvastatin"), Other("atorvastatin", GuidanceAction.LowerDose)]),
        ("HLA-B", "*57:01", "*57:01 positive", MedicineHandling.ReactionRisk, [Other("abacavir", GuidanceAction.Avoid)]),
        ("HLA-B", "*15:02", "*15:02 positive", MedicineHandling.ReactionRisk, [Takes("carbamazepine", GuidanceAction.Avoid, MedicineEffect.SevereReaction), Other("phenytoin", GuidanceAction.Avoid), Other("oxcarbazepine", GuidanceAction.Avoid)]),
        ("HLA-B", "*58:01", "*58:01 positive", MedicineHandling.ReactionRisk, [Takes("allopurinol", GuidanceAction.Avoid, MedicineEffect.SevereReaction)]),
        ("G6PD", "A- 202A_376G", "Deficient", MedicineHandling.ReactionRisk, [Other("rasburicase", GuidanceAction.Avoid), Other("primaquine", GuidanceAction.Avoid), Other("dapsone", GuidanceAction.Monitor), Other("nitrofurantoin", GuidanceAction.Monitor)]),
        ("VKORC1", "rs9923231 variant (T)/rs9923231 variant (T)", "-1639 AA", MedicineHandling.ActsOtherwise, [Takes("warfarin", GuidanceAction.LowerDose, MedicineEffect.TooStrong)]),
        ("CYP3A5", "*1/*1", "Normal Metabolizer", MedicineHandling.Usual, [Takes("tacrolimus", GuidanceAction.HigherDose, MedicineEffect.TooWeak)]),
        ("UGT1A1", "*28/*28", "Poor Metabolizer", MedicineHandling.MuchSlower, [Takes("irinotecan", GuidanceAction.LowerDose, MedicineEffect.TooStrong), Other("atazanavir", null)]),
        ("CYP2B6", "*6/*6 or *1/*6", "Poor Metabolizer or Intermediate Metabolizer", MedicineHandling.NotClear, [Takes("efavirenz", null, MedicineEffect.NotStated), Takes("sertraline", GuidanceAction.Monitor, MedicineEffect.Usual)]),
        ("RYR1", "c.1840C>T (heterozygous)", "Malignant Hyperthermia Susceptibility", MedicineHandling.ReactionRisk, [Other("sevoflurane", GuidanceAction.Avoid), Other("desflurane", GuidanceAction.Avoid), Other("isoflurane", GuidanceAction.Avoid), Other("halothane", GuidanceAction.Avoid), Other("enflurane", GuidanceAction.Avoid), Other("succinylcholine", GuidanceAction.Avoid)]),
    ];

    private static readonly (string Outcome, RiskHorizon Horizon)[] Outcomes =
    [
        ("total cardiovascular disease", Within(10)), ("atherosclerotic cardiovascular disease", Within(10)), ("heart failure", Within(10)), ("total cardiovascular disease", Within(30)), ("stroke", Within(10)),
        ("coronary heart disease", Within(30)), ("heart attack or stroke", Within(10)), ("recurrence of breast cancer", Within(5)), ("death of breast cancer", Within(5)), ("type 2 diabetes", Within(10)),
    ];

    private static PharmacogeneticResult Pharmacogenetic(int i)
    {
        var (gene, diplotype, phenotype, handling, medicines) = Genes[i % Genes.Length];
        return new PharmacogeneticResult
        {
            Gene = gene, Diplotype = diplotype, Phenotype = phenotype, Handling = handling,
            Medicines = i < Genes.Length ? [.. medicines] : i < 2 * Genes.Length ? [.. medicines.Select(m => m with { Current = false })] : [],
        };
    }

    private static CarrierResult Carrier(int i) => Fill(new CarrierResult { Partner = (PartnerStatus)(i % 3) }, Carriers[i % Carriers.Length] with { Risks = [] }, i);

    private static TumourFindingResult Tumour(int i)
    {
        (string Gene, string Coding, string Protein, string Condition, string[] Works, string[] Resists)[] rows =
        [
            ("EGFR", "c.2573T>G", "p.Leu858Arg", "lung adenocarcinoma", ["osimertinib", "erlotinib"], []), ("EGFR", "c.2369C>T", "p.Thr790Met", "non-small cell lung cancer", ["osimertinib"], ["erlotinib", "gefitinib"]),
            ("KRAS", "c.35G>A", "p.Gly12Asp", "colorectal cancer", [], ["cetuximab", "panitumumab"]), ("BRAF", "c.1799T>A", "p.Val600Glu", "melanoma", ["dabrafenib", "trametinib", "vemurafenib", "encorafenib", "binimetinib"], []),
            ("BRCA1", "c.5266dup", "p.Gln1756ProfsTer74", "ovarian cancer", ["olaparib", "niraparib"], []), ("PIK3CA", "c.3140A>G", "p.His1047Arg", "breast cancer", ["alpelisib"], []),
            ("IDH1", "c.395G>A", "p.Arg132His", "glioma", [], []), ("ESR1", "c.1610A>C", "p.Tyr537Ser", "breast cancer", ["elacestrant"], ["anastrozole", "letrozole"]),
            ("KIT", "c.1669T>C", "p.Trp557Arg", "malignant neoplasm", ["imatinib"], []), ("TP53", "c.743G>A", "p.Arg248Gln", "acute myeloid leukaemia", [], []),
        ];
        var row = rows[i % rows.Length];
        return new TumourFindingResult
        {
            Gene = row.Gene, Variant = new ExplainedVariant(null, row.Coding, row.Protein, ChangeMeaning.Pathogenic), Condition = row.Condition, MayWork = [.. row.Works], MayNotWork = [.. row.Resists],
            Inheritance = InheritancePattern.NotInherited, MayBeInherited = (i % 3) switch { 0 => null, 1 => true, _ => false },
        };
    }

    private static UncertainResult Uncertain(int i)
    {
        Row[] all = [.. Cancer, .. Dominant, .. Recessive];
        var row = all[i % all.Length];
        return new UncertainResult
        {
            Gene = row.Gene, Variant = new ExplainedVariant("NM_000001.1", row.Coding, row.Protein, ChangeMeaning.Uncertain, "PM2, PP3"), Condition = row.Condition, Copies = CopiesChanged.One, Inheritance = row.Inheritance,
        };
    }

    private static NothingFoundResult NothingFound(int i)
    {
        Row[] asked = [.. Cancer, .. Dominant];
        if (i % 3 == 0) return new NothingFoundResult { AboutMedicines = true, Gene = i % 2 == 0 ? Genes[i % Genes.Length].Gene : null, Diplotype = "*1/*1", Phenotype = "Normal Metabolizer", Medicines = [Takes("clopidogrel", GuidanceAction.NoChange, MedicineEffect.Usual), Takes("codeine", GuidanceAction.Monitor, MedicineEffect.Usual), Other("citalopram", GuidanceAction.NoChange)] };
        return new NothingFoundResult { Condition = asked[i % asked.Length].Condition };
    }

    private static RiskScoreResult Score(int i)
    {
        var (outcome, horizon) = Outcomes[i % Outcomes.Length];
        double[] values = [.123, .074, .31, .0042, .55, .0998, .02];
        double value = values[i % values.Length];
        return new RiskScoreResult
        {
            Model = "PREVENT (base)", Version = "1", Inputs = ["age", "systolic", "cholesterol"],
            Risk = new RiskNumber
            {
                Outcome = outcome, Value = value, Horizon = horizon, Low = i % 4 == 0 ? value * .8 : null, High = i % 4 == 0 ? value * 1.3 : null, Baseline = i % 5 == 0 ? .06 : null, Source = "AHA PREVENT 2023",
            },
        };
    }

    private static T Fill<T>(T result, Row row, int i)
        where T : VariantResult => result with
        {
            Gene = row.Gene,
            Variant = i % 7 == 6 ? null : new ExplainedVariant(i % 2 == 0 ? "NM_007294.4" : null, row.Coding, row.Protein, i % 5 == 4 ? ChangeMeaning.LikelyPathogenic : ChangeMeaning.Pathogenic, i % 3 == 0 ? "PVS1, PM2" : null),
            Condition = row.Condition, Inheritance = row.Inheritance, Copies = row.Copies, Risks = i % 4 == 3 ? [] : [.. row.Risks],
        };

    private static RiskNumber Risk(string outcome, double? value, double? low, double? high, RiskHorizon? horizon, double? baseline, RiskGroup group = RiskGroup.People) =>
        new() { Outcome = outcome, Value = value, Low = low, High = high, Horizon = horizon, Baseline = baseline, Group = group, Source = "cohort study" };

    private static RiskHorizon ByAge(int age) => RiskHorizon.ByAge(age);
    private static RiskHorizon Within(int years) => RiskHorizon.Within(years);
    private static PartialDate Day(int year, int month, int day) => PartialDate.OfDay(new DateOnly(year, month, day));
    private static ExplainedMedicine Other(string name, GuidanceAction? action) => new(name, action, false) { Sources = ["CPIC"] };

    private static ExplainedMedicine Takes(string name, GuidanceAction? action, MedicineEffect effect, params string[] alternatives) =>
        new(name, action, true) { Effect = effect, Alternatives = [.. alternatives], Sources = ["CPIC", "DPWG"] };
}
