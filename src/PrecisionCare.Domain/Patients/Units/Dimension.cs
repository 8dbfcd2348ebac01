namespace PrecisionCare.Patients.Units;

/// <summary>What a unit measures, as powers of base dimensions. Units convert into each other only within one dimension.</summary>
/// <param name="Activity">International units, which stand for nothing but themselves (UCUM: arbitrary units).</param>
/// <param name="Charge">Equivalents of ions.</param>
/// <param name="Osmolality">Osmoles.</param>
public readonly record struct Dimension(
    int Mass = 0, int Length = 0, int Time = 0, int Amount = 0, int Temperature = 0, int Activity = 0, int Charge = 0, int Osmolality = 0)
{
    public static Dimension operator +(Dimension a, Dimension b) => new(
        a.Mass + b.Mass, a.Length + b.Length, a.Time + b.Time, a.Amount + b.Amount, a.Temperature + b.Temperature, a.Activity + b.Activity,
        a.Charge + b.Charge, a.Osmolality + b.Osmolality);

    public static Dimension operator *(Dimension a, int power) => new(
        a.Mass * power, a.Length * power, a.Time * power, a.Amount * power, a.Temperature * power, a.Activity * power, a.Charge * power, a.Osmolality * power);
}
