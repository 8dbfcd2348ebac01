
namespace PrecisionCare.Patients.Units;

/// <summary>
/// Molar masses of what laboratories measure, in g/mol, from the molecular formula and the abridged standard atomic weights (IUPAC CIAAW, Pure Appl Chem
/// 2022;94:573): H 1.008, C 12.011, N 14.007, O 15.999, P 30.974, Ca 40.078, Mg 24.305, Fe 55.845.
/// </summary>
internal static class MolarMass
{
    private const decimal Hydrogen = 1.008m;
    private const decimal Carbon = 12.011m;
    private const decimal Nitrogen = 14.007m;
    private const decimal Oxygen = 15.999m;

    private const decimal Creatinine = (4 * Carbon) + (7 * Hydrogen) + (3 * Nitrogen) + Oxygen;
    private const decimal Cholesterol = (27 * Carbon) + (46 * Hydrogen) + Oxygen;
    private const decimal Glucose = (6 * Carbon) + (12 * Hydrogen) + (6 * Oxygen);
    private const decimal Urate = (5 * Carbon) + (4 * Hydrogen) + (4 * Nitrogen) + (3 * Oxygen);
    private const decimal Bilirubin = (33 * Carbon) + (36 * Hydrogen) + (4 * Nitrogen) + (6 * Oxygen);

    /// <summary>Triglycerides count as triolein, by convention of clinical chemistry.</summary>
    private const decimal Triolein = (57 * Carbon) + (104 * Hydrogen) + (6 * Oxygen);

    /// <summary>Urea nitrogen: a mole of urea holds two of nitrogen, so that mg/dL of nitrogen convert into mmol/L of urea.</summary>
    private const decimal UreaNitrogen = 2 * Nitrogen;

    /// <summary>By LOINC code, of the mass and of the molar test alike.</summary>
    private static readonly Dictionary<string, decimal> ByLoinc = new(StringComparer.Ordinal)
    {
        ["2160-0"] = Creatinine, // Creatinine [Mass/volume] in Serum or Plasma
        ["38483-4"] = Creatinine, // Creatinine [Mass/volume] in Blood
        ["14682-9"] = Creatinine, // Creatinine [Moles/volume] in Serum or Plasma
        ["2093-3"] = Cholesterol, // Cholesterol [Mass/volume] in Serum or Plasma
        ["14647-2"] = Cholesterol, // Cholesterol [Moles/volume] in Serum or Plasma
        ["2085-9"] = Cholesterol, // Cholesterol in HDL [Mass/volume] in Serum or Plasma
        ["14646-4"] = Cholesterol, // Cholesterol in HDL [Moles/volume] in Serum or Plasma
        ["2089-1"] = Cholesterol, // Cholesterol in LDL [Mass/volume] in Serum or Plasma
        ["13457-7"] = Cholesterol, // Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation
        ["18262-6"] = Cholesterol, // Cholesterol in LDL [Mass/volume] in Serum or Plasma by Direct assay
        ["22748-8"] = Cholesterol, // Cholesterol in LDL [Moles/volume] in Serum or Plasma
        ["39469-2"] = Cholesterol, // Cholesterol in LDL [Moles/volume] in Serum or Plasma by calculation
        ["2571-8"] = Triolein, // Triglyceride [Mass/volume] in Serum or Plasma
        ["14927-8"] = Triolein, // Triglyceride [Moles/volume] in Serum or Plasma
        ["2345-7"] = Glucose, // Glucose [Mass/volume] in Serum or Plasma
        ["14749-6"] = Glucose, // Glucose [Moles/volume] in Serum or Plasma
        ["2339-0"] = Glucose, // Glucose [Mass/volume] in Blood
        ["15074-8"] = Glucose, // Glucose [Moles/volume] in Blood
        ["1558-6"] = Glucose, // Fasting glucose [Mass/volume] in Serum or Plasma
        ["14771-0"] = Glucose, // Fasting glucose [Moles/volume] in Serum or Plasma
        ["1975-2"] = Bilirubin, // Bilirubin.total [Mass/volume] in Serum or Plasma
        ["14631-6"] = Bilirubin, // Bilirubin.total [Moles/volume] in Serum or Plasma
        ["3084-1"] = Urate, // Urate [Mass/volume] in Serum or Plasma
        ["14933-6"] = Urate, // Urate [Moles/volume] in Serum or Plasma
        ["3094-0"] = UreaNitrogen, // Urea nitrogen [Mass/volume] in Serum or Plasma
        ["6299-2"] = UreaNitrogen, // Urea nitrogen [Mass/volume] in Blood
        ["22664-7"] = UreaNitrogen, // Urea [Moles/volume] in Serum or Plasma
        ["14937-7"] = UreaNitrogen, // Urea nitrogen [Moles/volume] in Serum or Plasma
        ["17861-6"] = 40.078m, // Calcium [Mass/volume] in Serum or Plasma
        ["2000-8"] = 40.078m, // Calcium [Moles/volume] in Serum or Plasma
        ["2777-1"] = 30.974m, // Phosphate [Mass/volume] in Serum or Plasma, as phosphorus
        ["14879-1"] = 30.974m, // Phosphate [Moles/volume] in Serum or Plasma
        ["19123-9"] = 24.305m, // Magnesium [Mass/volume] in Serum or Plasma
        ["2601-3"] = 24.305m, // Magnesium [Moles/volume] in Serum or Plasma
        ["2498-4"] = 55.845m, // Iron [Mass/volume] in Serum or Plasma
        ["14798-3"] = 55.845m, // Iron [Moles/volume] in Serum or Plasma
    };

    /// <summary>Grams a mole of what the test measures; <c>null</c> when the test is not in the table.</summary>
    public static decimal? Of(Concept test) =>
        test.CodesOf(CodeSystems.Loinc).Select(c => ByLoinc.TryGetValue(c, out decimal mass) ? mass : (decimal?)null).FirstOrDefault(m => m is not null);
}
