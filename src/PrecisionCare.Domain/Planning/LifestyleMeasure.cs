using System.Collections.Immutable;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Planning;

/// <summary>A measure of lifestyle that a guideline recommends.</summary>
/// <param name="Code">Permanent code: kept with plans, never renamed.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Citation">Where the recommendation comes from.</param>
public sealed record LifestyleMeasure(string Code, string Text, Citation Citation)
{
    private static readonly Citation Activity = new("WHO 2020", "Guidelines on physical activity and sedentary behaviour", "2020", new DateOnly(2020, 11, 25), "33239350");
    private static readonly Citation Prevention = new(
        "ACC/AHA 2019", "Guideline on the primary prevention of cardiovascular disease", "2019", new DateOnly(2019, 3, 17), "30879355");
    private static readonly Citation Sodium = new("WHO 2012", "Guideline: sodium intake for adults and children", "2012", new DateOnly(2012, 12, 1));

    /// <summary>The measures to choose from: few, each from a guideline that recommends it for adults in general.</summary>
    public static ImmutableArray<LifestyleMeasure> All { get; } =
    [
        new("stop-tobacco", "Stop tobacco, with help offered", Prevention),
        new("activity", "At least 150 to 300 minutes of moderate physical activity a week, as far as conditions allow", Activity),
        new("salt", "Less than 5 g of salt a day", Sodium),
        new("diet", "Vegetables, fruits, legumes, nuts, whole grains and fish", Prevention),
        new("weight", "Weight loss where overweight or obese", Prevention),
    ];

    public static LifestyleMeasure? Find(string code) => All.FirstOrDefault(m => m.Code == code);
}
