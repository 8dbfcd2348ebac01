using System.Text.Json;
using System.Text.Json.Serialization;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Therapy;

namespace PrecisionCare.Web.Tests.ClinicalStories;

/// <summary>
/// What a guideline expects of a story (<c>expected.json</c>): only what matters in it, and from the guideline, never from the program's own answer.
/// </summary>
internal sealed record Expectation
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The patient and the point, in a sentence.</summary>
    public required string Story { get; init; }

    public required DateOnly At { get; init; }

    /// <summary>Folder under the demo stories that holds the input; <c>null</c> when the input lies beside the expectation.</summary>
    public string? Demo { get; init; }

    public required ExpectedSource[] Sources { get; init; }
    public Dictionary<string, ExpectedGene> Genes { get; init; } = [];

    /// <summary>Genes that must be shown as not tested.</summary>
    public string[] NotTested { get; init; } = [];

    public Dictionary<string, ExpectedMedicine> Medicines { get; init; } = [];

    /// <summary>By id of the indication.</summary>
    public Dictionary<string, ExpectedProblem> Problems { get; init; } = [];

    /// <summary>All conflicts; <c>null</c> when the story says nothing about them.</summary>
    public ExpectedConflict[]? Conflicts { get; init; }

    public ExpectedScore[] Scores { get; init; } = [];

    public static Expectation Read(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<Expectation>(file, Json)!;
    }
}

/// <param name="Guideline">Which guideline or label.</param>
/// <param name="States">What it states for this patient, in our words.</param>
/// <param name="Pmid">PubMed id, when it has one.</param>
internal sealed record ExpectedSource(string Guideline, string States, string? Pmid);

internal sealed record ExpectedGene(GeneCallStatus Status, string[]? Diplotypes, string? Phenotype, string? ActivityScore);

/// <param name="Band">The bands that the sources admit.</param>
/// <param name="Because">Each stands in some reason: a gene, a drug, a phenotype.</param>
/// <param name="Missing">Each is named among what is not known.</param>
/// <param name="Dose">Each stands in the dose advice.</param>
internal sealed record ExpectedMedicine(Band[] Band, string[]? Because, string[]? Missing, string[]? Dose);

/// <param name="Ahead">Pairs of options: the first ranks before the second, or the second is excluded.</param>
/// <param name="Band">By option, the bands that the sources admit.</param>
/// <param name="Excluded">Options that are not to be given.</param>
internal sealed record ExpectedProblem(string[][]? Ahead, Dictionary<string, Band[]>? Band, string[]? Excluded);

/// <param name="Kind">What is in dispute.</param>
/// <param name="HoldsBack">Whether genomic advice waits for it; <c>null</c> when the story does not care.</param>
/// <param name="Mentions">Each stands in the message.</param>
internal sealed record ExpectedConflict(ConflictKind Kind, bool? HoldsBack, string[]? Mentions);

/// <param name="Model">Id of the model.</param>
/// <param name="Value">Within <paramref name="Within"/> of this; <c>null</c> when the model must not apply.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Within">Largest allowed difference, in the unit.</param>
/// <param name="NotApplicable">Each stands in the reason why there is no value.</param>
internal sealed record ExpectedScore(string Model, double? Value, string? Unit, double Within, string[]? NotApplicable);
