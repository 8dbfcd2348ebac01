using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>
/// Weighs a medicine by the patient's genes: what CPIC, DPWG and labels recommend for them, each source by its own name; what was not tested; and what has to
/// be tested before the first dose. Nothing rests on a genome that may be another person's.
/// </summary>
internal sealed class GenomicWeigher(KnowledgeBase knowledge)
{
    private const int EstablishedAfterDays = 90;

    private static readonly Citation Principle = new("Sample identity", "No advice rests on a sample that may be another person's");

    private readonly GuidancePopulation _population = new(knowledge.TherapyRules);
    private readonly EffectiveGuidanceFinder _effective = new(knowledge);

    public IEnumerable<Weighed> Weigh(Candidate candidate, PatientFindings patient)
    {
        var guidelines = knowledge.Guidelines.For(candidate.Drug);
        var tests = knowledge.TherapyRules.TestsOf(candidate.Drug);
        if (candidate.Terms.IsEmpty || (guidelines.IsEmpty && tests.IsEmpty)) return [];
        if (patient.GenomeHeldBackBy is { } conflict && !guidelines.IsEmpty) return [HeldBack(candidate, conflict)];
        return Recommended(candidate, patient).Concat(UnderCompany(candidate, patient)).Concat(Untested(candidate, patient, guidelines)).Concat(ToBeTested(candidate, patient, tests));
    }

    /// <summary>The recommendations of all guidelines that are for this patient.</summary>
    public IEnumerable<Guidance> Chosen(Candidate candidate, PatientFindings patient) =>
        patient.GenomeHeldBackBy is not null ? [] : Choose(patient.Guidance[candidate.Drug], candidate, patient);

    /// <summary>Facts behind a recommendation: the gene results and what they rest on.</summary>
    public static ImmutableArray<string> FactsOf(Guidance guidance, PatientFindings patient) =>
        [.. guidance.Keys.Keys.SelectMany(gene => patient.Genes.Where(g => g.Gene == gene && g.HasCall)
            .SelectMany(g => g.Facts.Prepend($"gene:{gene}"))).Distinct()];

    /// <summary>Of recommendations for a drug those that are for this patient, guideline by guideline.</summary>
    public IEnumerable<Guidance> Choose(IEnumerable<Guidance> guidance, Candidate candidate, PatientFindings patient) =>
        guidance.GroupBy(GuidelineOf, StringComparer.Ordinal).SelectMany(rows => _population.Choose([.. rows], candidate, patient));

    private static string GuidelineOf(Guidance guidance) => guidance.Source + guidance.Id[..Math.Max(0, guidance.Id.IndexOf('/'))];

    private static Weighed HeldBack(Candidate candidate, Conflict conflict) =>
        new(new Reason(false, $"Genomic advice on {candidate.Drug} is held back: {Weighed.Sentence(conflict.Message)}", conflict.Facts, "conflict:genome", Band.NotAssessable, "", Principle),
            null, Weighed.Sentence(conflict.Remedy)[..^1]);

    private IEnumerable<Weighed> Recommended(Candidate candidate, PatientFindings patient)
    {
        foreach (var same in Chosen(candidate, patient).GroupBy(g => new { Guideline = GuidelineOf(g), g.Population }))
        {
            if (same.Any(g => g.Certainty == GuidanceCertainty.DependsOnReading) && same.Select(GuidanceBand.Of).Distinct().Count() > 1)
            {
                yield return Unsettled([.. same], patient);
                continue;
            }

            foreach (var guidance in same) yield return Recommended(guidance, patient);
        }
    }

    private static Weighed Recommended(Guidance guidance, PatientFindings patient)
    {
        var facts = FactsOf(guidance, patient);
        if (guidance.Action == GuidanceAction.NoRecommendation)
            return new Weighed(null, null, $"{guidance.Source}: {guidance.Text}");
        var band = GuidanceBand.Of(guidance);
        string text = string.Join(' ', guidance.Implications.Append(guidance.Text).Where(t => t.Length > 0).Select(Weighed.Sentence));
        return new Weighed(
            new Reason(band >= Band.Usable, $"{guidance.Source}: {text}", facts, guidance.Id, band, guidance.Classification, guidance.Citation),
            band == Band.Caution ? Dose(guidance) : null);
    }

    /// <summary>What changes because other medicines make an enzyme act otherwise than the genes say.</summary>
    private IEnumerable<Weighed> UnderCompany(Candidate candidate, PatientFindings patient)
    {
        var (found, open) = _effective.Find(candidate, patient);
        var chosen = Choose(found.Select(f => f.Guidance), candidate, patient).ToHashSet<Guidance>(ReferenceEqualityComparer.Instance);
        var genetic = patient.Guidance[candidate.Drug].Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var effective in found.Where(f => chosen.Contains(f.Guidance) && !genetic.Contains(f.Guidance.Id) && GuidanceBand.Of(f.Guidance) < Band.Usable))
        {
            var (guidance, phenotype) = (effective.Guidance, effective.Phenotype);
            string genes = phenotype.Genetic is { } read ? $" (by the genes alone: {read})" : " (the gene itself is not tested)";
            yield return new Weighed(
                new Reason(false, $"With {string.Join(" and ", phenotype.Causes)} {phenotype.Gene} acts as {phenotype.Effective}{genes}. {guidance.Source}: {Weighed.Sentence(guidance.Text)}",
                    [.. effective.Facts, $"gene:{phenotype.Gene}"], $"phenoconversion:{guidance.Id}", GuidanceBand.Of(guidance), guidance.Classification,
                    guidance.Citation with { Confirmed = guidance.Citation.Confirmed && phenotype.Citation.Confirmed }),
                GuidanceBand.Of(guidance) == Band.Caution ? Dose(guidance) : null);
        }

