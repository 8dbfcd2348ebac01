using PrecisionCare.Knowledge;
using PrecisionCare.Medicines;
using PrecisionCare.Patients;

namespace PrecisionCare.Tests.Medicines;

/// <summary>Medicines as records write them, and the ingredients they hold.</summary>
public sealed class MedicineCatalogueTests
{
    private static readonly MedicineCatalogue Catalogue = MedicineCatalogue.Load(KnowledgeFolder.Shipped());

    [Theory]
    [InlineData("Clopidogrel 75 MG Oral Tablet", "clopidogrel")]
    [InlineData("Simvistatin 10 MG", "simvastatin")]
    [InlineData("24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet", "metformin")]
    [InlineData("Acetaminophen 325 MG / HYDROcodone Bitartrate 7.5 MG Oral Tablet", "paracetamol / hydrocodone")]
    [InlineData("Acetaminophen/Hydrocodone", "paracetamol / hydrocodone")]
    [InlineData("Acetaminophen 300 MG / Hydrocodone Bitartrate 5 MG [Vicodin]", "paracetamol / hydrocodone")]
    [InlineData("insulin human, isophane 70 UNT/ML / Regular Insulin, Human 30 UNT/ML Injectable Suspension [Humulin]", "insulin human")]
    [InlineData("60 ACTUAT Fluticasone propionate 0.25 MG/ACTUAT / salmeterol 0.05 MG/ACTUAT Dry Powder Inhaler", "fluticasone propionate / salmeterol")]
    [InlineData("Penicillin V Potassium 250 MG Oral Tablet", "phenoxymethylpenicillin")]
    [InlineData("Carbamazepine[Tegretol]", "carbamazepine")]
    [InlineData("Lasix 40mg", "furosemide")]
    [InlineData("Yaz 28 Day Pack", "ethinylestradiol / drospirenone")]
    [InlineData("Coumadin 5 mg", "warfarin")]
    [InlineData("Tegafur / Gimeracil / Oteracil Oral Capsule", "tegafur / gimeracil / oteracil")]
    [InlineData("Methylthioninium chloride 5 MG/ML", "methylene blue")]
    [InlineData("co-trimoxazole 960 mg tablets", "sulfamethoxazole / trimethoprim")]
    [InlineData("Rifampin 300 mg capsule", "rifampicin")]
    [InlineData("Vitamin B 12 5 MG/ML Injectable Solution", "cyanocobalamin")]
    public void A_medicine_is_recognised_from_its_words(string text, string name)
    {
        var medicine = Catalogue.Recognise(new Concept([], text));

        Assert.Equal(name, medicine.Name);
        Assert.Empty(medicine.Unrecognised);
    }

    [Theory]
    [InlineData("Zorblaxine 10 MG Oral Tablet")]
    [InlineData("Nonsense syrup 5 ML")]
    public void A_medicine_that_is_not_known_stays_unrecognised(string text) => Assert.Empty(Catalogue.Recognise(new Concept([], text)).Ingredients);

    [Fact]
    public void An_unknown_part_of_a_combination_is_named_beside_the_known_one()
    {
        var medicine = Catalogue.Recognise(new Concept([], "Warfarin 5 MG / Zorblaxine 10 MG Oral Tablet"));

        Assert.Equal(new[] { "warfarin" }, medicine.Ingredients);
        Assert.Equal(new[] { "zorblaxine" }, medicine.Unrecognised);
    }

    [Fact]
    public void A_code_tells_the_ingredient_where_the_words_do_not()
    {
        Assert.Equal(new[] { "warfarin" }, Catalogue.Recognise(new Concept([new Coding(CodeSystems.RxNorm, "11289")], "blood thinner")).Ingredients);
        Assert.Equal(new[] { "simvastatin" }, Catalogue.Recognise(new Concept([new Coding(CodeSystems.Atc, "C10AA01")])).Ingredients);
    }

    [Fact]
    public void A_code_against_the_words_is_reported_and_the_words_are_taken()
    {
        var medicine = Catalogue.Recognise(new Concept([new Coding(CodeSystems.RxNorm, "11289")], "Simvastatin 40 MG Oral Tablet"));

        Assert.Equal(new[] { "simvastatin" }, medicine.Ingredients);
        Assert.Contains("warfarin", medicine.Disagreement, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hydrocortisone 10 MG/ML Topical Cream", MedicineRoute.Local)]
    [InlineData("Mirena 52 MG Intrauterine System", MedicineRoute.Local)]
    [InlineData("NuvaRing 0.12/0.015 MG per 24HR 21 Day Vaginal Ring", MedicineRoute.Systemic)]
    [InlineData("120 ACTUAT Fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler", MedicineRoute.Inhaled)]
    [InlineData("Nitroglycerin 0.4 MG/ACTUAT Mucosal Spray", MedicineRoute.Systemic)]
    [InlineData("72 HR Fentanyl 0.025 MG/HR Transdermal System", MedicineRoute.Systemic)]
    public void The_words_tell_where_a_medicine_acts(string text, MedicineRoute route) => Assert.Equal(route, Catalogue.Recognise(new Concept([], text)).Route);

    [Fact]
    public void Two_real_medicines_whose_names_differ_by_one_letter_are_never_mistaken_for_each_other()
    {
        foreach (var drug in Catalogue.Drugs) Assert.Equal(new[] { drug.Name }, Catalogue.Recognise(new Concept([], drug.Name)).Ingredients);
    }

    [ReferenceFact]
    public void Every_medicine_of_the_Synthea_patients_is_recognised()
    {
        var rows = File.ReadLines(ReferenceData.PathOf("therapies", "facts", "medicine_texts.tsv")).Skip(1).Select(l => l.Split('\t')).ToList();

        var missed = rows.Where(r => Catalogue.Recognise(new Concept([], r[1])) is { } m && (m.Ingredients.IsEmpty || !m.Unrecognised.IsEmpty)).Select(r => r[1]).ToList();
        var others = rows.Where(r => !Catalogue.Recognise(new Concept([], r[1])).Ingredients.ToHashSet()
            .SetEquals(r[4].Split('+', '/').Select(Catalogue.Canonical))).Select(r => r[1] + ": " + r[4]).ToList();

        Assert.True(missed.Count == 0 && others.Count == 0, string.Join("\n", missed.Concat(others)));
    }

    [Fact]
    public void Refills_of_one_product_are_one_current_medicine_and_past_ones_are_none()
    {
        var record = ClinicalRecord.From(new Person { Id = "Patient/p1", Source = Source },
            [Use("a", "Lisinopril 10 MG Oral Tablet", MedicationUseStatus.Active), Use("b", "lisinopril 10 MG Oral Tablet", MedicationUseStatus.Active), Use("c", "Warfarin 5 MG", MedicationUseStatus.Stopped)]);

        var medicine = Assert.Single(CurrentMedicine.Of(record, Catalogue, new DateOnly(2026, 11, 22)));

        Assert.Equal("lisinopril", medicine.Name);
        Assert.Equal(new[] { "MedicationRequest/a", "MedicationRequest/b" }, medicine.Facts);
    }

    private static FactSource Source { get; } = new("a.json", "");

    private static MedicationUse Use(string id, string text, MedicationUseStatus status) =>
        new()
        {
            Id = "MedicationRequest/" + id, Source = Source, Kind = MedicationUseKind.Request, Medication = new Concept([], text), Status = status,
            Authored = PartialDate.OfDay(new DateOnly(2026, 1, 1)),
        };
}
