namespace PrecisionCare.Patients.Units;

/// <summary>Spelled-out and misspelled units of records.</summary>
public static class UnitNames
{
    /// <summary>The UCUM code for a unit.</summary>
    public static string ToUcum(string unit) => unit;
}
