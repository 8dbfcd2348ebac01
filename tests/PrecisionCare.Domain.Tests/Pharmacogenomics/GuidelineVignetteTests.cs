using System.Text.Json;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;

namespace PrecisionCare.Tests.Pharmacogenomics;

/// <summary>
/// Therapy vignettes name the recommendations that decide them, with what a reader made of each text (avoid, caution, standard …). The actions of our tables
/// were derived without them and must come to the same.
/// </summary>
public sealed class GuidelineVignetteTests
{
    private static readonly Dictionary<string, GuidanceAction[]> Readings = new()
    {
        ["avoid"] = [GuidanceAction.Avoid],
        ["avoid (optional)"] = [GuidanceAction.Avoid, GuidanceAction.ConsiderAlternative],
        ["consider"] = [GuidanceAction.ConsiderAlternative, GuidanceAction.Avoid, GuidanceAction.LowerDose, GuidanceAction.HigherDose],
        ["caution"] = [GuidanceAction.LowerDose, GuidanceAction.HigherDose, GuidanceAction.Titrate, GuidanceAction.Monitor],
        ["standard then changed"] = [GuidanceAction.NoChange, GuidanceAction.Monitor, GuidanceAction.Titrate],
        ["standard, monitored"] = [GuidanceAction.NoChange, GuidanceAction.Monitor, GuidanceAction.Titrate],
        ["standard"] = [GuidanceAction.NoChange],
        ["uninformative"] = [GuidanceAction.NoRecommendation, GuidanceAction.Monitor],
        ["none (DPWG normal)"] = [GuidanceAction.NoRecommendation],
    };

    [ReferenceFact]
    public void The_action_of_every_recommendation_agrees_with_a_readers_category()
    {
        var knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());
        var differs = new List<string>();
        int agree = 0;
        foreach (string file in Directory.EnumerateFiles(ReferenceData.PathOf("therapies", "cases"), "expected.json", SearchOption.AllDirectories))
        {
            using var vignette = JsonDocument.Parse(File.ReadAllText(file));
            if (!vignette.RootElement.TryGetProperty("guideline", out var recommendations)) continue;
            foreach (var expected in recommendations.EnumerateArray())
            {
                string drug = vignette.RootElement.GetProperty("drug").GetString()!, source = expected.GetProperty("source").GetString()!;
                string category = expected.GetProperty("category").GetString()!;
                var rows = GuidanceMatcher.Match([.. expected.GetProperty("lookupKey").EnumerateObject().Where(k => k.Value.ToString() != "No Result").Select(Result)], knowledge)
                    .Where(g => g.Drug == drug && g.Source == source).ToList();
                var ofPopulation = rows.Where(g => g.Population == vignette.RootElement.GetProperty("population").GetString()).ToList();
                var found = (ofPopulation.Count > 0 ? ofPopulation : rows).Select(g => g.Action).Distinct().ToList();
                bool ofItsKey = category.StartsWith("none", StringComparison.Ordinal) && found.Count == 0;
                if (ofItsKey || found.Any(Readings[category].Contains)) agree++;
                else differs.Add($"{vignette.RootElement.GetProperty("id").GetString()} {source} {category}: {string.Join(", ", found)}");
            }
        }

        Assert.Empty(differs);
        Assert.InRange(agree, 140, int.MaxValue);
    }

    /// <summary>A gene whose only reading is the key of the recommendation.</summary>
    private static GeneResult Result(JsonProperty key)
    {
        if (key.Value.ValueKind == JsonValueKind.Object)
        {
            string[] alleles = [.. key.Value.EnumerateObject().SelectMany(a => Enumerable.Repeat(a.Name, (int)a.Value.GetDouble()))];
            return Pharmacogenomics.Readings.Diplotype(key.Name, alleles[0], alleles[1]);
        }
        string text = key.Value.GetString()!;
        if (key.Name.StartsWith("HLA-", StringComparison.Ordinal)) return Pharmacogenomics.Readings.Hla(key.Name, text);
        return char.IsDigit(text[0])
            ? Pharmacogenomics.Readings.Score(key.Name, text.Split(' ')[0], null, text.Contains("Phenotyping", StringComparison.Ordinal) ? "0.5" : "1.0", "0.0")
            : Pharmacogenomics.Readings.Phenotype(key.Name, text);
    }
}
