using PrecisionCare.Genome;
using PrecisionCare.Variants;

namespace PrecisionCare.Vcf;

/// <summary>
/// Counts one sample's variant calls on chrX and chrY outside the pseudo-autosomal regions. Two X chromosomes differ at more than half of the sites where
/// either varies, one X cannot; that the rate of heterozygous calls separates the sexes is long-standing practice in genotype quality control (Purcell et al.
/// 2007, PMID 17701901). The thresholds are ours and leave a wide gap, in which nothing is said; X0 and XXY fall into it as well.
/// </summary>
internal struct SexEvidence
{
    private const int FewestOnX = 20, FewestOnY = 5;
    private const double LowestRateOfTwoX = 0.30, HighestRateOfOneX = 0.10, MostStrayOnY = 0.02;
    private int _heterozygousX, _variantX, _variantY;

    /// <summary>Takes in a GT at a single-base row outside the pseudo-autosomal regions; reference, missing and half calls count for nothing.</summary>
    public void Add(Chromosome chromosome, ReadOnlySpan<byte> genotype)
    {
        if (genotype is not [>= (byte)'0' and <= (byte)'9', ..]) return;
        bool variant = false, heterozygous = false;
        byte first = genotype[0];
        for (int i = 0; i < genotype.Length; i += 2)
        {
            byte allele = genotype[i];
            bool ends = i + 1 == genotype.Length || genotype[i + 1] is (byte)'/' or (byte)'|';
            if (allele is < (byte)'0' or > (byte)'9' || !ends) return;
            variant |= allele != '0';
            heterozygous |= allele != first;
        }

        if (!variant) return;
        if (chromosome == Chromosome.Y) _variantY++;
        else if (heterozygous) (_variantX, _heterozygousX) = (_variantX + 1, _heterozygousX + 1);
        else _variantX++;
    }

    /// <summary>What the calls say; <c>null</c> when they are too few or fit neither.</summary>
    public readonly ChromosomalSex? Judge()
    {
        if (_variantX < FewestOnX) return null;
        double rate = (double)_heterozygousX / _variantX;
        if (rate >= LowestRateOfTwoX && _variantY <= MostStrayOnY * _variantX) return ChromosomalSex.TwoX;
        return rate <= HighestRateOfOneX && _variantY >= FewestOnY ? ChromosomalSex.OneXOneY : null;
    }
}
