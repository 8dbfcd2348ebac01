using System.Collections.Immutable;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk;
using PrecisionCare.Web.Labs;

namespace PrecisionCare.Web.Patients;

/// <summary>All that the pages of one patient show: the record, what was concluded from it, and the way from any statement to its source.</summary>
internal sealed class PatientView(Guid key, PatientRecord record, Assessment assessment, bool withholds = false, bool showsGenetic = true)
{
    /// <summary>The opaque key that stands in addresses.</summary>
    public Guid Key => key;

    public PatientRecord Record => record;
    public Assessment Assessment => assessment;

    /// <summary>Something was left out of the record before anything was concluded from it.</summary>
    public bool Withholds => withholds;

    /// <summary>Genetic data are shown to this reader, whether or not there are any.</summary>
    public bool ShowsGenetic => showsGenetic;

    public Person Person => record.Clinical.Patient;
    public PatientBanner Banner { get; } = PatientBanner.Of(record.Clinical, assessment.At);
    public FactIndex Facts { get; } = new(record, assessment);

    /// <summary>The conflict that keeps genomic advice back until someone settles it; <c>null</c> when none does.</summary>
    public Conflict? AdviceHeldBackBy { get; } = assessment.Conflicts.FirstOrDefault(c => c.HoldsBackGenomicAdvice);

    /// <summary>Ingredients of the current medicines.</summary>
    public IReadOnlySet<string> Taken { get; } = assessment.Medicines.Where(m => m.Recognised).SelectMany(m => m.Drug.Split(" / ")).ToHashSet(StringComparer.Ordinal);

    /// <summary>Scores that reasons of options and medicines name, by <c>score:</c> and the model's id.</summary>
    public IReadOnlyCollection<RiskScore> ScoresInReasons { get; } = ScoresIn(assessment);

    /// <summary>How current medicines make the enzyme of a gene act; none where they leave it alone. CYP3A4 and CYP3A5 act as one enzyme.</summary>
    public IEnumerable<EffectivePhenotype> Acting(GeneResult gene) =>
        assessment.EffectivePhenotypes.Where(e => e.Gene == gene.Gene || (e.Gene == "CYP3A" && (gene.Gene is "CYP3A4" or "CYP3A5")));

    /// <summary>Laboratory values and vital signs, put together when a page first asks for them.</summary>
    public ImmutableArray<LabSeries> Labs => _labs.Value;

    private readonly Lazy<ImmutableArray<LabSeries>> _labs = new(() => LabSeries.Of(record.Clinical));

    /// <summary>Address of a page of this patient, such as <c>/patients/…/genome</c>.</summary>
    public string Address(string page = "") => page.Length == 0 ? $"/patients/{key}" : $"/patients/{key}/{page}";

    private static ImmutableArray<RiskScore> ScoresIn(Assessment assessment)
    {
        var named = assessment.FactsInReasons();
        return [.. assessment.Scores.Where(s => named.Contains("score:" + s.Model))];
    }
}
