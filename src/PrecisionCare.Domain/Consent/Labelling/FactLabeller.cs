using System.Collections.Immutable;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics.Reported;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Consent.Labelling;

/// <summary>Turns facts into what the consent engine asks about: with the labels of the source, of their codes and words, and of the facts on which they rest.</summary>
public sealed class FactLabeller(SensitivityTable sensitivities, GeneCodes genes)
{
    /// <summary>Rests on what rests on what is sensitive: a claim on a medicine on a diagnosis.</summary>
    private const int Generations = 3;

    private static readonly ImmutableArray<string> Genetic = [SecurityLabels.Genetic];

    /// <summary>All facts of a record, the person first.</summary>
    public ImmutableArray<LabelledFact> Label(ClinicalRecord clinical)
    {
        LabelledFact[] facts = [Label(clinical.Patient), .. clinical.Facts.Select(Label)];
        var index = new Dictionary<string, int>(facts.Length, StringComparer.Ordinal);
        for (int i = 0; i < facts.Length; i++) index[facts[i].Fact.Id] = i;
        int[] resting = [.. Enumerable.Range(0, facts.Length).Where(i => FactContent.RestsOn(facts[i].Fact).Any())];
        for (int generation = 0; generation < Generations; generation++)
            if (!Inherit(facts, index, resting)) break;
        return [.. facts];
    }

    /// <summary>One fact by itself, without what it inherits.</summary>
    public LabelledFact Label(ClinicalFact fact)
    {
        string type = FactContent.TypeOf(fact.Id);
        var labels = new Labels();
        labels.Add(fact.Labels);
        labels.Add(sensitivities.OfType(type));
        var codes = ImmutableArray.CreateBuilder<string>();
        bool adultOnset = false;
        foreach (var concept in FactContent.ConceptsOf(fact))
        {
            foreach (var coding in concept.Codings)
            {
                codes.Add($"{coding.System}|{coding.Code}");
                labels.Add(sensitivities.OfCode(coding.System, coding.Code));
                if (coding.Display is { } display) AddText(display);
                adultOnset |= AddGene(coding.System, coding.Code, codes);
            }
            if (concept.Text is { } text) AddText(text);
        }
        foreach (string words in FactContent.WordsOf(fact)) AddText(words);
        if (fact is Observation observation)
            foreach (string gene in GenotypeObservations.GenesIn(observation).Concat(ReportedVariants.GenesIn(observation, genes)).Distinct())
            {
                labels.Add(Genetic);
                codes.AddRange(genes.CodesOf(gene));
            }
        foreach (string mention in fact.Mentions)
        {
            codes.Add(mention);
            int bar = mention.LastIndexOf('|');
            if (bar < 0) continue;
            labels.Add(sensitivities.OfCode(mention[..bar], mention[(bar + 1)..]));
            adultOnset |= AddGene(mention[..bar], mention[(bar + 1)..], codes);
        }
        return new LabelledFact(fact, new RequestedResource
        {
            Type = type,
            Id = fact.Id,
            Labels = labels.All,
            Codes = codes.ToImmutable(),
            Author = fact.Author,
            Date = FactContent.DateOf(fact),
            Related = fact.Related,
            AdultOnsetOnly = adultOnset,
        });

        void AddText(string text)
        {
            var ofText = sensitivities.OfText(text);
            labels.Add(ofText);
            // Genes are looked for only where words say that the text is about genetics: APC is a protein more often than a gene.
            if (!ofText.Contains(SecurityLabels.Genetic)) return;
            foreach (string gene in genes.NamedIn(text)) codes.AddRange(genes.CodesOf(gene));
        }
    }

    private bool AddGene(string system, string code, ImmutableArray<string>.Builder codes)
    {
        if (genes.GeneOf(system, code) is not { } gene) return false;
        codes.AddRange(genes.CodesOf(gene));
        return genes.IsAdultOnsetOnly(gene);
    }

    private static bool Inherit(LabelledFact[] facts, Dictionary<string, int> index, int[] resting)
    {
        bool changed = false;
        foreach (int i in resting)
        {
            var labels = new Labels();
            labels.Add(facts[i].Resource.Labels);
            bool adultOnset = facts[i].Resource.AdultOnsetOnly;
            foreach (string id in FactContent.RestsOn(facts[i].Fact))
            {
                if (!index.TryGetValue(id, out int other) || other == 0) continue;
                labels.Add(facts[other].Resource.Labels);
                // The conclusion of a report says in words what its results say by code.
                adultOnset |= facts[i].Fact is DiagnosticReport && facts[other].Resource.AdultOnsetOnly;
            }
            if (labels.All.Length == facts[i].Resource.Labels.Length && adultOnset == facts[i].Resource.AdultOnsetOnly) continue;
            facts[i] = facts[i] with { Resource = facts[i].Resource with { Labels = labels.All, AdultOnsetOnly = adultOnset } };
            changed = true;
        }
        return changed;
    }

    /// <summary>Labels, each once; empty without allocation, as most facts are.</summary>
    private struct Labels()
    {
        public ImmutableArray<string> All { get; private set; } = [];

        public void Add(ImmutableArray<string> labels)
        {
            if (labels.IsEmpty) return;
            if (All.IsEmpty)
            {
                All = labels;
                return;
            }
            foreach (string label in labels)
                if (!All.Contains(label)) All = All.Add(label);
        }
    }
}

/// <summary>A fact with what consent asks about it.</summary>
public sealed record LabelledFact(ClinicalFact Fact, RequestedResource Resource);
