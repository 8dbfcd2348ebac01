namespace PrecisionCare.Web.Letters;

/// <summary>An element of the logical structure of a tagged PDF (ISO 32000-1, 14.7), by which a screen reader reads the file.</summary>
/// <param name="type">Standard structure type, such as <c>P</c> or <c>Table</c>.</param>
internal sealed class StructureNode(string type)
{
    private readonly List<StructureNode> _kids = [];
    private readonly List<(int Page, int Mark)> _content = [];

    public string Type { get; } = type;

    /// <summary>What a picture shows, in words.</summary>
    public string? Alternative { get; init; }

    public IReadOnlyList<StructureNode> Kids => _kids;

    /// <summary>The marks on pages that belong to it, in order.</summary>
    public IReadOnlyList<(int Page, int Mark)> Content => _content;

    public StructureNode Add(string type, string? alternative = null)
    {
        var kid = new StructureNode(type) { Alternative = alternative };
        _kids.Add(kid);
        return kid;
    }

    public void Holds(int page, int mark) => _content.Add((page, mark));
}
