using System.Collections.Immutable;
using PrecisionCare.Risk.Fitted;
using PrecisionCare.Risk.Fitting;

namespace PrecisionCare.Risk.Tests.Fitting;

/// <summary>The same problems solved by R's survival and glmnet: programs written by others, of which nothing is used here.</summary>
public sealed class AgainstRTests
{
    private const double Agreement = 1e-4;
    private const int Rows = 150;

    private readonly Drawn _drawn = new(11);

    [RFact]
    public void Elastic_net_agrees_with_glmnet()
    {
        double[][] x = _drawn.Columns(Rows, 6);
        double[] raw = [.. Enumerable.Range(0, Rows).Select(i => x[0][i] - (0.4 * x[2][i]) + _drawn.Normal())];
        // glmnet divides its penalty by the deviation of the outcome, so the outcome has a deviation of 1 here.
        double mean = raw.Average(), deviation = Math.Sqrt(raw.Average(y => (y - mean) * (y - mean)));
        double[] outcome = [.. raw.Select(y => y / deviation)];
        var rows = CrossProducts.Of(x, outcome, [.. Enumerable.Range(0, Rows)]);
        foreach (var (penalty, mixture) in ((double, double)[])[(0.1, 0.5), (0.05, 1), (0.5, 0)])
        {
            double[] theirs = R.Run(Invariant($"""
                suppressMessages(library(glmnet)); x <- {R.Matrix(x)}; y <- {R.Vector(outcome)}
                cat(format(as.numeric(coef(glmnet(x, y, alpha={mixture}, lambda={penalty}, thresh=1e-16, maxit=1e7)))[-1], digits=15))
                """));
            AssertAgree(theirs, rows.Original(new ElasticNet(rows).Fit(penalty, mixture, new double[6])));
        }
    }

    [RFact]
    public void Logistic_and_Poisson_regression_agree_with_glmnet()
    {
        double[][] x = _drawn.Columns(Rows, 5);
        var design = Design.Standardise(x);
        double[] eta = [.. Enumerable.Range(0, Rows).Select(i => (0.7 * x[0][i]) - (0.3 * x[1][i]))];
        double[] cases = [.. eta.Select(e => _drawn.Uniform() < 1 / (1 + Math.Exp(-e)) ? 1.0 : 0)], counts = [.. eta.Select(e => (double)_drawn.Poisson(Math.Exp(0.4 * e)))];
        foreach (var (family, outcome, name) in ((Family, double[], string)[])[(Family.Logistic, cases, "binomial"), (Family.Poisson, counts, "poisson")])
        {
            double[] theirs = R.Run($"""
                suppressMessages(library(glmnet)); x <- {R.Matrix(x)}; y <- {R.Vector(outcome)}
                cat(format(as.numeric(coef(glmnet(x, y, family="{name}", alpha=0.5, lambda=0.03, thresh=1e-16, maxit=1e7)))[-1], digits=15))
                """);
            AssertAgree(theirs, design.Original(GeneralisedElasticNet.Fit(design, outcome, family, 0.03, 0.5).Coefficients));
        }
    }

    [RFact]
    public void Ridge_Cox_with_Efron_ties_agrees_with_coxph()
    {
        var (x, times, events) = Survival();
        var design = Design.Standardise(x);
        foreach (double penalty in (double[])[0, 5, 60])
        {
            string term = penalty == 0 ? "x" : Invariant($"ridge(x[,1],x[,2],x[,3],x[,4],theta={penalty},scale=FALSE)");
            double[] theirs = R.Run($"""
                library(survival); x <- {R.Matrix(design.Columns)}; t <- {R.Vector(times)}; e <- {R.Vector(events.Select(d => d ? 1.0 : 0))}
                cat(format(as.numeric(coef(coxph(Surv(t, e) ~ {term}, ties="efron", control=coxph.control(eps=1e-13, iter.max=100, outer.max=100)))), digits=15))
                """);
            AssertAgree(theirs, CoxRidge.Fit(new CoxLikelihood(design.Columns, times, events), penalty, new double[4]));
        }
    }

    [RFact]
    public void Breslow_baseline_agrees_with_basehaz()
    {
        var (x, times, events) = Survival();
        double[] b = [0.3, -0.2, 0.1, 0.05];
        double[] theirs = R.Run($"""
            library(survival); x <- {R.Matrix(x)}; t <- {R.Vector(times)}; e <- {R.Vector(events.Select(d => d ? 1.0 : 0))}
            m <- coxph(Surv(t, e) ~ x, ties="breslow", init={R.Vector(b)}, control=coxph.control(iter.max=0))
            h <- basehaz(m, centered=FALSE); cat(format(h$hazard[match(sort(unique(t[e==1])), h$time)], digits=15))
            """);
        AssertAgree(theirs, new CoxLikelihood(x, times, events).Baseline(b).Hazards);
    }

    [RFact]
    public void Restricted_cubic_splines_span_the_same_curves_as_ns()
    {
        var (x, times, events) = Survival();
        var knots = Quantiles.Knots(x[0], 4);
        var spline = new RestrictedCubic(knots);
        double[][] columns = [.. Enumerable.Range(0, spline.Columns).Select(c => x[0].Select(v => spline.Column(c, v)).ToArray())];
        var design = Design.Standardise(columns);
        double[] b = CoxRidge.Fit(new CoxLikelihood(design.Columns, times, events), 0, new double[3]);
        double[] ours = [.. Enumerable.Range(0, Rows).Select(i => b.Select((v, j) => v * design.Columns[j][i]).Sum())];
        double[] theirs = R.Run($"""
            library(survival); library(splines); x <- {R.Vector(x[0])}; t <- {R.Vector(times)}; e <- {R.Vector(events.Select(d => d ? 1.0 : 0))}
            m <- coxph(Surv(t, e) ~ ns(x, knots={R.Vector(knots[1..^1])}, Boundary.knots={R.Vector((ImmutableArray<double>)[knots[0], knots[^1]])}), ties="efron", control=coxph.control(eps=1e-13, iter.max=100))
            p <- predict(m, type="lp"); cat(format(p - mean(p), digits=15))
            """);
        AssertAgree(theirs, ours);
    }

    private (double[][] X, double[] Times, bool[] Events) Survival()
    {
        double[][] x = _drawn.Columns(Rows, 4);
        double[] times = [.. Enumerable.Range(0, Rows).Select(i => Math.Ceiling(-15 * Math.Log(1 - _drawn.Uniform()) * Math.Exp(-0.5 * x[0][i])))];
        Assert.True(times.Distinct().Count() < Rows * 0.6, "there are ties");
        return (x, times, [.. times.Select(_ => _drawn.Uniform() < 0.7)]);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static void AssertAgree(double[] theirs, double[] ours)
    {
        Assert.Equal(theirs.Length, ours.Length);
        for (int j = 0; j < ours.Length; j++) Assert.Equal(theirs[j], ours[j], Agreement);
    }
}
