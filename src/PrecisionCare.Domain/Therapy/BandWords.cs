namespace PrecisionCare.Therapy;

/// <summary>Bands as they stand within a sentence.</summary>
public static class BandWords
{
    public static string Of(Band band) =>
        band switch
        {
            Band.Contraindicated => "contraindicated",
            Band.Avoid => "to be avoided",
            Band.Caution => "usable with caution",
            Band.NotAssessable => "not assessable",
            Band.Favoured => "favoured",
            _ => "usable",
        };
}
