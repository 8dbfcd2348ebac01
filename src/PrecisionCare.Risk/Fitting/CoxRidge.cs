using MathNet.Numerics.LinearAlgebra;

namespace PrecisionCare.Risk.Fitting;

/// <summary>
/// Cox regression with a ridge penalty: maximises the log partial likelihood less penalty/2 times the sum of squared coefficients, by Newton's method with
/// halved steps. Over standardised columns this is R's <c>coxph(… ridge(…, theta = penalty))</c>.
/// </summary>
public static class CoxRidge
{
    private const int MostSteps = 50;

    /// <param name="start">Where to start; not changed.</param>
    /// <returns>Coefficients over the likelihood's own columns.</returns>
    public static double[] Fit(CoxLikelihood likelihood, double penalty, double[] start, double tolerance = 1e-9)
    {
        int p = start.Length;
        double[] b = [.. start], gradient = new double[p];
        double[][] information = [.. Enumerable.Range(0, p).Select(_ => new double[p])];
        double value = Penalised(likelihood.Evaluate(b, gradient, information), b, penalty);
        for (int step = 0; step < MostSteps; step++)
        {
            double[] direction = Direction(gradient, information, b, penalty);
            double size = direction.Max(Math.Abs), length = 1, next;
            double[] tried;
            do
            {
                tried = [.. b.Select((v, j) => v + (length * direction[j]))];
                next = Penalised(likelihood.Value(tried), tried, penalty);
                length /= 2;
            }
            while (!(next >= value - 1e-9) && length > 1e-6);

            b = tried;
            if (size * length * 2 < tolerance) break;
            value = Penalised(likelihood.Evaluate(b, gradient, information), b, penalty);
        }

        return b;
    }

    private static double Penalised(double likelihood, double[] b, double penalty) => likelihood - (penalty / 2 * b.Sum(v => v * v));

    // A column that does not vary has no information: its own small ridge keeps its coefficient at 0.
    private static double[] Direction(double[] gradient, double[][] information, double[] b, double penalty)
    {
        int p = b.Length;
        var matrix = Matrix<double>.Build.Dense(p, p, (i, j) => (i >= j ? information[i][j] : information[j][i]) + (i == j ? penalty + 1e-9 : 0));
        var right = Vector<double>.Build.Dense(p, j => gradient[j] - (penalty * b[j]));
        return [.. matrix.Cholesky().Solve(right)];
    }
}
