using System.Text.Json;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Web.Commands;

/// <summary>Gene results as the command line prints them, in <c>pgx</c> and <c>assess</c> alike.</summary>
internal static class GeneJson
{
    /// <summary>Writes the property <c>genes</c>.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<GeneResult> genes)
    {
        json.WriteStartArray("genes"u8);
        foreach (var gene in genes) Write(json, gene);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, GeneResult gene)
    {
        json.WriteStartObject();
        json.WriteString("gene"u8, gene.Gene);
        json.WriteString("status"u8, StatusName(gene.Status));
        Strings(json, "diplotypes"u8, gene.Diplotypes);
        Strings(json, "haplotypes"u8, gene.Haplotypes);
        Strings(json, "sourceDiplotypes"u8, gene.SourceDiplotypes);
        Strings(json, "reported"u8, gene.Labels);
        json.WriteStartArray("lookupAlleles"u8);
        foreach (var reading in gene.Readings)
        {
            json.WriteStartArray();
            foreach (var allele in reading.Alleles) json.WriteStringValue(allele.Name);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        Strings(json, "phenotype"u8, gene.Phenotypes);
        json.WriteString("activityScore"u8, gene.ActivityScore);
        json.WriteString("phase"u8, gene.Phase);
        if (gene.Inferred) json.WriteBoolean("inferred"u8, true);
        Functions(json, gene);
        Strings(json, "variants"u8, gene.Variants.Select(v => v.ToString()));
        Strings(json, "untestedAlleles"u8, gene.UntestedAlleles);
        json.WriteStartObject("positions"u8);
        json.WriteNumber("seen"u8, gene.Positions.Seen);
        Strings(json, "missing"u8, gene.Positions.Missing.Select(l => l.ToString()));
        Strings(json, "assumed"u8, gene.Positions.Assumed.Select(l => l.ToString()));
        json.WriteStartObject("unread"u8);
        foreach (var unread in gene.Positions.Unread) json.WriteString(unread.Locus.ToString(), JsonNamingPolicy.CamelCase.ConvertName(unread.Reason.ToString()));
        json.WriteEndObject();
        json.WriteEndObject();
        if (gene.SettledBy is { } test) json.WriteString("settledBy"u8, test.Text);
        Strings(json, "caveats"u8, gene.Caveats.Select(c => c.Text));
        IssueJson.Write(json, gene.Issues);
        json.WriteEndObject();
    }

    private static void Functions(Utf8JsonWriter json, GeneResult gene)
    {
        json.WriteStartObject("functions"u8);
        foreach (var allele in gene.Readings.SelectMany(r => r.Alleles).DistinctBy(a => a.Name))
        {
            json.WriteStartObject(allele.Name);
            json.WriteString("function"u8, allele.Function);
            json.WriteString("activityValue"u8, allele.ActivityValue);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string StatusName(GeneCallStatus status) => status switch
    {
        GeneCallStatus.Called => "called",
        GeneCallStatus.NotCovered => "notCovered",
        GeneCallStatus.Reported => "reported",
        _ => "noCall",
    };
}
