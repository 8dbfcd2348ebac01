using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk.Data;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Fitting;
using static PrecisionCare.Risk.Recipes.Terms;

namespace PrecisionCare.Risk.Recipes;

/// <summary>
/// The stable weekly dose of warfarin: an elastic net on the square root of the dose, penalty by cross-validation, with group-wise conformal intervals.
/// </summary>
public sealed class WarfarinDose : Recipe
{
    private const int FoldCount = 10;
    private const double Mixture = 0.5;
    private const double Level90 = 0.9;
    private const double Confidence = 0.95;
    private const int SmallestGroup = 100;

    internal static readonly ImmutableArray<string> Cyp2C9Genotypes = ["*1/*1", "*1/*2", "*1/*3", "*2/*2", "*2/*3", "*3/*3"];

    private static readonly ImmutableArray<string> ThreeWay = ["no", "yes", "not recorded"];

    /// <summary>Yes or no in the data set: name, label, where a record has it, columns.</summary>
    private static readonly ImmutableArray<(string Name, string Label, string From, string[] Columns)> Recorded =
    [
        ("diabetes", "Diabetes", "problem:diabetes|problem:t2dm|problem:type1_diabetes", ["Diabetes"]),
        ("heart_failure", "Heart failure or cardiomyopathy", "problem:heart_failure", ["Congestive Heart Failure and/or Cardiomyopathy"]),
        ("valve_replaced", "Heart valve replaced", "ever:mechanical_valve", ["Valve Replacement"]),
        ("aspirin", "Aspirin", "medicine:aspirin", ["Aspirin"]),
        ("paracetamol", "Paracetamol", "medicine:paracetamol", ["Acetaminophen or Paracetamol (Tylenol)"]),
        ("simvastatin", "Simvastatin", "medicine:simvastatin", ["Simvastatin (Zocor)"]),
        ("atorvastatin", "Atorvastatin", "medicine:atorvastatin", ["Atorvastatin (Lipitor)"]),
        ("fluvastatin", "Fluvastatin", "medicine:fluvastatin", ["Fluvastatin (Lescol)"]),
        ("lovastatin", "Lovastatin", "medicine:lovastatin", ["Lovastatin (Mevacor)"]),
        ("pravastatin", "Pravastatin", "medicine:pravastatin", ["Pravastatin (Pravachol)"]),
        ("rosuvastatin", "Rosuvastatin", "medicine:rosuvastatin", ["Rosuvastatin (Crestor)"]),
        ("amiodarone", "Amiodarone", "medicine:amiodarone", ["Amiodarone (Cordarone)"]),
        ("inducer", "Enzyme inducer (carbamazepine, phenytoin, rifampicin)", "medicine:carbamazepine|medicine:phenytoin|medicine:rifampicin",
            ["Carbamazepine (Tegretol)", "Phenytoin (Dilantin)", "Rifampin or Rifampicin"]),
        ("sulfonamide", "Sulfonamide antibiotic", "class:sulfonamide antibiotics", ["Sulfonamide Antibiotics"]),
        ("macrolide", "Macrolide antibiotic", "class:macrolides", ["Macrolide Antibiotics"]),
        ("azole", "Azole antifungal", "class:azole antifungals", ["Anti-fungal Azoles"]),
        ("supplements", "Herbal medicines, vitamins, supplements", "", ["Herbal Medications, Vitamins, Supplements"]),
        ("smoker", "Smokes", "", ["Current Smoker"]),
    ];

    private static readonly ImmutableArray<(int Number, string Name, string Label, string From)> Indications =
    [
        (1, "for_dvt", "Given for deep vein thrombosis", ""),
        (2, "for_embolism", "Given for pulmonary embolism", ""),
        (3, "for_fibrillation", "Given for atrial fibrillation", "problem:af|problem:permanent_af"),
        (4, "for_valve", "Given for a heart valve", ""),
        (5, "for_cardiomyopathy", "Given for cardiomyopathy", ""),
        (6, "for_stroke", "Given for stroke", ""),
        (7, "after_orthopaedic", "Given after orthopaedic surgery", ""),
        (8, "for_other", "Given for another reason", ""),
    ];

