using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk.Data;
using PrecisionCare.Risk.Fitted;
using static PrecisionCare.Risk.Recipes.Terms;

namespace PrecisionCare.Risk.Recipes;

/// <summary>Death of breast cancer within five years from clinical inputs and 25 driver genes: ridge Cox on METABRIC.</summary>
public sealed class BreastDeath : SurvivalRecipe
{
    private const double MostNodes = 20;
    private const double MostMillimetres = 100;

    private static readonly ImmutableArray<string> Genes =
    [
        "TP53", "PIK3CA", "GATA3", "MAP3K1", "CDH1", "KMT2C", "ARID1A", "NCOR1", "NF1", "PTEN", "AKT1", "ERBB2", "RB1", "BRCA1", "BRCA2", "NOTCH1", "TBX3", "RUNX1", "CBFB", "ESR1", "FOXA1",
        "KRAS", "SF3B1", "KMT2D", "MAP2K4",
    ];

    private static readonly ImmutableArray<string> Histologies = ["Ductal/NST", "Lobular", "Medullary", "Metaplastic", "Mixed", "Mucinous", "Other", "Tubular/ cribriform", "unknown"];
    private static readonly ImmutableArray<string> Subtypes = ["LumA", "LumB", "Her2", "Basal", "claudin-low", "Normal", "NC", "unknown"];
    private static readonly ImmutableArray<string> ThreeGene = ["ER+/HER2- Low Prolif", "ER+/HER2- High Prolif", "ER-/HER2-", "HER2+", "unknown"];

    public override string Id => "breast-death";

    public override ImmutableArray<RiskInput> Inputs { get; } =
    [
        Number("age", "Age at diagnosis", "years", "age", required: true),
        Count("nodes", "Positive lymph nodes"),
        Choice("stage_of_nodes", "Stage of the lymph nodes (1: none, 2: 1 to 3, 3: 4 or more)", ["1", "2", "3"], required: true),
        Choice("grade", "Tumour grade", ["1", "2", "3", "unknown"], required: true),
        Number("size_mm", "Tumour size", "mm"),
        Flag("premenopausal", "Before menopause", "premenopausal"),
        Choice("er", "Oestrogen receptor (immunohistochemistry)", ["positive", "negative", "unknown"], required: true),
        Choice("her2_copies", "HER2 copy number", ["neutral", "gain", "loss", "unknown"]),
        Choice("histology", "Histological type", Histologies),
        Choice("subtype", "Expression subtype", Subtypes),
        Choice("three_gene", "Three-gene class", ThreeGene),
        Choice("cellularity", "Cellularity", ["high", "moderate", "low", "unknown"]),
        Flag("mastectomy", "Mastectomy (an association, not an effect)"),
        Flag("chemotherapy", "Chemotherapy was given (an association, not an effect)"),
        Flag("hormone_therapy", "Hormone therapy was given (an association, not an effect)"),
        Flag("radiotherapy", "Radiotherapy was given (an association, not an effect)"),
        Count("mutations", "Mutated genes of the panel"),
        .. Genes.Select(g => Flag($"mut_{g}", $"{g} mutated in the tumour")),
    ];

    public override ImmutableArray<EvaluationGroup> Groups =>
    [
        new("age", r => r[0] switch { < 50 => "under 50", < 65 => "50 to 64", _ => "65 and over" }),
        new("oestrogen receptor", r => r[IndexOf("er")] switch { 0 => "positive", 1 => "negative", _ => null }),
        new("nodes", r => r[IndexOf("stage_of_nodes")] switch { 0 => "none", 1 => "1 to 3", _ => "4 or more" }),
        new("grade", r => r[IndexOf("grade")] switch { 0 => "1", 1 => "2", 2 => "3", _ => null }),
    ];

    private protected override ImmutableArray<double> Penalties => [1600, 1000, 600, 400, 250, 150, 70];

    /// <summary>Tumours without oestrogen receptor recur early, those with it late.</summary>
    private protected override string? StratifiedBy => "er";

    internal override string[] IdColumns => ["patientid", "patient_id", "id"];

    private protected override ImmutableArray<string[]> Required => [["age_at_diagnosis"], ["npi"]];

