namespace PrecisionCare.Risk;

/// <summary>
/// eGFR by the CKD-EPI creatinine equation of 2021, without race: 142 x min(Scr/k, 1)^a x max(Scr/k, 1)^-1.2 x 0.9938^age (x 1.012 if female), in mL/min per
/// 1.73 m2 (Inker, N Engl J Med 2021;385:1737). For adults. Contributions add up on the scale of the natural logarithm.
/// </summary>
internal static class CkdEpi2021
{
    public static RiskScore Score(EquationDefinition equation, RiskInputs inputs)
    {
        bool female = inputs.Flag("female");
        string sex = female ? "female" : "male";
        double ratio = inputs.Number("scr") / equation.Constant("kappa " + sex);
        double creatinine = (equation.Constant("alpha " + sex) * Math.Log(Math.Min(ratio, 1)))
            + (equation.Constant("exponent above kappa") * Math.Log(Math.Max(ratio, 1)));
        double age = inputs.Number("age") * Math.Log(equation.Constant("factor a year"));
        double factor = female ? Math.Log(equation.Constant("factor female")) : 0;
        double scale = Math.Log(equation.Constant("scale"));
        return equation.Result(
            Math.Exp(scale + creatinine + age + factor),
            [new Contribution("scale", "", scale, []), inputs.Contribution("scr", creatinine), inputs.Contribution("age", age), inputs.Contribution("female", factor)]);
    }
}
