using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Explanations;
using PrecisionCare.Findings;
using PrecisionCare.Genome;
using PrecisionCare.Measurements;
using PrecisionCare.Medicines;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Risk;
using PrecisionCare.Risk.Polygenic;
using PrecisionCare.Therapy.Rules;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Knowledge;

/// <summary>
/// The clinical knowledge that conclusions rest on: facts with source, release and citation, in frozen indexes. Immutable; a newer release is another
/// instance. The manifest is read at once; each subject is read, checked against its digest and indexed when it is first asked for, so that a short command
/// pays only for what it uses. <see cref="KnowledgeVerification"/> reads everything and checks the references between subjects.
/// </summary>
public sealed class KnowledgeBase
{
    private readonly Lazy<Pharmacogenes> _pharmacogenes;
    private readonly Lazy<Guidelines> _guidelines;
    private readonly Lazy<GeneCaveats> _caveats;
    private readonly Lazy<Phenoconversion> _phenoconversion;

    private readonly Lazy<MedicineCatalogue> _medicines;
    private readonly Lazy<ParameterTable> _parameters;
    private readonly Lazy<ProblemTable> _problems;
    private readonly Lazy<AllergenTable> _allergens;
    private readonly Lazy<SmokingTable> _smoking;
    private readonly Lazy<RiskModels> _riskModels;
    private readonly Lazy<PolygenicTables> _polygenic;
    private readonly Lazy<LocusSet> _loci;
    private readonly Lazy<TherapyRules> _therapyRules;
    private readonly Lazy<SensitivityTable> _sensitivities;
    private readonly Lazy<GeneCodes> _geneCodes;
    private readonly Lazy<AcmgCriteria> _criteria;
    private readonly Lazy<DiseaseGenes> _diseaseGenes;
    private readonly Lazy<Penetrance> _penetrance;
    private readonly ConcurrentDictionary<string, PatientCondition> _conditions = new(StringComparer.Ordinal);

    private KnowledgeBase(KnowledgeFolder folder)
    {
        Folder = folder;
        _pharmacogenes = Subject(() => Pharmacogenes.Read(folder));
        _guidelines = Subject(() => Guidelines.Load(folder));
        _phenoconversion = Subject(() => Phenoconversion.Load(folder));
        _caveats = Subject(() => GeneCaveats.Load(folder));
        _medicines = Subject(() => MedicineCatalogue.Load(folder));
        _parameters = Subject(() => ParameterTable.Load(folder));
        _problems = Subject(() => ProblemTable.Load(folder));
        _allergens = Subject(() => AllergenTable.Load(folder, Medicines));
        _therapyRules = Subject(() => TherapyRules.Load(this));
        _sensitivities = Subject(() => SensitivityTable.Load(folder));
        _geneCodes = Subject(() => GeneCodes.Load(folder));
        _criteria = Subject(() => AcmgCriteria.Load(folder));
        _diseaseGenes = Subject(() => DiseaseGenes.Load(folder));
        _penetrance = Subject(() => Penetrance.Load(folder));
        _smoking = Subject(() => SmokingTable.Load(folder));
        _polygenic = Subject(() => PolygenicTables.Load(folder));
        _loci = Subject(() => LocusSet.From(Pharmacogenes.Loci.Concat(Polygenic.Positions.Select(p => p.Locus))));
        _riskModels = Subject(() => RiskModels.Load(folder, Polygenic));
    }

    /// <summary>Opens a knowledge base.</summary>
    /// <remarks>Asking for a subject throws <see cref="KnowledgeException"/> when one of its tables is missing, altered or not as described.</remarks>
    public static KnowledgeBase Load(KnowledgeFolder folder) => new(folder);

    /// <summary>
    /// Begins to load what assessments need on another thread, while the caller reads its input. A subject that cannot be read says so to whoever asks for it.
    /// </summary>
    public void Prepare() => _ = Task.Run(() => (TherapyRules, Guidelines, Phenoconversion, Caveats, Parameters, Allergens, Smoking, RiskModels));