    private protected override double[] Encode(CsvTable table, int row)
    {
        double nodes = table.Number(row, "lymph_nodes_examined_positive");
        var (stage, grade, size) = Nottingham(table.Number(row, "npi"), nodes);
        static double Word(ImmutableArray<string> choices, string? text) =>
            choices.FirstOrDefault(c => c.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known ? choices.IndexOf(known) : choices.IndexOf("unknown");
        double Says(string column, string yes, string no) =>
            table.Text(row, column) is not { } text ? double.NaN
            : text.Contains(yes, StringComparison.OrdinalIgnoreCase) ? 1 : text.Contains(no, StringComparison.OrdinalIgnoreCase) ? 0 : double.NaN;
        return
        [
            table.Number(row, "age_at_diagnosis"), nodes, stage, grade, size, Says("inferred_menopausal_state", "pre", "post"),
            table.Text(row, "er_ihc") is not { } er ? 2 : er.StartsWith("neg", StringComparison.OrdinalIgnoreCase) ? 1 : er.StartsWith("pos", StringComparison.OrdinalIgnoreCase) ? 0 : 2,
            Word(["neutral", "gain", "loss", "unknown"], table.Text(row, "her2_snp6")), Word(Histologies, table.Text(row, "histological_subtype")),
            Word(Subtypes, table.Text(row, "claudin_subtype")), Word(ThreeGene, table.Text(row, "threegene")), Word(["high", "moderate", "low", "unknown"], table.Text(row, "cellularity")),
            Says("breast_surgery", "mastectomy", "conserving"), table.Flag(row, "chemotherapy"), table.Flag(row, "hormone_therapy"), table.Flag(row, "radio_therapy"), table.Number(row, "nmut"),
            .. Genes.Select(g => table.Number(row, "mut_" + g) switch { > 0 => 1, 0 => 0, _ => double.NaN }),
        ];
    }

    /// <summary>
    /// METABRIC gives the Nottingham index, the sum of node stage (1 to 3), grade (1 to 3) and .002 for each millimetre: with the number of nodes it can be taken
    /// apart again. Where the nodes are unknown the lowest stage is taken that leaves a grade of 3 or less; a whole part of 0 is an unknown grade.
    /// </summary>
    private static (double Stage, double Grade, double Size) Nottingham(double index, double nodes)
    {
        if (double.IsNaN(index)) return (double.IsNaN(nodes) ? double.NaN : StageOf(nodes) - 1, 3, double.NaN);
        double stage = double.IsNaN(nodes) ? Math.Clamp(Math.Floor(index) - 2, 1, 3) : StageOf(nodes);
        double rest = index - stage, grade = Math.Clamp(Math.Floor(rest + 1e-9), 0, 3), millimetres = (index - Math.Floor(index + 1e-9)) * 500;
        return (stage - 1, grade == 0 ? 3 : grade - 1, millimetres < 1 ? double.NaN : Math.Round(millimetres, 1));
    }

    private static int StageOf(double nodes) => nodes < 1 ? 1 : nodes <= 3 ? 2 : 3;

    private protected override double Outcome(CsvTable table, int row) => table.Number(row, "time");

    private protected override bool Event(CsvTable table, int row) => table.Number(row, "event") == 1;

    private protected override FittedDefinition Skeleton(Cohort cohort, TrainingData data)
    {
        IEnumerable<double> All(string input) => cohort.Inputs.Select(r => r[IndexOf(input)]);
        IEnumerable<FittedTerm> Levels(string input, ImmutableArray<string> levels) => levels.Select(l => Of(Level(input, l)));
        return new FittedDefinition
        {
            Id = Id, Name = "Death of breast cancer within 5 years, with driver genes (fitted)", Version = "1.0.0", Unit = "%", Scale = "log relative hazard", Link = FittedLink.Survival,
            Relevance = "breast_cancer", Inputs = TrainingRanges.Of(Inputs, cohort), Intercept = 0,
            Terms =
            [
                .. Spline("age", All("age"), 4), Of(Value("nodes", high: MostNodes)), Of(Log("nodes", plus: 1, high: Math.Log(MostNodes + 1))), .. Levels("stage_of_nodes", ["2", "3"]),
                .. Levels("grade", ["1", "3", "unknown"]), Of(Value("size_mm", high: MostMillimetres)), Of(Log("size_mm", plus: 1)), Of(Value("premenopausal")),
                .. Levels("er", ["negative"]), .. Levels("her2_copies", ["gain", "loss"]), .. Levels("histology", [.. Histologies.Skip(1)]), .. Levels("subtype", [.. Subtypes.Skip(1).Take(6)]),
                .. Levels("three_gene", [.. ThreeGene.Skip(1)]), .. Levels("cellularity", ["high", "low"]), Of(Value("mastectomy")), Of(Value("chemotherapy")), Of(Value("hormone_therapy")),
                Of(Value("radiotherapy")), Of(Value("mutations", high: 12)), .. Genes.Select(g => Of(Value($"mut_{g}"))),
            ],
            Caveats =
            [
                "Prognosis of patients diagnosed from 1977 to 2005; treatment has changed since, HER2-directed treatment above all.",
                "Treatment was not randomised: what goes with a treatment here is an association and says nothing of its benefit.",
            ],
            Citation = new Citation("METABRIC", "Data of: The genomic and transcriptomic architecture of 2,000 breast tumours. Nature 2012;486:346", null, new DateOnly(2012, 4, 18), "22522925", Confirmed: false),
            Provenance = new FittedProvenance
            {
                Data = "METABRIC, the part kept for training", DataSha256 = data.Sha256, Licence = "ODbL 1.0", Cohort = "All patients with a time of observation; other deaths end observation",
                Rows = cohort.Rows, Method = "Cox regression with a ridge penalty chosen by the cross-validated partial likelihood in 5 folds and its slope corrected by the left-out patients; Efron's ties, Breslow's baselines by oestrogen receptor", Seed = Seed,
            },
        };
    }
}