        foreach (var phenotype in open) yield return new Weighed(null, null, $"{phenotype.Gene} acts otherwise with {string.Join(" and ", phenotype.Causes)}; how far is not known");
    }

    /// <summary>The possible readings of the genes lead to different advice: nobody can say which holds until that is settled.</summary>
    private static Weighed Unsettled(ImmutableArray<Guidance> guidance, PatientFindings patient)
    {
        var first = guidance[0];
        var mildest = guidance.Select(GuidanceBand.Of).Max();
        string readings = string.Join("; ", guidance.OrderBy(g => g.Id, StringComparer.Ordinal).Select(g => $"{string.Join(" or ", g.Readings)}: {Weighed.Sentence(g.Text)[..^1]}"));
        return new Weighed(
            new Reason(false, $"{first.Source}: the advice depends on which reading of the genes is true. {readings}.",
                [.. guidance.SelectMany(g => FactsOf(g, patient)).Distinct()], first.Id, mildest < Band.NotAssessable ? mildest : Band.NotAssessable, first.Classification, first.Citation),
            null, string.Join(' ', first.Keys.Keys.Select(key => patient.Genes.FirstOrDefault(g => g.Gene == key)?.SettledBy is { } test
                ? $"{key}: {test.Text}" : null).OfType<string>().DefaultIfEmpty($"{string.Join(" and ", first.Keys.Keys)}: a test that tells the possible readings apart")));
    }

    private IEnumerable<Weighed> Untested(Candidate candidate, PatientFindings patient, ImmutableArray<Guideline> guidelines) =>
        guidelines.Where(g => g.IsComplete && g.Kind != GuidelineKind.None).SelectMany(g => g.Genes, (g, gene) => new { Guideline = g, Gene = gene })
            .GroupBy(x => x.Gene, x => x.Guideline, StringComparer.Ordinal)
            .Where(x => !IsKnown(x.Key, patient))
            .OrderBy(x => x.Key, StringComparer.Ordinal)
            .Select(x => new Weighed(null, null, $"{NotKnown(x.Key, patient)}: {string.Join(" and ", x.Select(g => g.Source).Distinct().Order(StringComparer.Ordinal))} {Consequence(candidate.Drug, x)}"));

    /// <summary>What a result could change at most.</summary>
    private string Consequence(string drug, IEnumerable<Guideline> guidelines) =>
        guidelines.SelectMany(g => knowledge.Guidelines.RowsOf(g)).Where(r => r.Drugs.Contains(drug)).Select(r => r.Action).DefaultIfEmpty(GuidanceAction.NoRecommendation).Max() switch
        {
            GuidanceAction.Avoid => $"may advise against {drug} by its result",
            GuidanceAction.ConsiderAlternative => "may ask for an alternative by its result",
            GuidanceAction.NoRecommendation or GuidanceAction.NoChange => "speak of it",
            _ => "may change the dose by its result",
        };

    private static IEnumerable<Weighed> ToBeTested(Candidate candidate, PatientFindings patient, ImmutableArray<GeneticTestRule> tests)
    {
        bool established = candidate.TakenSince is { } since && patient.At.DayNumber - since.DayNumber > EstablishedAfterDays;
        return tests.Where(t => !established && !IsKnown(t.Gene, patient)).Select(t => new Weighed(
            new Reason(false, $"{NotKnown(t.Gene, patient)}: {Weighed.Sentence(t.Text)}", [$"gene:{t.Gene}"], $"test:{t.Drug}:{t.Gene}", Band.NotAssessable, t.Weight, t.Citation)));
    }

    private static bool IsKnown(string gene, PatientFindings patient) => patient.Genes.Any(g => g.Gene == gene && g.HasCall);

    /// <summary>Not tested, and tested without a result, are different things to the reader.</summary>
    private static string NotKnown(string gene, PatientFindings patient) =>
        patient.Genes.Any(g => g.Gene == gene && g.Status == GeneCallStatus.NoCall) ? $"{gene} was tested, but gave no result that can be used" : $"{gene} not tested";

    private static string? Dose(Guidance guidance)
    {
        string amount = guidance.Amount is { } words ? words : string.Join(", ", guidance.Doses.Select(DoseOf));
        return amount.Length == 0 ? null : $"{amount} ({guidance.Source})";
    }

    private static string DoseOf(DoseChange dose)
    {
        string share = dose.Low == dose.High ? $"{dose.Low:0.#%}" : $"{dose.Low:0.#%} to {dose.High:0.#%}";
        return dose.Kind switch
        {
            DoseKind.Start => $"start at {share} of the standard dose",
            DoseKind.Maintenance => $"maintenance at {share} of the standard dose",
            DoseKind.Maximum => $"at most {share} of the standard dose",
            _ => $"{share} of the standard dose",
        };
    }
}
