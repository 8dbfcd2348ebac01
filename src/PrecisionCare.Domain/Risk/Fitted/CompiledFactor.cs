namespace PrecisionCare.Risk.Fitted;

/// <summary>A factor made ready for many rows.</summary>
internal sealed class CompiledFactor(Factor factor, int level)
{
    private readonly FactorForm _form = factor.Form;
    private readonly double? _logOf = factor.LogOf;
    private readonly double _low = factor.Low ?? double.NegativeInfinity, _high = factor.High ?? double.PositiveInfinity;
    private readonly RestrictedCubic? _spline = factor.Form == FactorForm.Spline ? new RestrictedCubic(factor.Knots) : null;
    private readonly int _column = factor.Column;

    /// <param name="value">NaN when it is not recorded.</param>
    /// <param name="fill">Stands for a number that is not recorded.</param>
    public double Of(double value, double fill)
    {
        bool missing = double.IsNaN(value);
        if (_form == FactorForm.Missing) return missing ? 1 : 0;
        if (_form == FactorForm.Level) return !missing && (int)value == level ? 1 : 0;
        double number = missing ? fill : value;
        if (_logOf is { } shift) number = Math.Log(number + shift);
        return _form switch
        {
            FactorForm.Bin => number > _low && number <= _high ? 1 : 0,
            FactorForm.Spline => _spline!.Column(_column, Math.Clamp(number, _low, _high)),
            _ => Math.Clamp(number, _low, _high),
        };
    }
}
