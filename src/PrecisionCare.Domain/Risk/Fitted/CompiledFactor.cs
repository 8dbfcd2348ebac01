namespace PrecisionCare.Risk.Fitted;

/// <summary>A factor made ready for many rows.</summary>
/// <param name="factor">As the artefact has it.</param>
/// <param name="input">Place of its input.</param>
/// <param name="level">Place of its choice.</param>
/// <param name="fill">Stands for a number or flag that is not recorded.</param>
internal readonly struct CompiledFactor(Factor factor, int input, int level, double fill)
{
    private readonly FactorForm _form = factor.Form;
    private readonly int _input = input, _level = level, _column = factor.Column;
    private readonly double _fill = fill, _low = factor.Low ?? double.NegativeInfinity, _high = factor.High ?? double.PositiveInfinity;
    private readonly double _logOf = factor.LogOf ?? double.NaN;
    private readonly RestrictedCubic? _spline = factor.Form == FactorForm.Spline ? new RestrictedCubic(factor.Knots) : null;

    /// <returns>NaN for a choice that is not recorded.</returns>
    public double Of(ReadOnlySpan<double> inputs)
    {
        double value = inputs[_input];
        if (_form == FactorForm.Level) return value == _level ? 1 : double.IsNaN(value) ? value : 0;
        double number = double.IsNaN(value) ? _fill : value;
        if (!double.IsNaN(_logOf)) number = Math.Log(number + _logOf);
        if (_form == FactorForm.Bin) return number > _low && number <= _high ? 1 : 0;
        number = number < _low ? _low : number > _high ? _high : number;
        return _form == FactorForm.Spline ? _spline!.Column(_column, number) : number;
    }
}
