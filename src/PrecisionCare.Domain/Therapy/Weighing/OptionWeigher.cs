using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Knowledge;
using PrecisionCare.Medicines;
using PrecisionCare.Therapy.Rules;

namespace PrecisionCare.Therapy.Weighing;

/// <summary>
/// Weighs the options of one list. An option is judged as what would be taken instead of the other options of the list that the patient takes now, beside
/// everything else; an add-on is judged beside them too.
/// </summary>
internal sealed class OptionWeigher(MedicineWeigher weigher, KnowledgeBase knowledge)
{
    private readonly TherapyRules _rules = knowledge.TherapyRules;

    public ImmutableArray<WeighedOption> Weigh(OptionList list, PatientFindings patient)
    {
        var replaceable = list.Options.Where(o => o.Line != TherapyLine.AddOn).SelectMany(o => o.Drugs).ToHashSet(StringComparer.Ordinal);
        var everything = new Company(patient.Medicines, _rules);
        var instead = new Company(patient.Medicines.Where(m => !m.Recognised || !m.Ingredients.All(replaceable.Contains)), _rules);
        var drugs = list.Options.SelectMany(o => o.Drugs).Distinct().ToDictionary(d => d, d => AsOption(d, instead, list.Purposes, patient), StringComparer.Ordinal);
        var named = Alternatives(drugs, patient);
        return [.. list.Options.Select(o => Weigh(o, patient, [.. o.Drugs.Select(d => o.Line == TherapyLine.AddOn ? drugs[d] with { Company = everything } : drugs[d])], named))];
    }

    /// <summary>A drug as an option of the list.</summary>
    private Candidate AsOption(string drug, Company company, ImmutableHashSet<string> purposes, PatientFindings patient) =>
        weigher.Candidate(drug, MedicineRoute.Systemic, company, purposes, patient.Medicines.FirstOrDefault(m => m.Ingredients.Contains(drug))?.Since);

    private WeighedOption Weigh(TherapyOption option, PatientFindings patient, ImmutableArray<Candidate> candidates, ILookup<string, Weighed> named)
    {
        var need = option.Needs?.Judge(patient);
        var weighed = candidates.SelectMany(c => weigher.Weigh(c, patient))
            .Concat(OptionReasons.Need(option, need))
            .Concat(Favours(option, patient))
            .Concat(Scores(option, patient, out int benefit))
            .Concat(option.Drugs.SelectMany(d => named[d]));
        var doses = option.Drugs.Select(d => WarfarinDose.Of(d, patient)).OfType<string>();
        bool current = option.Drugs.All(d => patient.Medicines.Any(m => m.Ingredients.Contains(d)));
        ImmutableArray<string> monitoring = [.. candidates.SelectMany(c => _rules.MonitoringOf(c.Terms).Select(m => m.Text)
            .Concat(weigher.Genomics.Chosen(c, patient).SelectMany(g => g.Monitoring))).Distinct()];
        return new WeighedOption(option, Weighing.Of(weighed), [.. doses], monitoring, current, benefit, DoesNotApply: need is { Holds: false });
    }

    /// <summary>What favours an option because a guideline names it in place of another that the patient's genes speak against.</summary>
    private ILookup<string, Weighed> Alternatives(Dictionary<string, Candidate> drugs, PatientFindings patient) =>
        drugs.Values.SelectMany(c => weigher.Genomics.Chosen(c, patient))
            .Where(g => GuidanceBand.Of(g) == Band.Avoid && g.Certainty != Pharmacogenomics.GuidanceCertainty.DependsOnReading)
            .SelectMany(g => g.Alternatives.SelectMany(a => Meant(a, drugs.Keys)).Where(a => a != g.Drug).Distinct(), (g, alternative) => new { g, alternative })
            .ToLookup(x => x.alternative, x => OptionReasons.NamedInPlaceOf(x.g, patient), StringComparer.Ordinal);

    /// <summary>An alternative of a guideline is a medicine or a class (aromatase inhibitor).</summary>
    private IEnumerable<string> Meant(string alternative, IEnumerable<string> drugs)
    {
        string medicine = knowledge.Medicines.Canonical(alternative);
        return drugs.Where(d => d == medicine || knowledge.Medicines.Find(d)?.Classes.Contains(alternative + "s") == true).Order(StringComparer.Ordinal);
    }

    private IEnumerable<Weighed> Favours(TherapyOption option, PatientFindings patient) =>
        _rules.Favours.Where(r => r.Problem == option.Problem && (r.Aim is null || r.Aim == option.Aim) && r.Medicines.Any(m => Holds(option, m)))
            .Select(r => new { Rule = r, Judged = r.When.Judge(patient) }).Where(x => x.Judged.Holds == true)
            .Select(x => OptionReasons.Favours(x.Rule, option, x.Judged));

    private IEnumerable<Weighed> Scores(TherapyOption option, PatientFindings patient, out int benefit)
    {
        var holding = _rules.Scores.Where(r => r.Problem == option.Problem && (r.Aim is null || r.Aim == option.Aim) && r.Medicines.Any(m => Holds(option, m)))
            .Where(r => r.ValueOf(patient.Scores.GetValueOrDefault(r.Model)) is { } value && PatientQuantity.Compare(value, r.Operator, r.Value)).ToList();
        benefit = holding.Sum(r => r.Weight);
        return holding.Select(r => OptionReasons.Score(r, patient.Scores[r.Model]));
    }

    private bool Holds(TherapyOption option, string term) => option.Drugs.Any(d => d == term || knowledge.Medicines.Find(d)?.Classes.Contains(term) == true);
}
