using System.Collections.Frozen;
using System.Collections.Immutable;
using PrecisionCare.Knowledge;

namespace PrecisionCare.Pharmacogenomics;

/// <summary>
/// Rules, as data, for what limits a result: diplotypes that look like another one in unphased data, alleles and positions that were not looked at, and what
/// is worth knowing of a gene.
/// </summary>
public sealed class GeneCaveats
{
    private readonly FrozenDictionary<(string Gene, string Diplotype), Ambiguity> _ambiguities;
    private readonly ImmutableArray<Rule> _rules;

    private GeneCaveats(IEnumerable<Ambiguity> ambiguities, ImmutableArray<Rule> rules)
    {
        _ambiguities = ambiguities.ToFrozenDictionary(a => (a.Gene, a.Diplotype));
        _rules = rules;
    }

    /// <exception cref="InvalidDataException">A table is missing, altered or has a cell that cannot be read.</exception>
    public static GeneCaveats Load(KnowledgeFolder folder) => new(
        KnowledgeTable.Read(folder, "pharmacogenes/ambiguities.tsv").Rows
            .Select(r => new Ambiguity(r["gene"], r["diplotype"], r["alternative"], r.List("variants"))),
        [.. KnowledgeTable.Read(folder, "pharmacogenes/caveats.tsv").Rows.Select(Rule.Read)]);

    /// <summary>What the rules name, for checking that it exists.</summary>
    internal IEnumerable<CaveatReferences> References =>
    [
        .. _ambiguities.Values.Select(a => new CaveatReferences(
            "pharmacogenes/ambiguities.tsv", a.Caveat.Rule, a.Gene, [.. a.Diplotype.Split('/'), .. a.Alternative.Split('/')], a.Variants, [])),
        .. _rules.Select(r => new CaveatReferences(
            "pharmacogenes/caveats.tsv", r.Id, r.Gene, [.. r.Called, .. r.Untested], [.. r.Missing, .. r.Other is { } other ? [other] : ImmutableArray<string>.Empty], r.Drugs)),
    ];

    /// <summary>Caveats of one gene.</summary>
    /// <param name="gene">The gene's result.</param>
    /// <param name="all">Results of all genes: some caveats speak of a gene that was not tested.</param>
    /// <param name="positionOf">The position of a dbSNP id in the gene's definition, as <c>chr10:94781859</c>.</param>
    public ImmutableArray<Caveat> For(GeneResult gene, ImmutableArray<GeneResult> all, Func<string, string, string?> positionOf)
    {
        var found = ImmutableArray.CreateBuilder<Caveat>();
        foreach (string diplotype in gene.SourceDiplotypes.Distinct())
            if (_ambiguities.TryGetValue((gene.Gene, diplotype), out var ambiguity) && ambiguity.IsOpen(gene))
                found.Add(ambiguity.Caveat);
        if (gene is { HasCall: true, Positions: { Missing: { IsEmpty: false } missing, Seen: var seen } } && gene.Status == GeneCallStatus.Called)
            found.Add(new Caveat(
                "positions-missing", gene.Gene, $"{missing.Length} of {missing.Length + seen} positions of {gene.Gene} were not read: alleles that they tell cannot be ruled out.", [], false));
        foreach (var rule in _rules)
            if (rule.Applies(gene, all, positionOf))
                found.Add(rule.CaveatOf(gene));
        return found.ToImmutable();
    }

    private sealed record Ambiguity(string Gene, string Diplotype, string Alternative, ImmutableArray<string> Variants)
    {
        /// <summary>Phase would settle it; where positions are named, they have to be heterozygous.</summary>
        public bool IsOpen(GeneResult gene) => gene.Phase is "unphased" or "partly phased"
            && Variants.All(v => gene.Variants.Any(g => g.RsId == v && g.Alleles.Distinct().Count() > 1));

        public Caveat Caveat => new(
            $"ambiguous:{Gene}:{Diplotype}", Gene, $"{Alternative} would look the same as {Diplotype}: the data do not say which variants lie on the same chromosome.", [], false);
    }

    private sealed record Rule(
        string Id, string Gene, string Status, ImmutableArray<string> Called, ImmutableArray<string> Untested, ImmutableArray<string> Missing, string? Other,
        ImmutableArray<string> Drugs, string? UntestedGene, string Text)
    {
        private static readonly ImmutableArray<string> Statuses = ["any", "vcf", "called", "noCall", "reported", "reading", "inferred"];

        public static Rule Read(KnowledgeTable.Row row) => !Statuses.Contains(row["status"])
            ? throw row.Fault($"'{row["status"]}' is no status of a result.")
            : new Rule(
                row["id"], row["gene"], row["status"], row.List("called"), row.List("untested"), row.List("missing"), row.Optional("other"), row.List("drugs"),
                row.Optional("untestedGene"), row["text"]);

        public bool Applies(GeneResult gene, ImmutableArray<GeneResult> all, Func<string, string, string?> positionOf) =>
            (Gene.Length == 0 || Gene == gene.Gene) && HasStatus(gene)
            && (Called.IsEmpty || gene.SourceDiplotypes.SelectMany(d => d.Split('/')).Concat(gene.Haplotypes).Any(Called.Contains))
            && Untested.All(gene.UntestedAlleles.Contains)
            && Missing.All(id => positionOf(gene.Gene, id) is { } locus && gene.Positions.Missing.Any(m => m.ToString() == locus))
            && (Other is null || gene.OtherGenotypes.Any(g => g.RsId == Other))
            && (UntestedGene is null || !all.Any(g => g.Gene == UntestedGene && g.HasCall));

        public Caveat CaveatOf(GeneResult gene)
        {
            string seen = Other is null ? "" : $" Read here: {gene.OtherGenotypes.First(g => g.RsId == Other)}.";
            return new Caveat(Id, gene.Gene, Text + seen, Drugs, IsFootnote);
        }

        /// <summary>A rule that asks for nothing but a result, for no drug in particular, explains.</summary>
        private bool IsFootnote => Called.IsEmpty && Untested.IsEmpty && Missing.IsEmpty && Drugs.IsEmpty;

        private bool HasStatus(GeneResult gene) => Status switch
        {
            "vcf" => gene.Status is GeneCallStatus.Called or GeneCallStatus.NoCall,
            "called" => gene.Status == GeneCallStatus.Called,
            "noCall" => gene.Status == GeneCallStatus.NoCall,
            "reported" => gene.Status == GeneCallStatus.Reported,
            "reading" => gene.HasCall,
            "inferred" => gene.Inferred,
            _ => true,
        };
    }
}

/// <summary>What a rule on results names.</summary>
internal sealed record CaveatReferences(
    string Table, string Rule, string Gene, ImmutableArray<string> Alleles, ImmutableArray<string> RsIds, ImmutableArray<string> Drugs);
