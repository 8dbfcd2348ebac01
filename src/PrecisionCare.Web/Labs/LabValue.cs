using PrecisionCare.Patients;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Labs;

/// <summary>Where a value stands against its reference range.</summary>
internal enum LabFlag { None, Low, High, Abnormal }

/// <summary>One result of one test.</summary>
/// <param name="Source">The observation; a component's value belongs to the whole one.</param>
/// <param name="Value">What was found.</param>
/// <param name="Range">The reference range of this result, when stated.</param>
internal sealed record LabValue(Observation Source, ObservationValue? Value, ReferenceRange? Range)
{
    public PartialDate? Date => Source.Effective;
    public Measure? Quantity => Value?.Quantity;
    public bool Preliminary => Source.Status == ObservationStatus.Preliminary;
    public string Shown => FactText.ValueOf(Value);

    public string RangeShown => Range switch
    {
        null => "",
        { Low: { } low, High: { } high } => $"{low.Shown()} to {high.Shown()}",
        { Low: { } low } => $"{low.Shown()} or more",
        { High: { } high } => $"up to {high.Shown()}",
        _ => Range.Text ?? "",
    };

    /// <summary>What the laboratory said, else the comparison with its range. A value that lies beyond its number (<c>&lt;</c>, <c>&gt;</c>) is compared by that number.</summary>
    public LabFlag Flag
    {
        get
        {
            if (Source.Components.IsEmpty && Source.Interpretations is [_, ..] codes)
            {
                if (codes.Any(c => c is "H" or "HH" or "HU" or ">")) return LabFlag.High;
                if (codes.Any(c => c is "L" or "LL" or "LU" or "<")) return LabFlag.Low;
                if (codes.Any(c => c is "A" or "AA")) return LabFlag.Abnormal;
                if (codes.Contains("N")) return LabFlag.None;
            }

            return Quantity is not { } quantity ? LabFlag.None
                : quantity.Value < Range?.Low ? LabFlag.Low
                : quantity.Value > Range?.High ? LabFlag.High
                : LabFlag.None;
        }
    }
}
