namespace PrecisionCare.Reports;

/// <summary>How results of reports are worded.</summary>
public static class PaperReportText
{
    /// <summary>A single allele of an HLA gene with its finding, as a test named for the allele: <c>HLA-B*57:01</c> and <c>Positive</c>. <c>null</c> for anything else.</summary>
    public static (string Allele, string Result)? HlaFinding(string gene, string text)
    {
        if (!PaperReportFaults.IsHla(gene) || !PaperReportFaults.HlaFinding().IsMatch(text)) return null;
        string[] parts = text.Split(' ');
        return ($"{gene}*{parts[0].TrimStart('*')}", parts[1].Equals("positive", StringComparison.OrdinalIgnoreCase) ? "Positive" : "Negative");
    }

    /// <summary>Inheritance in words; <c>null</c> when it is not stated.</summary>
    public static string? Of(PaperInheritance inheritance) => inheritance switch
    {
        PaperInheritance.Dominant => "autosomal dominant",
        PaperInheritance.Recessive => "autosomal recessive",
        PaperInheritance.XLinked => "X-linked",
        PaperInheritance.Mitochondrial => "mitochondrial",
        _ => null,
    };
}
