using System.Collections.Immutable;
using PrecisionCare.Explanations;

namespace PrecisionCare.Web.Drawing.Explained;

/// <summary>
/// What a patient is shown: one picture or several of the same size side by side, the sentence that says the same, and a table for those who do not see it.
/// </summary>
/// <param name="Pictures">At least one; compared ones are equally large.</param>
/// <param name="Sentence">Printed beneath; empty where the pictures say all.</param>
/// <param name="Table">The values.</param>
/// <param name="Words">Of the language in which all of it is written.</param>
internal sealed record Illustration(ImmutableArray<Picture> Pictures, string Sentence, PictureTable Table, PictureWords Words)
{
    /// <summary>Draws what a page for a patient asks for.</summary>
    /// <param name="id">Unique on the page.</param>
    /// <param name="picture">From the composed page.</param>
    /// <param name="language">Of the page.</param>
    public static Illustration Of(string id, ExplanationPicture picture, Language language)
    {
        var words = PictureWords.Of(language);
        return picture switch
        {
            IconArrayPicture icons => IconArrays.Draw(id, IconComparison.Of(icons), words),
            InheritancePicture inheritance => InheritanceDiagram.Draw(id, inheritance, words),
            MetaboliserPicture scale => MetaboliserScale.Draw(id, scale.Title, scale.Description, MetaboliserScale.PlaceOf(scale.Place), words),
            RiskBarPicture bar => RiskBar.Draw(id, bar, words),
            _ => throw new ArgumentException($"There is no drawing of a {picture.GetType().Name}.", nameof(picture)),
        };
    }
}

/// <summary>A picture's values.</summary>
/// <param name="Caption">Name of the picture.</param>
/// <param name="Heads">Of the columns.</param>
/// <param name="Rows">Each as long as <paramref name="Heads"/>, its first cell naming it.</param>
internal sealed record PictureTable(string Caption, ImmutableArray<string> Heads, ImmutableArray<ImmutableArray<string>> Rows);
