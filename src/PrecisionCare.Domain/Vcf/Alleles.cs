using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace PrecisionCare.Vcf;

/// <summary>The texts of the REF and ALT columns: what may stand there (VCF 4.4, sections 1.6.1 and 5) and what kind of change they describe.</summary>
internal static class Alleles
{
    private static readonly SearchValues<byte> Bases = SearchValues.Create("ACGTNRYSWKMBDHVacgtnryswkmbdhv"u8);

    public static bool AreBases(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExcept(Bases);

    /// <summary>Whether ALT names no change at all: <c>.</c>, <c>&lt;NON_REF&gt;</c> or <c>&lt;*&gt;</c>.</summary>
    public static bool AreReferenceOnly(ReadOnlySpan<byte> alternate) =>
        alternate.SequenceEqual("."u8) || alternate.SequenceEqual("<NON_REF>"u8) || alternate.SequenceEqual("<*>"u8);

    /// <summary>Whether an ALT of bases differs from REF in length; symbolic alleles, breakends and <c>*</c> have no length of their own.</summary>
    public static bool ChangeLength(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
    {
        foreach (var range in alternate.Split((byte)','))
            if (alternate[range] is var allele && allele.Length != reference.Length && AreBases(allele))
                return true;
        return false;
    }

    /// <summary>The ALT column as alleles, bases in upper case; false when one of them is nothing that VCF knows.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> alternate, out ImmutableArray<string> alleles)
    {
        alleles = [];
        if (alternate.SequenceEqual("."u8)) return true;
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var range in alternate.Split((byte)','))
        {
            var allele = alternate[range];
            if (AreBases(allele)) found.Add(ToUpper(allele));
            else if (IsSymbolic(allele)) found.Add(Encoding.UTF8.GetString(allele));
            else return false;
        }

        alleles = found.ToImmutable();
        return true;
    }

    public static string ToUpper(ReadOnlySpan<byte> bases) => bases switch
    {
        [(byte)'A'] => "A",
        [(byte)'C'] => "C",
        [(byte)'G'] => "G",
        [(byte)'T'] => "T",
        _ => Encoding.ASCII.GetString(bases).ToUpperInvariant(),
    };

    /// <summary><c>*</c>, <c>&lt;DEL&gt;</c>, or a breakend such as <c>G]17:198982]</c> or <c>.A</c>.</summary>
    private static bool IsSymbolic(ReadOnlySpan<byte> allele) =>
        allele is [(byte)'*'] or [(byte)'<', _, .., (byte)'>']
        || (allele.Length > 1 && (allele.ContainsAny((byte)'[', (byte)']') || allele[0] == '.' || allele[^1] == '.'));
}
