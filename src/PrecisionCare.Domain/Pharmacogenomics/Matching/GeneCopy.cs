using System.Collections.Immutable;

namespace PrecisionCare.Pharmacogenomics.Matching;

/// <summary>One of the copies that the strands stand for: every block taken in one of its two orders.</summary>
/// <param name="Strands">The strands.</param>
/// <param name="Turned">Bit set of the blocks that are not taken in the order written.</param>
internal readonly record struct GeneCopy(Strands Strands, uint Turned)
{
    /// <summary>More blocks than this are not listed copy by copy: the answer would be longer than anybody reads.</summary>
    public const int MostBlocks = 12;

    public GeneCopy Mirror => this with { Turned = ~Turned };

    /// <summary>The allele number at a position, <see cref="Strands.Missing"/> where it is unknown.</summary>
    public int Allele(int position)
    {
        int block = Strands.BlockOf(position);
        return Strands.Allele(position, block != Strands.Homozygous && ((Turned >> block) & 1) != 0);
    }

    /// <summary>Explains every copy and pairs the explanations of mirror images: all diplotypes, ordered.</summary>
    public static ImmutableArray<MatchedDiplotype> Pair(Strands strands, Func<GeneCopy, IReadOnlyList<MatchedAllele>> explain)
    {
        var pairs = new SortedSet<MatchedDiplotype>();
        if (strands.Blocks == 0)
        {
            var alleles = explain(new GeneCopy(strands, 0));
            for (int i = 0; i < alleles.Count; i++)
                if (strands.IsHaploid) pairs.Add(new MatchedDiplotype(alleles[i], null, alleles[i].Score));
                else for (int j = i; j < alleles.Count; j++) Add(alleles[i], alleles[j]);
        }
        for (uint order = 0; strands.Blocks > 0 && order < 1u << (strands.Blocks - 1); order++)
        {
            var copy = new GeneCopy(strands, order);
            var ours = explain(copy);
            if (ours.Count == 0) continue;
            foreach (var other in explain(copy.Mirror))
                foreach (var one in ours)
                    Add(one, other);
        }
        return [.. pairs];

        void Add(MatchedAllele one, MatchedAllele other) => pairs.Add(new MatchedDiplotype(one, other, one.Score + other.Score));
    }
}
