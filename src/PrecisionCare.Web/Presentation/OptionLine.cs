using System.Collections.Immutable;
using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Presentation;

/// <summary>The one line that says why an option stands where it stands, before anything is opened.</summary>
internal static class OptionLine
{
    public static string Of(TherapySuggestion option) => WithDose(option.Dose, Why(option.Band, option.Reasons, option.Missing));

    /// <summary>Line of therapy, what it is meant for, and route: <c>first line, by mouth</c>.</summary>
    public static string Place(TherapySuggestion option) => string.Join(", ", new[]
    {
        option.Line switch { 1 => "first line", 2 => "second line", 3 => "third line", TherapyLine.AddOn => "added to another option", _ => "for a special situation" }, option.Context, option.Route,
    }.OfType<string>());

    public static string Of(MedicineAssessment medicine) => WithDose(medicine.Dose, WhyOf(medicine));

    /// <summary>The heaviest reason alone.</summary>
    public static string WhyOf(MedicineAssessment medicine) =>
        medicine.Recognised ? Why(medicine.Band, medicine.Reasons, medicine.Missing) : "Not recognised: nothing was checked.";

    private static string Why(Band band, ImmutableArray<Reason> reasons, ImmutableArray<string> missing) => band switch
    {
        Band.Favoured => Heaviest(reasons, favours: true) ?? "Something of this patient speaks for it.",
        Band.Usable => Heaviest(reasons, favours: false) ?? "Nothing found that speaks against it.",
        Band.NotAssessable => missing is [var first, ..] ? $"Not known: {first}" : Heaviest(reasons, favours: false) ?? "What would decide is not known.",
        _ => Heaviest(reasons, favours: false) ?? "See the reasons.",
    };

    private static string WithDose(string? dose, string why) => dose is [var first, .. var rest] ? $"{char.ToUpperInvariant(first)}{rest.TrimEnd('.')}. {why}" : why;

    private static string? Heaviest(ImmutableArray<Reason> reasons, bool favours) => reasons.FirstOrDefault(r => r.Favours == favours)?.Text;
}
