using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Presentation;

/// <summary>How a <see cref="Band"/> is shown: a word, a shape and a colour, any one of which suffices.</summary>
/// <param name="Word">Read by everyone.</param>
/// <param name="Shape">A geometric sign that differs in grey and in print.</param>
/// <param name="Style">Class of the stylesheet that colours it.</param>
internal sealed record BandLook(string Word, string Shape, string Style)
{
    public static BandLook Of(Band band) => band switch
    {
        Band.Contraindicated => new("Contraindicated", "■", "contraindicated"),
        Band.Avoid => new("Avoid", "◆", "avoid"),
        Band.Caution => new("Caution", "▲", "caution"),
        Band.Usable => new("Usable", "●", "usable"),
        Band.Favoured => new("Favoured", "★", "favoured"),
        Band.NotAssessable => new("Not assessable", "○", "not-assessable"),
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, null),
    };
}
