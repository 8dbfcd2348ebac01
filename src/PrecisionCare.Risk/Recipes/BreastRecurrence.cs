using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk.Data;
using PrecisionCare.Risk.Fitted;
using static PrecisionCare.Risk.Recipes.Terms;

namespace PrecisionCare.Risk.Recipes;

/// <summary>Recurrence or death within five years of surgery for node-positive breast cancer: Cox with natural splines on the Rotterdam cohort.</summary>
public sealed class BreastRecurrence : SurvivalRecipe
{
    public override string Id => "breast-recurrence";

    public override ImmutableArray<RiskInput> Inputs { get; } =
    [
        Number("age", "Age at surgery", "years", "age", required: true),
        Flag("postmenopausal", "After menopause", "postmenopausal"),
        Choice("size", "Tumour size", ["up to 20 mm", "20 to 50 mm", "over 50 mm"], required: true),
        Flag("grade3", "Tumour grade 3"),
        Count("nodes", "Positive lymph nodes", required: true),
        Number("pgr", "Progesterone receptor", "fmol/mg"),
        Number("er", "Oestrogen receptor", "fmol/mg"),
        Flag("hormone_therapy", "Hormone therapy was given (an association in this cohort, not the effect of treatment)"),
    ];

    public override ImmutableArray<EvaluationGroup> Groups =>
    [
        new("age", r => r[0] switch { < 50 => "under 50", < 65 => "50 to 64", _ => "65 and over" }),
        new("menopause", r => r[1] == 1 ? "after" : "before"),
        new("grade", r => r[3] == 1 ? "3" : "1 or 2"),
        new("nodes", r => r[4] switch { <= 3 => "1 to 3", <= 9 => "4 to 9", _ => "10 or more" }),
    ];

    // 965 events for 15 columns: there is nothing for a penalty to hold back, and shrinking would flatten risks elsewhere.
    private protected override ImmutableArray<double> Penalties => [0];

    internal override double CutDays => 7 * 365.25;

    internal override string[] IdColumns => ["pid", "id"];

    private protected override ImmutableArray<string[]> Required => [["age"], ["size"], ["nodes"]];

    /// <summary>The model is of node-positive disease.</summary>
    public override bool Serves(Cohort cohort, int row) => base.Serves(cohort, row) && cohort.Inputs[row][4] >= 1;

    private protected override double[] Encode(CsvTable table, int row) =>
    [
        table.Number(row, "age"),
        table.Text(row, "meno", "menopause")?.ToLowerInvariant() switch { "1" or "post" or "postmenopausal" or "yes" => 1, "0" or "pre" or "premenopausal" or "no" => 0, _ => double.NaN },
        Size(table.Text(row, "size", "tsize")),
        table.Number(row, "grade", "tgrade") switch { >= 3 => 1, >= 1 => 0, _ => Roman(table.Text(row, "grade", "tgrade")) },
        table.Number(row, "nodes", "pnodes"),
        table.Number(row, "pgr", "progrec"),
        table.Number(row, "er", "estrec"),
        table.Flag(row, "hormon", "horTh", "hormone"),
    ];

    /// <summary>Days to recurrence, to death where that came first, or to the end of observation.</summary>
    private protected override double Outcome(CsvTable table, int row) =>
        table.Has("rfstime") ? table.Number(row, "rfstime") : table.Flag(row, "recur") == 1 ? table.Number(row, "rtime") : table.Number(row, "dtime");

    private protected override bool Event(CsvTable table, int row) =>
        table.Has("rfstime") ? table.Flag(row, "status") == 1 : table.Flag(row, "recur") == 1 || table.Flag(row, "death") == 1;

    /// <summary>Year of surgery.</summary>
    private protected override double Period(CsvTable table, int row) => table.Number(row, "year");

    private protected override FittedDefinition Skeleton(Cohort cohort, TrainingData data)
    {
        IEnumerable<double> All(string input) => cohort.Inputs.Select(r => r[IndexOf(input)]);
        return new FittedDefinition
        {
            Id = Id, Name = "Recurrence of node-positive breast cancer within 5 years (fitted)", Version = "1.0.0", Unit = "%", Scale = "log relative hazard", Link = FittedLink.Survival,
            Relevance = "breast_cancer", Inputs = TrainingRanges.Of(Inputs, cohort), Intercept = 0,
            Terms =
            [
                // Chosen by the cross-validated partial likelihood of the training data: splines of the receptors and a bound for the nodes predict worse there.
                .. NaturalSpline("age", All("age"), 4), Of(Value("postmenopausal")), Of(Level("size", "20 to 50 mm")), Of(Level("size", "over 50 mm")), Of(Value("grade3")),
                .. NaturalSpline("nodes", All("nodes"), 3, logOf: 1), Of(Log("pgr", plus: 1)), Of(Log("er", plus: 1)),
                Of(Value("hormone_therapy")),
            ],
            Caveats =
            [
                "Prognosis of patients treated from 1978 to 1993; treatment has changed since.",
                "Treatment was not randomised: what goes with hormone therapy here is an association and says nothing of its benefit.",
            ],
            Citation = new Citation("Rotterdam tumour bank", "Data of: Royston and Altman, External validation of a Cox prognostic model. BMC Med Res Methodol 2013;13:33", null, new DateOnly(2013, 3, 6), "23496923", Confirmed: false),
            Provenance = new FittedProvenance
            {
                Data = "Rotterdam breast cancer cohort (R survival 3.5-3)", DataSha256 = data.Sha256, Licence = "LGPL (R survival)",
                Cohort = "At least one positive lymph node; follow-up counted to 7 years", Rows = cohort.Rows,
                Method = "Cox regression, natural splines of age and positive nodes (logarithm), receptors by their logarithm; Efron's ties, Breslow's baseline, no penalty", Seed = Seed,
            },
        };
    }

    /// <summary>Millimetres, or the bands of the Rotterdam cohort.</summary>
    private static double Size(string? text)
    {
        if (text is null) return double.NaN;
        string plain = text.Replace(" ", "", StringComparison.Ordinal).Replace("mm", "", StringComparison.OrdinalIgnoreCase);
        return plain switch
        {
            "<=20" or "<20" => 0,
            "20-50" => 1,
            ">50" or ">=50" => 2,
            _ when double.TryParse(plain, System.Globalization.CultureInfo.InvariantCulture, out double mm) && mm > 0 => mm <= 20 ? 0 : mm <= 50 ? 1 : 2,
            _ => double.NaN,
        };
    }

    private static double Roman(string? grade) => grade?.ToUpperInvariant() switch { "III" => 1, "I" or "II" => 0, _ => double.NaN };
}