    /// <summary>Those whose absence from the data set says which study a patient came from.</summary>
    private static readonly ImmutableArray<string> NotRecordedCounts =
        ["hispanic", "diabetes", "heart_failure", "valve_replaced", "aspirin", "paracetamol", "simvastatin", "amiodarone", "inducer", "supplements", "smoker", "for_dvt"];

    public override string Id => "warfarin-dose";

    public override ImmutableArray<RiskInput> Inputs { get; } =
    [
        Number("age_decade", "Age in decades", "decades", "ageDecade", required: true),
        Number("height_cm", "Height", "cm", "measure:height", required: true),
        Number("weight_kg", "Weight", "kg", "measure:weight", required: true),
        Flag("female", "Female", "female"),
        Choice("vkorc1", "VKORC1 rs9923231", ["G/G", "A/G", "A/A", "unknown"], "gene:VKORC1", required: true),
        Choice("cyp2c9", "CYP2C9", [.. Cyp2C9Genotypes, "other", "unknown"], "gene:CYP2C9", required: true),
        Choice("race", "Race as the study recorded it", ["White", "Asian", "Black", "Missing or mixed"], "ancestry"),
        Choice("hispanic", "Hispanic or Latino", ThreeWay),
        .. Recorded.Select(r => Choice(r.Name, r.Label, ThreeWay, r.From)),
        .. Indications.Select(i => Choice(i.Name, i.Label, ThreeWay, i.From)),
        Choice("target_range", "Range of INR aimed at", ["2-3", "2-3.5", "1.7-3.3", "1.7-2.8", "higher", "not recorded"]),
        Choice("target_inr", "INR aimed at", ["below 2.5", "2.5", "2.6 to 2.9", "3 or more", "not recorded"]),
        Choice("vkorc1_497", "VKORC1 rs2884737", ["T/T", "G/T", "G/G", "not recorded"]),
        Choice("vkorc1_1542", "VKORC1 rs8050894", ["G/G", "C/G", "C/C", "not recorded"]),
        Choice("vkorc1_3730", "VKORC1 rs7294", ["G/G", "A/G", "A/A", "not recorded"]),
    ];

    public override ImmutableArray<EvaluationGroup> Groups =>
    [
        Group("race"), Group("vkorc1"), Group("cyp2c9"),
        new("sex", r => r[IndexOf("female")] switch { 1 => "female", 0 => "male", _ => null }),
        new("age", r => r[0] switch { < 5 => "under 50", < 7 => "50 to 69", _ => "70 and over" }),
    ];

    public override bool Serves(Cohort cohort, int row) =>
        cohort.Outcome[row] > 0 && !double.IsNaN(cohort.Inputs[row][0]) && !double.IsNaN(cohort.Inputs[row][1]) && !double.IsNaN(cohort.Inputs[row][2]);

    internal override bool IsSurvival => false;

    internal override string[] IdColumns => ["PharmGKB Subject ID", "Subject ID", "id"];

    private protected override ImmutableArray<string[]> Required => [["Age"], ["Height (cm)", "Height"], ["Weight (kg)", "Weight"]];

    /// <summary>mg a week where a stable dose was reached.</summary>
    private protected override double Outcome(CsvTable table, int row) =>
        table.Flag(row, "Subject Reached Stable Dose of Warfarin") == 1 ? table.Number(row, "Therapeutic Dose of Warfarin") : double.NaN;

