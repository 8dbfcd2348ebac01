using System.Globalization;
using PrecisionCare.Patients;
using PrecisionCare.Patients.Units;

namespace PrecisionCare.Fhir.Reading;

/// <summary>Quantity and the types made of it.</summary>
internal static class Quantities
{
    /// <summary>A Quantity with its unit as UCUM where that is what it is or what its words mean; <c>null</c> when it has no number.</summary>
    public static Measure? Quantity(this Element element, ReadOnlySpan<byte> name)
    {
        var quantity = element.Object(name);
        if (quantity.Number("value"u8) is not { } value) return null;
        string? comparator = quantity.Text("comparator"u8);
        if (comparator is not (null or "<" or "<=" or ">=" or ">"))
        {
            quantity.Resource.Report(FhirFault.BadCode, quantity.Json, "comparator is none of <, <=, >=, >; the value is left out.");
            return null;
        }

        return new Measure(value, Unit(quantity), comparator);
    }

    /// <summary>The UCUM code; of a unit in words, the UCUM it stands for, or the words. A code of another system (tablets, puffs) is no better than its words.</summary>
    public static string Unit(Element quantity)
    {
        bool ucum = quantity.Text("system"u8) is null or CodeSystems.Ucum;
        return UnitNames.ToUcum((ucum ? quantity.Text("code"u8) : null) ?? quantity.Text("unit"u8) ?? quantity.Text("code"u8) ?? "");
    }

    public static string? RangeInWords(this Element element, ReadOnlySpan<byte> name)
    {
        var range = element.Object(name);
        return (Words(range.Object("low"u8)), Words(range.Object("high"u8))) switch
        {
            (null, null) => null,
            ({ } low, null) => $"from {low}",
            (null, { } high) => $"up to {high}",
            var (low, high) => $"{low} to {high}",
        };
    }

    /// <summary>A Ratio, such as a titre of 1:128.</summary>
    public static string? RatioInWords(this Element element, ReadOnlySpan<byte> name)
    {
        var ratio = element.Object(name);
        return (Words(ratio.Object("numerator"u8)), Words(ratio.Object("denominator"u8))) is ({ } numerator, { } denominator) ? $"{numerator}:{denominator}" : null;
    }

    public static string? Words(Element quantity) => quantity.Number("value"u8) is not { } value ? null
        : string.Create(CultureInfo.InvariantCulture, $"{quantity.Text("comparator"u8)}{value} {quantity.Text("unit"u8) ?? quantity.Text("code"u8)}").TrimEnd();
}
