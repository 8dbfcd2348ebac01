namespace PrecisionCare.Risk.Fitted;

/// <summary>
/// The arithmetic of a fitted model over plain numbers: one for each input in its order, NaN where it is not recorded, 1 or 0 for a flag, the index of its
/// choice for a choice. It allocates nothing, so that a data set or a what-if is scored at once.
/// </summary>
public sealed class FittedScorer
{
    private readonly FittedDefinition _definition;
    private readonly CompiledFactor[][] _terms;
    private readonly double[] _coefficients, _means;
    private readonly double _intercept;
    private readonly int _group = -1, _stratum = -1;
    private readonly HazardCurve?[] _strata = [];

    /// <exception cref="InvalidDataException">A term names an input or a choice that the model does not have.</exception>
    public FittedScorer(FittedDefinition definition)
    {
        _definition = definition;
        _terms = [.. definition.Terms.Select(t => t.Factors.Select(Compile).ToArray())];
        _coefficients = [.. definition.Terms.Select(t => t.Coefficient)];
        if (definition.Conformal is { } conformal) _group = IndexOf(conformal.By);
        if (definition.Baseline is { By: { } by, Strata: { } strata })
        {
            _stratum = IndexOf(by);
            _strata = [.. definition.Inputs[_stratum].Declared.Choices.Select(strata.GetValueOrDefault)];
        }

        _means = [.. definition.Terms.Select(t => t.Mean)];
        _intercept = definition.Intercept - definition.Terms.Sum(t => t.Coefficient * t.Mean);
    }

    /// <summary>The sum of intercept and terms.</summary>
    public double LinearPredictor(ReadOnlySpan<double> inputs)
    {
        double sum = _intercept;
        for (int i = 0; i < _terms.Length; i++) sum += _coefficients[i] * Product(i, inputs);
        return sum;
    }

    /// <summary>The product of a term's factors, before its coefficient: a cell of the design matrix. A choice that is not recorded gives the mean.</summary>
    public double Product(int term, ReadOnlySpan<double> inputs)
    {
        var factors = _terms[term];
        double product = factors[0].Of(inputs);
        for (int i = 1; i < factors.Length; i++) product *= factors[i].Of(inputs);
        return double.IsNaN(product) ? _means[term] : product;
    }

    /// <summary>The score that belongs to a sum; NaN where the link gives none, such as the dose of a negative square root.</summary>
    public double Score(double predictor, ReadOnlySpan<double> inputs) =>
        _definition.Link switch
        {
            FittedLink.Square => predictor > 0 ? predictor * predictor : double.NaN,
            FittedLink.Logit => 1 / (1 + Math.Exp(-predictor)),
            FittedLink.Log => Math.Exp(predictor),
            FittedLink.Survival => 100 * -double.ExpM1(-Baseline(inputs).AtHorizon * Math.Exp(predictor)),
            _ => predictor,
        };

    /// <summary>The interval that belongs to a sum; <c>null</c> where the model has none.</summary>
    public Interval? Interval(double predictor, ReadOnlySpan<double> inputs)
    {
        if (_definition.Conformal is not { } conformal) return null;
        int by = _group;
        double group = inputs[by];
        double width = !double.IsNaN(group) && conformal.HalfWidths.TryGetValue(_definition.Inputs[by].Declared.Choices[(int)group], out double own) ? own : conformal.Otherwise;
        double low = predictor - width, high = predictor + width;
        return _definition.Link == FittedLink.Square
            ? new Interval(low > 0 ? low * low : 0, high * high, conformal.Level)
            : new Interval(Score(low, inputs), Score(high, inputs), conformal.Level);
    }

    /// <summary>Why these inputs cannot be scored: required ones that are missing, numbers outside the training data; <c>null</c> when they can.</summary>
    public string? Refusal(ReadOnlySpan<double> inputs)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            var input = _definition.Inputs[i].Declared;
            double value = inputs[i];
            if (double.IsNaN(value) ? input.Default != RiskInput.Omissible : input.Kind == RiskInputKind.Number && (value < input.Low || value > input.High))
                return RefusalWords(inputs);
        }

        return null;
    }

    /// <summary>The baseline curve that holds for these inputs.</summary>
    /// <exception cref="InvalidOperationException">The model is none of survival.</exception>
    public HazardCurve Baseline(ReadOnlySpan<double> inputs)
    {
        var baseline = _definition.Baseline ?? throw new InvalidOperationException($"{_definition.Id} is no survival model.");
        return _stratum < 0 || double.IsNaN(inputs[_stratum]) ? baseline.Overall : _strata[(int)inputs[_stratum]] ?? baseline.Overall;
    }

    private string RefusalWords(ReadOnlySpan<double> inputs)
    {
        var words = new List<string>();
        for (int i = 0; i < inputs.Length; i++)
        {
            var input = _definition.Inputs[i].Declared;
            if (double.IsNaN(inputs[i]) && input.Default != RiskInput.Omissible) words.Add($"{input.Label} is not given");
            else if (input.Kind == RiskInputKind.Number && (inputs[i] < input.Low || inputs[i] > input.High)) words.Add(RiskInputs.OutOfRange(input, inputs[i]));
        }

        return string.Join("; ", words);
    }

    private int IndexOf(string input)
    {
        for (int i = 0; i < _definition.Inputs.Length; i++)
            if (_definition.Inputs[i].Declared.Name == input)
                return i;
        throw new InvalidDataException($"{_definition.Id} has no input '{input}'.");
    }

    private CompiledFactor Compile(Factor factor)
    {
        int input = IndexOf(factor.Input);
        int level = factor.Level is { } name ? _definition.Inputs[input].Declared.Choices.IndexOf(name) : -1;
        return factor.Form == FactorForm.Level && level < 0
            ? throw new InvalidDataException($"'{factor.Input}' of {_definition.Id} has no choice '{factor.Level}'.")
            : new CompiledFactor(factor, input, level, _definition.Inputs[input].Fill);
    }
}
