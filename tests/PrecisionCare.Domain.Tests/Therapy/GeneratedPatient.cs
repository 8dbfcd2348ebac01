
namespace PrecisionCare.Tests.Therapy;

/// <summary>Patients drawn from a seed: problems, medicines, allergies, results and phenotypes of the knowledge base, in combinations that nobody thought of.</summary>
internal sealed class GeneratedPatient
{
    private static readonly string[] Phenotypes = ["Poor Metabolizer", "Intermediate Metabolizer", "Normal Metabolizer", "Ultrarapid Metabolizer"];
    private static readonly string[] Genes = ["CYP2C19", "CYP2D6", "CYP2C9", "TPMT", "NUDT15", "DPYD"];

    private static readonly string[] Medicines = [.. AuthoredRecord.Knowledge.Medicines.Drugs.Select(d => d.Name).Order(StringComparer.Ordinal)];
    private static readonly string[] Problems = [.. AuthoredRecord.Knowledge.Problems.All.Where(p => p.IsIndication).Select(p => p.Name)];

    private readonly Random _random;

    private GeneratedPatient(int seed) => _random = new Random(seed);

    /// <summary>The whole record of a patient: of this seed always the same.</summary>
    public static AuthoredRecord Of(int seed) => new GeneratedPatient(seed).Draw();

    /// <summary>A medicine that the patient of this seed may be given besides.</summary>
    public static string AnyMedicine(int seed) => Medicines[new Random(seed + 7919).Next(Medicines.Length)];

    private AuthoredRecord Draw()
    {
        int age = _random.Next(19, 91);
        var patient = _random.Next(2) == 0 ? AuthoredRecord.Man(age) : AuthoredRecord.Woman(age);
        foreach (string problem in Some(Problems, 1, 4)) patient.With(problem);
        foreach (string medicine in Some(Medicines, 1, 8)) patient.Taking(medicine, days: _random.Next(1, 400));
        foreach (string substance in Some(Medicines, 0, 2)) patient.AllergicTo(substance);
        foreach (string gene in Some(Genes, 0, 4)) patient.Phenotype(gene, Phenotypes[_random.Next(gene is "CYP2C19" or "CYP2D6" ? 4 : 3)]);
        if (_random.Next(4) > 0) patient.Creatinine(Math.Round(0.6 + (_random.NextDouble() * 2.4), 2));
        if (_random.Next(4) > 0) patient.Weight(_random.Next(45, 120));
        if (_random.Next(2) > 0) patient.Measured("2823-3", Math.Round(3.2 + (_random.NextDouble() * 2.6), 1), "mmol/L");
        return patient;
    }

    private IEnumerable<string> Some(string[] of, int least, int most) =>
        Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => of[_random.Next(of.Length)]).Distinct();
}
