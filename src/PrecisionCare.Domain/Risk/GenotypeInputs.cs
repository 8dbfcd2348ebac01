using System.Collections.Immutable;
using PrecisionCare.Findings;
using PrecisionCare.Genome;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Definitions;

namespace PrecisionCare.Risk;

/// <summary>Takes inputs from called and reported genes; a gene that was not tested is never read as normal.</summary>
internal static class GenotypeInputs
{
    /// <summary>Positions of CYP2C9*5, *6, *8 and *11 (GRCh38), which are common in people of African ancestry and unknown to the equations.</summary>
    private static readonly ImmutableArray<Locus> AllelesOfAfricanAncestry =
        [Locus.Parse("chr10:94942309"), Locus.Parse("chr10:94949282"), Locus.Parse("chr10:94981224"), Locus.Parse("chr10:94981301")];

    /// <summary>The genotype as the IWPC equation words it.</summary>
    public static InputValue Genotype(string symbol, PatientFindings patient)
    {
        var value = symbol == "VKORC1" ? Vkorc1(patient) : Cyp2C9(patient);
        if (value is not null) return value;

        // One of the two genes may be unknown to the equation; with both unknown it says no more than the clinical one.
        return Gene("VKORC1", patient) is null && Gene("CYP2C9", patient) is null
            ? InputValue.Missing($"{symbol} is not tested")
            : InputValue.Of("unknown") with { Shown = "not tested: the equation's term for an unknown genotype" };
    }

    /// <summary><c>GENE:ALLELE</c>: how many of the two alleles are the one named, have the function named, or the genotype at the position named.</summary>
    public static InputValue Alleles(string text, PatientFindings patient, KnowledgeBase knowledge)
    {
        int colon = text.IndexOf(':');
        string symbol = text[..colon], allele = text[(colon + 1)..];
        if (symbol == "VKORC1") return Count(Vkorc1(patient), allele[0]) ?? InputValue.Missing("VKORC1 is not tested");
        if (Gene(symbol, patient) is not { } gene) return InputValue.Missing($"{symbol} is not tested");
        if (allele.StartsWith("rs", StringComparison.Ordinal)) return AtPosition(gene, allele, knowledge);
        if (symbol == "CYP2C9") return Cyp2C9(patient) is { Choice: { } pair } known ? Count(known, pair, allele) : Cyp2C9(patient)!;
        return gene.Readings is [{ Alleles.Length: 2 } reading]
            ? InputValue.Of(reading.Alleles.Count(a => string.Equals(a.Function, allele, StringComparison.OrdinalIgnoreCase)), reading.Label, FactsOf(gene))
            : InputValue.Missing($"{symbol} has several possible results");
    }

    /// <summary>rs9923231 as the VKORC1 phenotype states it, <c>-1639 AG</c>; <c>null</c> when the gene was not tested.</summary>
    private static InputValue? Vkorc1(PatientFindings patient)
    {
        if (Gene("VKORC1", patient) is not { } gene) return null;
        return gene.Phenotypes is [var only]
            ? only.EndsWith("AA", StringComparison.Ordinal) ? InputValue.Of("A/A", FactsOf(gene))
            : only.EndsWith("AG", StringComparison.Ordinal) ? InputValue.Of("A/G", FactsOf(gene))
            : only.EndsWith("GG", StringComparison.Ordinal) ? InputValue.Of("G/G", FactsOf(gene))
            : InputValue.Missing($"VKORC1 result '{only}' is none that the equation knows")
            : InputValue.Missing("VKORC1 has several possible results");
    }

    private static InputValue? Cyp2C9(PatientFindings patient)
    {
        if (Gene("CYP2C9", patient) is not { } gene) return null;
        if (gene.Readings is not [{ Alleles.Length: 2 } reading]) return InputValue.Missing("CYP2C9 has several possible results");
        string[] alleles = [.. reading.Alleles.Select(a => a.Name).Order(StringComparer.Ordinal)];
        if (alleles.FirstOrDefault(a => a is not ("*1" or "*2" or "*3")) is { } other) return InputValue.Missing($"CYP2C9{other} is not known to the equation");
        return Ancestry.Includes(patient, Ancestry.Black) && AllelesOfAfricanAncestry.Any(gene.Positions.Missing.Contains)
            ? InputValue.Missing("CYP2C9*5, *6, *8 and *11, which are common in African ancestry, were not all tested (CPIC 2017 advises against the equation then)")
            : InputValue.Of($"{alleles[0]}/{alleles[1]}", FactsOf(gene));
    }

    /// <summary>Both bases at a position of the gene, in alphabetical order: as read from the genome, else as the alleles of a report have them there.</summary>
    private static InputValue AtPosition(GeneResult gene, string rsId, KnowledgeBase knowledge)
    {
        var definition = knowledge.Pharmacogenes[gene.Gene]?.Definition;
        var position = definition?.Positions.FirstOrDefault(p => p.RsId == rsId);
        if (definition is null || position is null) return InputValue.Missing($"{rsId} is not known of {gene.Gene}");
        if (gene.Status != GeneCallStatus.Reported)
        {
            if (gene.Positions.Missing.Contains(position.Locus)) return InputValue.Missing($"{rsId} was not read");
            var read = gene.Variants.FirstOrDefault(v => v.Locus == position.Locus);
            return read is null ? Pair(position.Reference, position.Reference)
                : read.Alleles is [var first, var second] && first != "." && second != "." ? Pair(first, second)
                : InputValue.Missing($"{rsId} was read only in part");
        }

        if (gene.Readings is not [{ Alleles.Length: 2 } reading]) return InputValue.Missing($"{gene.Gene} has several possible results");
        int index = definition.IndexOf(position.Locus);
        string?[] bases = [.. reading.Alleles.Select(a => BaseOf(definition.Alleles.FirstOrDefault(d => d.Name == a.Name), index, definition))];
        return bases is [{ } one, { } other] ? Pair(one, other) : InputValue.Missing($"{reading.Label} does not tell {rsId}");

        InputValue Pair(string a, string b) => InputValue.Of(string.CompareOrdinal(a, b) <= 0 ? a + b : b + a, FactsOf(gene));
    }

    private static string? BaseOf(NamedAllele? allele, int index, GeneDefinition definition)
    {
        if (allele is null) return null;
        var cell = allele.Cells.Where(c => c.Position == index).Append(definition.OpenCell(index)).First();
        return cell.IsWobble ? null : cell.Text(definition.Positions[index]);
    }

    private static InputValue? Count(InputValue? genotype, char allele) =>
        genotype?.Choice is { } pair ? InputValue.Of(pair.Count(c => c == allele), pair, genotype.Facts) : genotype;

    private static InputValue Count(InputValue genotype, string pair, string allele) => InputValue.Of(pair.Split('/').Count(a => a == allele), pair, genotype.Facts);

    private static GeneResult? Gene(string symbol, PatientFindings patient) => patient.Genes.FirstOrDefault(g => g.Gene == symbol && g.HasCall);

    private static ImmutableArray<string> FactsOf(GeneResult gene) => [$"gene:{gene.Gene}", .. gene.Facts];
}
