using PrecisionCare.Reports;

namespace PrecisionCare.Tests.Reports;

public sealed class HgvsTextTests
{
    [Theory]
    [InlineData("c.68_69del")]
    [InlineData("c.68_69delAG")]
    [InlineData("c.1905+1G>A")]
    [InlineData("c.-14T>C")]
    [InlineData("c.*97A>G")]
    [InlineData("c.5266dup")]
    [InlineData("c.5266dupC")]
    [InlineData("c.1521_1523delCTT")]
    [InlineData("c.76_77insT")]
    [InlineData("c.112_117delinsTG")]
    [InlineData("c.77_80inv")]
    [InlineData("c.(4185+1_4186-1)_(4357+1_4358-1)del")]
    [InlineData("m.3243A>G")]
    [InlineData("g.32340300C>T")]
    [InlineData("c.123=")]
    public void Changes_of_DNA_as_laboratories_write_them_are_taken(string change) => Assert.Null(HgvsText.CodingFault(change));

    [Theory]
    [InlineData("68_69del", "Begin with c.")]
    [InlineData("C.68_69del", "Begin with c.")]
    [InlineData("c.68_69dle", "HGVS")]
    [InlineData("c.68AG", "HGVS")]
    [InlineData("c.1905+1G>", "HGVS")]
    [InlineData("c.69_68del", "69 and 68")]
    [InlineData("c.68_69delAGG", "2 bases, but 3 are listed")]
    [InlineData("c.35delGG", "1 base, but 2 are listed")]
    [InlineData("c.76A>A", "no change")]
    public void Slips_of_the_finger_are_found(string change, string says) => Assert.Contains(says, HgvsText.CodingFault(change), StringComparison.Ordinal);

    [Theory]
    [InlineData("p.Glu23ValfsTer17")]
    [InlineData("p.(Glu23fs)")]
    [InlineData("p.Glu23Valfs*17")]
    [InlineData("p.Arg1443Ter")]
    [InlineData("p.R1443*")]
    [InlineData("p.Phe508del")]
    [InlineData("p.(Gly12Asp)")]
    [InlineData("p.Lys23_Val25del")]
    [InlineData("p.Met1?")]
    [InlineData("p.?")]
    [InlineData("p.(=)")]
    public void Changes_of_protein_as_laboratories_write_them_are_taken(string change) => Assert.Null(HgvsText.ProteinFault(change));

    [Theory]
    [InlineData("Glu23Val")]
    [InlineData("p.Glu23Vla")]
    [InlineData("p.Gly12")]
    [InlineData("p.(Gly12Asp")]
    [InlineData("p.12Gly")]
    public void Changes_of_protein_with_a_slip_are_not(string change) => Assert.NotNull(HgvsText.ProteinFault(change));

    [Theory]
    [InlineData("NM_007294.4(BRCA1):c.68_69del", "NM_007294.4", "BRCA1", "c.68_69del")]
    [InlineData("NM_007294.4:c.68_69del", "NM_007294.4", null, "c.68_69del")]
    [InlineData(" c.68_69del", null, null, "c.68_69del")]
    public void A_whole_name_is_parted(string text, string? reference, string? gene, string change) => Assert.Equal((reference, gene, change), HgvsText.Split(text));

    [Theory]
    [InlineData("NM_007294.4", true)]
    [InlineData("NM_007294", true)]
    [InlineData("ENST00000357654.9", true)]
    [InlineData("LRG_292t1", true)]
    [InlineData("NM007294.4", false)]
    [InlineData("NM_007294.4:c.68_69del", false)]
    public void Reference_sequences_have_their_form(string name, bool good) => Assert.Equal(good, HgvsText.TranscriptFault(name) is null);
}
