using System.Globalization;
using System.Text.Json.Nodes;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Fhir.Decisions;
using PrecisionCare.Patients;
using PrecisionCare.Reports;
using PrecisionCare.Variants.Reported;

namespace PrecisionCare.Fhir.Reports;

/// <summary>
/// Writes a report that was read off paper in the shape of HL7 Genomics Reporting: a DiagnosticReport with an Observation for each variant, its implication, each genotype,
/// phenotype and the genes tested, and a Provenance that names who typed it. What is written is read back by the reader of any file.
/// </summary>
/// <param name="patient">Id of the Patient, <c>Patient/p1</c>.</param>
/// <param name="by">Who typed it in.</param>
/// <param name="at">When.</param>
/// <param name="genes">Identifiers of genes.</param>
public sealed class PaperReportWriter(string patient, string by, DateTimeOffset at, GeneCodes genes)
{
    private const string Nomenclature = "http://www.genenames.org/geneId", Phenotypes = "http://purl.obolibrary.org/obo/hp.owl";

    private readonly StoredBundle _bundle = new(patient, at);
    private readonly List<string> _results = [];

    /// <summary>Id of the DiagnosticReport of an entry.</summary>
    public static string IdOf(Guid entry) => $"DiagnosticReport/{entry}";

    /// <param name="entry">Names the resources: writing the same entry again replaces them.</param>
    /// <param name="report">Without faults.</param>
    /// <returns>A transaction Bundle.</returns>
    public byte[] Write(Guid entry, PaperReport report)
    {
        foreach (var result in report.Results)
            switch (result)
            {
                case PaperVariant variant: Add(entry, report, variant); break;
                case PaperGenotype genotype: Add(entry, report, genotype); break;
                case PaperNothingFound nothing:
                    Observe(entry, report, Loinc(GenomicsCodes.Overall, "Discrete variation analysis overall interpretation"), Answer(GenomicsCodes.Negative), nothing.In.Select(Gene));
                    break;
            }
        Observe(entry, report, Loinc(GenomicsCodes.RegionStudied, "DNA region of interest panel"), null, report.AllTested.Select(Gene));
        string id = _bundle.Add(new JsonObject
        {
            ["resourceType"] = "DiagnosticReport",
            ["id"] = entry.ToString(),
            ["identifier"] = new JsonArray { new JsonObject { ["value"] = report.Number } },
            ["status"] = "final",
            ["category"] = new JsonArray { WrittenBundle.Concept(null, ("http://terminology.hl7.org/CodeSystem/v2-0074", "GE", "Genetics")) },
            ["code"] = Loinc(GenomicsCodes.Report, "Genetic analysis report"),
            ["subject"] = _bundle.Subject,
            ["effectiveDateTime"] = DayOf(report),
            ["performer"] = new JsonArray { new JsonObject { ["display"] = report.Laboratory } },
            ["result"] = new JsonArray([.. _results.Select(StoredBundle.Reference)]),
            ["conclusion"] = report.Conclusion,
        });
        _bundle.AddProvenance(
            $"{entry}-entry", [id, .. _results], HandEntry.Entered, $"entered by hand by {by}", [("enterer", by), ("author", report.Laboratory)], $"{report.Laboratory}, report {report.Number}");
        return _bundle.Write();
    }

    private void Add(Guid entry, PaperReport report, PaperVariant variant)
    {
        string Full(string change) => variant.Transcript is { } transcript ? $"{transcript}:{change}" : change;
        string found = Observe(entry, report, Loinc(GenomicsCodes.Variant, "Genetic variant assessment"), Answer(GenomicsCodes.Present),
        [
            Gene(variant.Gene),
            variant.Transcript is { } reference ? Part(Loinc(GenomicsCodes.Transcript, "Transcript reference sequence [ID]"), WrittenBundle.Concept(reference)) : null,
            variant.Coding is { } coding ? Part(Loinc(GenomicsCodes.Coding, "DNA change (c.HGVS)"), WrittenBundle.Concept(Full(coding), ("http://varnomen.hgvs.org", Full(coding), null))) : null,
            variant.Protein is { } protein ? Part(Loinc(GenomicsCodes.Protein, "Amino acid change (pHGVS)"), WrittenBundle.Concept(protein, ("http://varnomen.hgvs.org", protein, null))) : null,
            variant.OtherName is { } other ? Part(Loinc(GenomicsCodes.Discrete, "Discrete genetic variant"), WrittenBundle.Concept(other)) : null,
            Part(Loinc(GenomicsCodes.AllelicState, "Allelic state"), GenomicsCodes.Zygosities.Where(z => z.Value == variant.Zygosity).Select(z => Answer(z.Answer)).FirstOrDefault()),
            Part(Loinc(GenomicsCodes.SourceClass, "Genomic source class"), GenomicsCodes.Origins.Where(o => o.Value == variant.Origin).Select(o => Answer(o.Answer)).FirstOrDefault()),
        ]);
        var significance = GenomicsCodes.Classes.Where(c => c.Value == variant.Class).Select(c => Answer(c.Answer)).FirstOrDefault();
        if (significance is null && variant is { Condition: null, Criteria: null, Inheritance: PaperInheritance.NotStated }) return;
        Observe(entry, report, WrittenBundle.Concept(null, (GenomicsCodes.ToBeDetermined, GenomicsCodes.Implication, "Diagnostic Implication")), null,
        [
            Gene(variant.Gene),
            Part(Loinc(GenomicsCodes.Significance, "Genetic variation clinical significance"), significance),
            variant.Condition is { } condition ? Part(Loinc(GenomicsCodes.Phenotype, "Associated phenotype"), WrittenBundle.Concept(condition)) : null,
            Part(WrittenBundle.Concept(null, (GenomicsCodes.ToBeDetermined, GenomicsCodes.Inheritance, "condition inheritance")), Inheritance(variant.Inheritance)),
        ], derivedFrom: found, note: variant.Criteria is { } criteria ? $"ACMG/AMP criteria: {criteria}" : null);
    }

