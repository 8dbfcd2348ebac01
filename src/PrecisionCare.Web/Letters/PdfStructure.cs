using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace PrecisionCare.Web.Letters;

/// <summary>
/// Adds what the library does not write: the logical structure (ISO 32000-1, 14.7), the language, the metadata that PDF/A asks for, and the wish to show the title. It is written as an incremental
/// update (7.5.6) behind the finished file, whose own bytes stay as they are.
/// </summary>
internal sealed class PdfStructure : IDisposable
{
    private readonly MemoryStream _file = new();
    private readonly SortedDictionary<long, long> _offsets = [];
    private readonly TokenWriter _tokens = new();
    private readonly List<long> _pages;
    private readonly List<SortedDictionary<int, long>> _parents;
    private long _next;

    private PdfStructure(byte[] file, long size, IEnumerable<long> pages)
    {
        _file.Write(file);
        // An object begins a line of its own (ISO 19005-2, 6.1.9), and the library ends none behind its last.
        if (file[^1] is not ((byte)'\n' or (byte)'\r')) Ascii("\n");
        _next = size;
        _pages = [.. pages];
        _parents = [.. _pages.Select(_ => new SortedDictionary<int, long>())];
    }

    /// <param name="file">As the library wrote it; its identifiers are made to follow from its content.</param>
    /// <param name="root">The element <c>Document</c>.</param>
    /// <param name="language">BCP 47.</param>
    public static byte[] Append(byte[] file, StructureNode root, string language)
    {
        string id = PdfMetadata.Identify(file);
        using var document = PdfDocument.Open(file);
        var trailer = document.Structure.Trailer;
        var catalog = document.Structure.Catalog.CatalogDictionary;
        var pages = PagesUnder(document, (IndirectReferenceToken)catalog.Data["Pages"]).ToList();
        using var structure = new PdfStructure(file, trailer.Size, pages.Select(p => p.Number));
        long tree = structure._next++, parentTree = structure._next++;
        long top = structure.Write(root, tree);
        structure.Object(parentTree, structure.ParentTree());
        structure.Object(tree, $"<</Type/StructTreeRoot/K {top} 0 R/ParentTree {parentTree} 0 R/ParentTreeNextKey {pages.Count}>>");
        for (int i = 0; i < pages.Count; i++)
            structure.Object(pages[i].Number, pages[i].Page.With(NameToken.Create("StructParents"), new NumericToken(i)).With(NameToken.Create("Tabs"), NameToken.Create("S")));
        structure.Object(trailer.Root.ObjectNumber, catalog
            .With(NameToken.Create("StructTreeRoot"), new IndirectReferenceToken(new IndirectReference(tree, 0)))
            .With(NameToken.Create("MarkInfo"), Dictionary(("Marked", BooleanToken.True)))
            .With(NameToken.Create("Lang"), new StringToken(language))
            .With(NameToken.Create("ViewerPreferences"), Dictionary(("DisplayDocTitle", BooleanToken.True))));
        var about = document.Information;
        structure.Metadata(((IndirectReferenceToken)catalog.Data["Metadata"]).Data.ObjectNumber, PdfMetadata.Write(about.Title!, about.Author!, about.Creator!, about.CreationDate!, language));
        return structure.Finish(id, trailer.Root.ObjectNumber, (trailer.Info as IndirectReferenceToken)?.Data.ObjectNumber, LastCrossReference(file));
    }

    public void Dispose() => _file.Dispose();

    private static IEnumerable<(long Number, DictionaryToken Page)> PagesUnder(PdfDocument document, IndirectReferenceToken node)
    {
        var held = (DictionaryToken)document.Structure.GetObject(node.Data).Data;
        return held.Data.TryGetValue("Kids", out var kids)
            ? ((ArrayToken)kids).Data.OfType<IndirectReferenceToken>().SelectMany(kid => PagesUnder(document, kid)) : [(node.Data.ObjectNumber, held)];
    }

    private static DictionaryToken Dictionary(params ReadOnlySpan<(string Name, IToken Value)> entries)
    {
        var held = new Dictionary<NameToken, IToken>();
        foreach (var (name, value) in entries) held.Add(NameToken.Create(name), value);
        return new DictionaryToken(held);
    }

    /// <summary>Writes an element and what is in it; gives its number.</summary>
    private long Write(StructureNode node, long parent)
    {
        long number = _next++;
        var kids = new StringBuilder();
        foreach (var kid in node.Kids) kids.Append(CultureInfo.InvariantCulture, $"{Write(kid, number)} 0 R ");
        foreach (var (page, mark) in node.Content)
        {
            kids.Append(CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {_pages[page]} 0 R/MCID {mark}>> ");
            _parents[page][mark] = number;
        }

        string alternative = node.Alternative is { } words ? $"/Alt <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(words))}>" : "";
        // A header cell speaks for its column or row (14.8.5.7).
        string scope = node.Type == "TH" ? "/A<</O/Table/Scope/Both>>" : "";
        Object(number, $"<</Type/StructElem/S/{node.Type}/P {parent} 0 R{alternative}{scope}/K[{kids}]>>");
        return number;
    }

    private string ParentTree()
    {
        var entries = new StringBuilder();
        for (int page = 0; page < _parents.Count; page++) entries.Append(CultureInfo.InvariantCulture, $"{page} [{string.Join(' ', _parents[page].Values.Select(n => $"{n} 0 R"))}] ");
        return $"<</Nums[{entries}]>>";
    }

    private void Object(long number, string body) => Object(number, () => Ascii(body));

    private void Object(long number, DictionaryToken body) => Object(number, () => _tokens.WriteToken(body, _file));

    private void Object(long number, Action body)
    {
        _offsets[number] = _file.Position;
        Ascii($"{number} 0 obj\n");
        body();
        Ascii("\nendobj\n");
    }

    private void Metadata(long number, byte[] packet) => Object(number, () =>
    {
        Ascii($"<</Type/Metadata/Subtype/XML/Length {packet.Length}>>\nstream\n");
        _file.Write(packet);
        Ascii("\nendstream");
    });

    private byte[] Finish(string id, long root, long? info, long previous)
    {
        long start = _file.Position;
        Ascii("xref\n");
        foreach (var (number, offset) in _offsets) Ascii($"{number} 1\n{offset:D10} 00000 n \n");
        Ascii($"trailer\n<</Size {_next}/Root {root} 0 R{(info is { } about ? $"/Info {about} 0 R" : "")}/Prev {previous}/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n");
        return _file.ToArray();
    }

    private static long LastCrossReference(byte[] file)
    {
        int at = file.AsSpan().LastIndexOf("startxref"u8);
        string number = Encoding.ASCII.GetString(file, at + 9, Math.Min(24, file.Length - at - 9)).TrimStart();
        return long.Parse(number[..number.TakeWhile(char.IsAsciiDigit).Count()], CultureInfo.InvariantCulture);
    }

    private void Ascii(string text) => _file.Write(Encoding.ASCII.GetBytes(text));
}
