using BenchmarkDotNet.Attributes;
using PrecisionCare.Explanations;

namespace PrecisionCare.Benchmarks.Explanations;

/// <summary>Composing a page for a patient, and what is computed while someone edits it.</summary>
[MemoryDiagnoser]
public class PageBenchmarks
{
    private static readonly CancerPredispositionResult Result = new()
    {
        Gene = "BRCA1", Condition = "hereditary breast and ovarian cancer", Inheritance = InheritancePattern.Dominant, Copies = CopiesChanged.One,
        Variant = new ExplainedVariant("NM_007294.4", "c.68_69del", "p.Glu23ValfsTer17", ChangeMeaning.Pathogenic),
        Test = new TestDescription { Tested = ["BRCA1", "BRCA2", "PALB2", "ATM", "CHEK2", "TP53"], NotTested = ["CDH1"], HasGaps = true },
        Risks =
        [
            new RiskNumber { Outcome = "breast cancer", Value = .72, Low = .65, High = .79, Baseline = .12, Horizon = RiskHorizon.ByAge(80), Group = RiskGroup.Women },
            new RiskNumber { Outcome = "ovarian cancer", Value = .44, Low = .36, High = .53, Baseline = .013, Horizon = RiskHorizon.ByAge(80), Group = RiskGroup.Women },
        ],
    };

    private Language _language = null!;
    private Explanation _page = null!;

    [ParamsSource(nameof(Languages))]
    public string Code { get; set; } = "en";

    public static IEnumerable<string> Languages => Language.All.Select(l => l.Code);

    [GlobalSetup]
    public void Prepare()
    {
        _language = Language.Find(Code)!;
        _page = Explainer.Compose(Result, _language);
    }

    [Benchmark(Description = "compose a page (goal: under 30 ms)")]
    public Explanation Compose() => Explainer.Compose(Result, _language);

    [Benchmark(Description = "check the wording of a page")]
    public int Check() => WordingChecks.Check(_page).Length;
}