    private void Add(Guid entry, PaperReport report, PaperGenotype genotype)
    {
        string? source = null;
        if (genotype.Diplotype is { } finding && PaperReportText.HlaFinding(genotype.Gene, finding) is var (allele, result))
            source = Observe(entry, report, WrittenBundle.Concept(allele), WrittenBundle.Concept(result), [Gene(genotype.Gene)]);
        else if (genotype.Diplotype is { } diplotype)
            source = Observe(entry, report, Loinc(GenomicsCodes.Genotype, "Genotype display name"), WrittenBundle.Concept(diplotype), [Gene(genotype.Gene)]);
        if (genotype.Phenotype is { } phenotype)
            Observe(entry, report, Loinc(GenomicsCodes.DrugMetabolism, "Genetic variation's effect on drug metabolism"), WrittenBundle.Concept(phenotype), [Gene(genotype.Gene)], derivedFrom: source);
    }

    private string Observe(Guid entry, PaperReport report, JsonObject code, JsonObject? value, IEnumerable<JsonObject?> components, string? derivedFrom = null, string? note = null)
    {
        string id = _bundle.Add(new JsonObject
        {
            ["resourceType"] = "Observation",
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"{entry}-{_results.Count + 1}"),
            ["status"] = "final",
            ["category"] = new JsonArray
            {
                WrittenBundle.Concept(null, ("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory", "Laboratory")),
                WrittenBundle.Concept(null, ("http://terminology.hl7.org/CodeSystem/v2-0074", "GE", "Genetics")),
            },
            ["code"] = code,
            ["subject"] = _bundle.Subject,
            ["effectiveDateTime"] = DayOf(report),
            ["performer"] = new JsonArray { new JsonObject { ["display"] = report.Laboratory } },
            ["valueCodeableConcept"] = value,
            ["method"] = report.Method is { } method ? WrittenBundle.Concept(method) : null,
            ["note"] = note is null ? null : new JsonArray { new JsonObject { ["text"] = note } },
            ["derivedFrom"] = derivedFrom is null ? null : new JsonArray { StoredBundle.Reference(derivedFrom) },
            ["component"] = new JsonArray([.. components.OfType<JsonObject>()]),
        });
        _results.Add(id);
        return id;
    }

    private JsonObject Gene(string symbol) => Part(
        Loinc(GenomicsCodes.GeneStudied, "Gene studied [ID]"), genes.IdOf(symbol) is { } id ? WrittenBundle.Concept(symbol, (Nomenclature, id, symbol)) : WrittenBundle.Concept(symbol))!;

    private static JsonObject? Inheritance(PaperInheritance inheritance) => inheritance switch
    {
        PaperInheritance.Dominant => WrittenBundle.Concept("Autosomal dominant inheritance", (Phenotypes, "HP:0000006", "Autosomal dominant inheritance")),
        PaperInheritance.Recessive => WrittenBundle.Concept("Autosomal recessive inheritance", (Phenotypes, "HP:0000007", "Autosomal recessive inheritance")),
        PaperInheritance.XLinked => WrittenBundle.Concept("X-linked inheritance", (Phenotypes, "HP:0001417", "X-linked inheritance")),
        PaperInheritance.Mitochondrial => WrittenBundle.Concept("Mitochondrial inheritance", (Phenotypes, "HP:0001427", "Mitochondrial inheritance")),
        _ => null,
    };

    private static JsonObject? Part(JsonObject code, JsonObject? value) => value is null ? null : new JsonObject { ["code"] = code, ["valueCodeableConcept"] = value };

    private static JsonObject Loinc(string code, string display) => WrittenBundle.Concept(null, (CodeSystems.Loinc, code, display));

    private static JsonObject Answer(LoincAnswer answer) => WrittenBundle.Concept(null, (CodeSystems.Loinc, answer.Code, answer.Word));

    private static string? DayOf(PaperReport report) => report.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