    private protected override double[] Encode(CsvTable table, int row)
    {
        string race = WarfarinRows.Race(table, row);
        var words = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vkorc1"] = WarfarinRows.Vkorc1(table, row, race), ["cyp2c9"] = WarfarinRows.Cyp2C9(table, row), ["race"] = race,
            ["hispanic"] = WarfarinRows.Hispanic(table, row), ["target_range"] = WarfarinRows.TargetRange(table, row), ["target_inr"] = WarfarinRows.Target(table, row),
            ["vkorc1_497"] = WarfarinRows.Snp(table, row, "VKORC1 497 consensus", "VKORC1 genotype: 497T>G (5808); chr16:31013055; rs2884737; A/C"),
            ["vkorc1_1542"] = WarfarinRows.Snp(table, row, "VKORC1 1542 consensus", "VKORC1 genotype: 1542G>C (6853); chr16:31012010; rs8050894; C/G"),
            ["vkorc1_3730"] = WarfarinRows.Snp(table, row, "VKORC1 3730 consensus", "VKORC1 genotype: 3730 G>A (9041); chr16:31009822; rs7294;  A/G"),
        };
        foreach (var (name, _, _, columns) in Recorded) words[name] = WarfarinRows.YesNo(CellReading.Any([.. columns.Select(c => table.Flag(row, c))]));
        foreach (var (number, name, _, _) in Indications) words[name] = WarfarinRows.Indication(table, row, number);
        double female = table.Text(row, "Gender", "Sex")?.ToLowerInvariant() switch { "female" or "f" => 1, "male" or "m" => 0, _ => double.NaN };
        return
        [
            WarfarinRows.Decade(table, row), WarfarinRows.Height(table, row), table.Number(row, "Weight (kg)", "Weight"), female,
            .. Inputs.Skip(4).Select(i => i.Choices.IndexOf(words[i.Name]) is >= 0 and var at ? at : double.NaN),
        ];
    }

    public override FittedDefinition Fit(Cohort cohort, TrainingData data)
    {
        double[] root = [.. cohort.Outcome.Select(Math.Sqrt)];
        var skeleton = Skeleton(cohort, data);
        double[][] columns = Columns(skeleton, cohort.Inputs);
        var folds = Folds.Deal(cohort.Rows, FoldCount, Seed);
        var chosen = PenaltyChoice.ByCrossValidation(columns, root, Mixture, folds, FoldCount);
        double factor = MedianFactor(chosen.OutOfFold, cohort.Outcome);
        var rows = CrossProducts.Of(columns, root, [.. Enumerable.Range(0, cohort.Rows)]);
        var net = new ElasticNet(rows);
        double[] standardised = net.Fit(chosen.Penalty, Mixture, new double[columns.Length]);
        double shrink = Math.Sqrt(factor);
        double[] coefficients = [.. rows.Original(standardised).Select(b => b * shrink)];
        int race = IndexOf("race");
        var residuals = cohort.Inputs.Select((r, i) => ((string?)Inputs[race].Choices[(int)r[race]], Math.Abs(root[i] - (chosen.OutOfFold[i] * shrink)))).ToList();
        var widths = Conformal.ByGroup("race", residuals, Level90, Confidence, SmallestGroup);
        var fitted = skeleton with
        {
            Intercept = Rounded.To(net.Mean * shrink),
            Terms = With(skeleton.Terms, coefficients, rows.Means),
            Conformal = widths with
            {
                HalfWidths = widths.HalfWidths.ToImmutableSortedDictionary(w => w.Key, w => Rounded.To(w.Value), StringComparer.Ordinal), Otherwise = Rounded.To(widths.Otherwise),
            },
            Provenance = skeleton.Provenance with { Penalty = Rounded.To(chosen.Penalty) },
        };
        return TrainingRanges.WithDeciles(fitted, cohort);
    }

    /// <summary>The factor that brings squared predictions nearest to the doses: the square of a mean root is not a median dose.</summary>
    private static double MedianFactor(double[] roots, ImmutableArray<double> dose) =>
        Enumerable.Range(0, 13).Select(k => 0.94 + (0.01 * k)).MinBy(f => roots.Select((r, i) => Math.Abs((f * r * r) - dose[i])).Sum());

    private FittedDefinition Skeleton(Cohort cohort, TrainingData data) => new()
    {
        Id = Id, Name = "Warfarin weekly dose (fitted)", Version = "1.0.0", Unit = "mg/week", Scale = "square root of mg/week", Link = FittedLink.Square, Relevance = "warfarin",
        Inputs = TrainingRanges.Of(Inputs, cohort), Intercept = 0, Terms = [.. AllTerms()],
        Caveats =
        [
            "Fitted to patients who reached a stable dose; it says nothing about bleeding and does not replace INR control.",
            "Race stands for what the study recorded, and for differences between its sites; it is no biology.",
        ],
        Citation = new Citation("IWPC", "Data of: Estimation of the warfarin dose with clinical and pharmacogenetic data. N Engl J Med 2009;360:753", null, new DateOnly(2009, 2, 19), "19228618"),
        Provenance = new FittedProvenance
        {
            Data = "International Warfarin Pharmacogenetics Consortium data set, the part kept for training", DataSha256 = data.Sha256, Licence = "PharmGKB, CC BY-SA 4.0 (to be confirmed)",
            Cohort = "Stable dose reached; dose, age, height and weight known", Rows = cohort.Rows,
            Method = "Elastic net on the square root of the dose; penalty by 10-fold cross-validation of the squared error; predictions scaled towards the median dose", Mixture = Mixture, Seed = Seed,
        },
    };

    private static IEnumerable<FittedTerm> AllTerms()
    {
        Factor age = Value("age_decade"), height = Value("height_cm"), weight = Value("weight_kg");
        Factor[] vkorc1 = [Level("vkorc1", "A/G"), Level("vkorc1", "A/A")];
        Factor[] cyp2c9 = [.. Cyp2C9Genotypes.Skip(1).Select(g => Level("cyp2c9", g))];
        Factor[] race = [Level("race", "Asian"), Level("race", "Black"), Level("race", "Missing or mixed")];
        Factor unknown = Level("vkorc1", "unknown"), amiodarone = Level("amiodarone", "yes");
        IEnumerable<Factor> single =
        [
            age, height, weight, Log("weight_kg"), Value("female"), .. vkorc1, unknown, .. cyp2c9, Level("cyp2c9", "other"), Level("cyp2c9", "unknown"), .. race, Level("hispanic", "yes"),
            .. Recorded.Select(r => Level(r.Name, "yes")), .. Indications.Select(i => Level(i.Name, "yes")), .. NotRecordedCounts.Select(n => Level(n, "not recorded")),
            .. new[] { "2-3", "2-3.5", "1.7-3.3", "1.7-2.8", "higher" }.Select(r => Level("target_range", r)),
            .. new[] { "below 2.5", "2.5", "2.6 to 2.9", "3 or more" }.Select(t => Level("target_inr", t)),
            Level("vkorc1_497", "G/T"), Level("vkorc1_497", "G/G"), Level("vkorc1_497", "not recorded"), Level("vkorc1_1542", "C/G"), Level("vkorc1_1542", "C/C"),
            Level("vkorc1_3730", "A/G"), Level("vkorc1_3730", "A/A"), Level("vkorc1_3730", "not recorded"),
        ];
        IEnumerable<(Factor, Factor)> pairs =
        [
            (age, age), (weight, weight), (height, weight), (weight, age), (Value("female"), weight), (Value("female"), age), (Level("smoker", "yes"), race[0]),
            .. vkorc1.SelectMany(v => (IEnumerable<(Factor, Factor)>)[(weight, v), (age, v), (amiodarone, v), .. race.Take(2).Select(r => (r, v)), .. cyp2c9.Select(c => (c, v))]),
            .. race.Select(r => (r, unknown)), .. race.Take(2).SelectMany(r => (IEnumerable<(Factor, Factor)>)[(weight, r), (age, r)]),
        ];
        return [.. single.Select(f => Of(f)), .. pairs.Select(p => Of(p.Item1, p.Item2))];
    }

    private EvaluationGroup Group(string input)
    {
        int at = IndexOf(input);
        return new(input, r => double.IsNaN(r[at]) ? null : Inputs[at].Choices[(int)r[at]]);
    }
}
