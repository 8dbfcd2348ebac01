using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Risk;
using PrecisionCare.Risk.Polygenic;
using PrecisionCare.Therapy;

namespace PrecisionCare;

/// <summary>
/// The straight line from a record to its assessment: genes are called, guidelines matched, scores calculated, options ranked beside the current medicines,
/// and what would change the ranking is tried out. A pure function of record, knowledge base and day.
/// </summary>
public sealed class Assessor
{
    private readonly PatientRecord _record;
    private readonly KnowledgeBase _knowledge;
    private readonly RiskModelSettings _models;
    private readonly TherapyAdvisor _advisor;
    private readonly ImmutableArray<GeneResult> _genes;
    private readonly VariantDosages _dosages;
    private readonly ILookup<string, Guidance> _guidance;

    private Assessor(PatientRecord record, KnowledgeBase knowledge, RiskModelSettings models)
    {
        _record = record;
        _knowledge = knowledge;
        _models = models;
        _advisor = new TherapyAdvisor(knowledge);
        var sample = record.Samples.FirstOrDefault(s => s.Calls.Assembly == Genome.GenomeAssembly.GRCh38);
        _dosages = sample is null ? VariantDosages.None : VariantDosages.Of(sample.Calls);
        _genes = knowledge.WithCaveats(PharmacogenomicCaller.Call(sample?.Calls, record.Reported, knowledge, Options(sample), record.Clinical.Patient.Sex));
        _guidance = GuidanceMatcher.Match(_genes, knowledge).ToLookup(g => knowledge.Medicines.Canonical(g.Drug), StringComparer.Ordinal);
    }

    /// <param name="record">Clinical record and genome, joined.</param>
    /// <param name="knowledge">What conclusions rest on.</param>
    /// <param name="at">The day for which age, current medicines and recency of results are judged.</param>
    /// <param name="models">Which risk models are in use; <c>null</c> for those on by default.</param>
    public static Assessment Assess(PatientRecord record, KnowledgeBase knowledge, DateOnly at, RiskModelSettings? models = null) =>
        new Assessor(record, knowledge, models ?? RiskModelSettings.Default).Assess(at);

    private Assessment Assess(DateOnly at)
    {
        var patient = Complete(PatientFindings.Of(_record, _knowledge, at));
        var whatIf = new Counterfactuals(_advisor, patient, without => Complete(patient.With(_record.Clinical.Without(without), _knowledge)), genes => Tested(patient, genes));
        var medicines = _advisor.Check(patient);
        return new Assessment
        {
            PatientId = patient.PatientId,
            At = at,
            KnowledgeSources = _knowledge.Sources,
            Genes = patient.Genes,
            EffectivePhenotypes = _knowledge.Phenoconversion.Of(patient.Genes, patient.SystemicIngredients),
            Guidance = _advisor.Guidance(patient),
            Scores = [.. patient.Scores.Values],
            Medicines = medicines,
            Problems = InOrder(patient, medicines, whatIf),
            Conflicts = [.. _record.Conflicts, .. LaboratoryDisagreement.Among(patient.Genes)],
            Issues = [.. patient.Medicines.Where(m => m.Medicine.Disagreement is not null).Select(Disagreement)],
        };
    }

    /// <summary>Adds genes, what guidelines say of them, and the scores.</summary>
    private PatientFindings Complete(PatientFindings clinical)
    {
        var patient = clinical with { Genes = _genes, Dosages = _dosages, Guidance = _guidance };
        return PatientScores.AddTo(patient, _advisor.AtStake(patient), _knowledge, _models);
    }

    /// <summary>The patient with a normal result of some genes; <c>null</c> where a gene knows no normal metabolizer.</summary>
    private PatientFindings? Tested(PatientFindings patient, ImmutableArray<string> genes)
    {
        const string normal = "Normal Metabolizer";
        if (!genes.All(name => _knowledge.Pharmacogenes[name]?.Functions?.Phenotypes.Contains(normal) == true)) return null;
        var reported = genes.Select(gene => new OutsideCall(gene, null, normal, null, new SourceLocation("what if"))).ToList();
        var results = PharmacogenomicCaller.Call(null, reported, _knowledge).Where(g => g.HasCall).ToDictionary(g => g.Gene, StringComparer.Ordinal);
        ImmutableArray<GeneResult> tested = [.. _genes.Select(g => results.GetValueOrDefault(g.Gene) ?? g)];
        var guidance = GuidanceMatcher.Match(tested, _knowledge).ToLookup(g => _knowledge.Medicines.Canonical(g.Drug), StringComparer.Ordinal);
        var unscored = patient with { Genes = tested, Guidance = guidance, Scores = ImmutableSortedDictionary<string, RiskScore>.Empty };
        return PatientScores.AddTo(unscored, _advisor.AtStake(unscored), _knowledge, _models);
    }

    private static PgxOptions Options(LinkedSample? sample) => PgxOptions.Default with { AssumeReference = sample is { AssumeReference: true } };

    /// <summary>
    /// Problems for which a medicine is taken that is to be avoided come first; then those that threaten life, then organs; the rest keeps the order of the
    /// table. The aims of one problem stay together, those without any option last.
    /// </summary>
    private ImmutableArray<ProblemAssessment> InOrder(PatientFindings patient, ImmutableArray<MedicineAssessment> medicines, Counterfactuals whatIf)
    {
        var stopping = medicines.Where(m => m.Band <= Band.Avoid).SelectMany(m => m.Facts).ToHashSet(StringComparer.Ordinal);
        var toAvoid = patient.Medicines.Where(m => m.Facts.Any(stopping.Contains)).SelectMany(m => m.Ingredients).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _advisor.ListsOf(patient).GroupBy(l => l.Problem)
                .OrderBy(p => !p.SelectMany(l => l.Options).Any(o => o.Drugs.All(toAvoid.Contains))).ThenBy(p => p.Key.Stakes)
                .SelectMany(p => p.Select(list => WithCodes(whatIf.Rank(list))).OrderBy(ranked => ranked.Suggestions.IsEmpty)),
        ];
    }

    private ProblemAssessment WithCodes(ProblemAssessment problem) =>
        problem with { Codes = [.. _record.Clinical.Conditions.Where(c => problem.Facts.Contains(c.Id)).SelectMany(c => c.Code.Codings).Distinct()] };

    private Issue Disagreement(Medicines.CurrentMedicine medicine)
    {
        var source = _record.Clinical.Medications.First(m => m.Id == medicine.Facts[0]).Source;
        return new Issue("medicine.code-disagrees", IssueSeverity.Warning, medicine.Medicine.Disagreement + ".", "Correct the code or the words at the source.",
            new SourceLocation(source.File, null, source.Path));
    }
}
