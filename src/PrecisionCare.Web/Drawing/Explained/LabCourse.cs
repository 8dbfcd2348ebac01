using System.Collections.Immutable;
using PrecisionCare.Web.Labs;

namespace PrecisionCare.Web.Drawing.Explained;

/// <summary>The course of a laboratory value as a patient sees it: the chart of the professional pages under the patient's words, the newest values as a table.</summary>
internal static class LabCourse
{
    private const int RowsShown = 12;

    /// <param name="id">Unique on the page.</param>
    /// <param name="series">With a trend, see <see cref="LabSeries.HasTrend"/>.</param>
    /// <param name="title">What is measured, in plain words.</param>
    /// <param name="sentence">What the course says; also the description.</param>
    /// <param name="words">Of the language.</param>
    public static Illustration Draw(string id, LabSeries series, string title, string sentence, PictureWords words)
    {
        var picture = TrendChart.Draw(series) with { Id = id, Title = title, Description = sentence };
        return new Illustration([picture], sentence, new PictureTable(title, [words.Shown, title],
            [.. series.Values.Where(v => v.Date is not null).Take(RowsShown).Select(v => ImmutableArray.Create(Presentation.DateText.Shown(v.Date!.Value.Day), v.Shown))]), words);
    }
}
