using PrecisionCare.Findings;
using PrecisionCare.Measurements;

namespace PrecisionCare.Risk;

/// <summary>What weight and height make together.</summary>
internal static class BodySize
{
    /// <summary>Kilograms by the square of metres; as measured where weight or height is not there.</summary>
    public static InputValue MassIndex(PatientFindings patient)
    {
        if (WeightAndHeight(patient) is { } size)
            return Of(size, size.Weight.Value / Math.Pow(size.Height.Value / 100, 2), "kg/m2");
        return patient.Readings["bmi"] is { Reading: { } measured }
            ? InputValue.Of(measured.Value, measured.ShownWithDay, [measured.FactId]) with { Day = measured.Day }
            : InputValue.Missing(Missing(patient));
    }

    /// <summary>0.007184 x height^0.725 x weight^0.425, in m2 (DuBois and DuBois, Arch Intern Med 1916;17:863).</summary>
    public static InputValue Surface(PatientFindings patient) =>
        WeightAndHeight(patient) is { } size
            ? Of(size, 0.007184 * Math.Pow(size.Height.Value, 0.725) * Math.Pow(size.Weight.Value, 0.425), "m2")
            : InputValue.Missing(Missing(patient));

    private static (Reading Weight, Reading Height)? WeightAndHeight(PatientFindings patient) =>
        patient.Readings["weight"].Reading is { } weight && patient.Readings["height"].Reading is { } height ? (weight, height) : null;

    private static string Missing(PatientFindings patient) => patient.Readings["weight"].Refusal ?? patient.Readings["height"].Refusal!;

    private static InputValue Of((Reading Weight, Reading Height) size, double value, string unit) =>
        InputValue.Of(value, $"{Words.Quantity(value, unit)} (weight {size.Weight.ShownWithDay}, height {size.Height.ShownWithDay})", [size.Weight.FactId, size.Height.FactId])
            with { Day = size.Weight.Day };
}
