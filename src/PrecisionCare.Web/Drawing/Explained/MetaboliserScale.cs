using System.Collections.Immutable;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Drawing.Explained;

/// <summary>Where a result lies between much slower and much faster, or that it does not lie there.</summary>
internal enum MetaboliserPlace { Poor, Intermediate, Normal, Rapid, Ultrarapid, Indeterminate, NotTested }

/// <summary>The scale of how fast an enzyme works, fastest on top; the patient's place is marked by shape and by word.</summary>
internal static class MetaboliserScale
{
    private const double Width = 360, Top = 24, Row = 46, Axis = 24, Letters = 38;

    public static MetaboliserPlace PlaceOf(MedicineHandling handling) => handling switch
    {
        MedicineHandling.MuchSlower => MetaboliserPlace.Poor,
        MedicineHandling.Slower => MetaboliserPlace.Intermediate,
        MedicineHandling.Usual => MetaboliserPlace.Normal,
        MedicineHandling.Faster => MetaboliserPlace.Rapid,
        MedicineHandling.MuchFaster => MetaboliserPlace.Ultrarapid,
        _ => MetaboliserPlace.Indeterminate,
    };

    /// <param name="id">Unique on the page.</param>
    /// <param name="title">With the gene.</param>
    /// <param name="description">In words.</param>
    /// <param name="place">On the scale or off it.</param>
    /// <param name="words">Of the language.</param>
    public static Illustration Draw(string id, string title, string description, MetaboliserPlace place, PictureWords words)
    {
        var steps = words.Scale.Steps;
        bool off = place > MetaboliserPlace.Ultrarapid;
        string beside = place == MetaboliserPlace.NotTested ? words.Scale.NotTested : words.Scale.NotClear;
        double bottom = Top + ((steps.Length - 1) * Row);
        var sketch = new Sketch(id, Width, bottom + (off ? 76 : 30), title, description).Line("scale", Axis, Top, Axis, bottom);
        for (int i = 0; i < steps.Length; i++)
        {
            double y = bottom - (i * Row);
            bool here = !off && i == (int)place;
            _ = here ? sketch.Diamond("place here", Axis, y, 13) : sketch.Circle("place", Axis, y, 7);
            sketch.Label(here ? "words strong" : "words", Axis + 28, y + (here ? -3 : 5), "start", steps[i]);
            if (here) sketch.Label("words strong", Axis + 28, y + 17, "start", "◄ " + words.Scale.YourResult);
        }

        if (off)
        {
            sketch.Rectangle("off-scale", 1, bottom + 26, Width - 2, 44);
            LabelLines.Draw(sketch, "words strong", Axis - 10, bottom + (LabelLines.Of(beside, Letters).Length > 1 ? 44 : 53), 19, LabelLines.Of(beside, Letters));
        }

        string result = off ? beside : steps[(int)place];
        return new Illustration([sketch.Finish()], off ? beside : "", new PictureTable(title, [words.Shown, words.Scale.YourResult],
            [ImmutableArray.Create(title, result), .. steps.Select((step, i) => ImmutableArray.Create(step, !off && i == (int)place ? words.Scale.YourResult : "–"))]), words);
    }
}
