namespace PrecisionCare.Pharmacogenomics.Definitions;

/// <summary>
/// The nucleotide codes of IUPAC-IUB (1984) that stand for more than one base. An allele definition uses them where an allele is known to occur on
/// several backgrounds ("wobble").
/// </summary>
public static class IupacCode
{
    /// <summary>The bases a code stands for, or an empty string when the text is no ambiguity code.</summary>
    public static string Bases(ReadOnlySpan<char> code) => code switch
    {
        "R" => "AG",
        "Y" => "CT",
        "S" => "CG",
        "W" => "AT",
        "K" => "GT",
        "M" => "AC",
        "B" => "CGT",
        "D" => "AGT",
        "H" => "ACT",
        "V" => "ACG",
        "N" => "ACGT",
        _ => "",
    };
}