    /// <summary>The tables behind the indexes.</summary>
    public KnowledgeFolder Folder { get; }

    public ImmutableArray<KnowledgeSource> Sources => Folder.Sources;

    /// <summary>Genes with allele definitions, functions and rules.</summary>
    public Pharmacogenes Pharmacogenes => _pharmacogenes.Value;

    /// <summary>Pharmacogenomic guidelines with their recommendations.</summary>
    public Guidelines Guidelines => _guidelines.Value;

    /// <summary>Inhibitors and inducers of enzymes, and what they make of a phenotype.</summary>
    public Phenoconversion Phenoconversion => _phenoconversion.Value;

    /// <summary>Rules for what limits a gene's result.</summary>
    public GeneCaveats Caveats => _caveats.Value;

    /// <summary>The same results, each with its caveats.</summary>
    public ImmutableArray<GeneResult> WithCaveats(ImmutableArray<GeneResult> genes) => [.. genes.Select(g => g with { Caveats = Caveats.For(g, genes, PositionOf) })];

    /// <summary>Ingredients with their names, codes and rule classes.</summary>
    public MedicineCatalogue Medicines => _medicines.Value;

    /// <summary>Measured quantities with their codes, units and believable ranges.</summary>
    public ParameterTable Parameters => _parameters.Value;

    /// <summary>Problems with the codes and words that state them.</summary>
    public ProblemTable Problems => _problems.Value;

    /// <summary>Codes and words of allergies.</summary>
    public AllergenTable Allergens => _allergens.Value;

    /// <summary>Answers that say whether a patient smokes.</summary>
    public SmokingTable Smoking => _smoking.Value;

    /// <summary>Options of problems, and the rules on medicines.</summary>
    public TherapyRules TherapyRules => _therapyRules.Value;

    /// <summary>A condition of a patient as tables word it, read once.</summary>
    /// <exception cref="FormatException">The text is no condition, or names what the knowledge base does not have.</exception>
    public PatientCondition Condition(string text) => _conditions.GetOrAdd(text, static (t, knowledge) => PatientCondition.Parse(t, knowledge), this);

    /// <summary>What makes a fact sensitive.</summary>
    public SensitivityTable Sensitivities => _sensitivities.Value;

    /// <summary>Genes by symbol and identifier, as consents name them.</summary>
    public GeneCodes GeneCodes => _geneCodes.Value;

    /// <summary>Criteria by which laboratories classify variants.</summary>
    public AcmgCriteria VariantCriteria => _criteria.Value;

    /// <summary>Genes with the disease that their pathogenic variants cause.</summary>
    public DiseaseGenes DiseaseGenes => _diseaseGenes.Value;

    /// <summary>Published risks of carriers.</summary>
    public Penetrance Penetrance => _penetrance.Value;

    /// <summary>Equations and fitted models that score risk.</summary>
    public RiskModels RiskModels => _riskModels.Value;

    /// <summary>Polygenic scores: their variants and positions.</summary>
    public PolygenicTables Polygenic => _polygenic.Value;

    /// <summary>The positions that a VCF in an assembly is read for; <c>null</c> when the knowledge base has no coordinates of the assembly.</summary>
    public LocusSet? PositionsOf(GenomeAssembly assembly) => assembly == GenomeAssembly.GRCh38 ? _loci.Value : null;

    /// <summary>Whether a position (GRCh38) is one that conclusions are drawn from.</summary>
    public bool Covers(Locus locus) => _loci.Value.Contains(locus);

    /// <summary>What is read when first asked for, and tells by <see cref="KnowledgeException"/> that it cannot be.</summary>
    internal static Lazy<T> Subject<T>(Func<T> read) => new(() =>
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is InvalidDataException or FormatException or ArgumentException or KeyNotFoundException or OverflowException)
        {
            throw new KnowledgeException(fault.Message, fault);
        }
    });

    private string? PositionOf(string gene, string rsId) =>
        Pharmacogenes[gene]?.Definition?.Positions.FirstOrDefault(p => p.RsId == rsId)?.Locus.ToString();
}
