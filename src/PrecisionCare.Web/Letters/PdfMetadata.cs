using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PrecisionCare.Web.Letters;

/// <summary>What a file says of itself (XMP, ISO 16684-1), as PDF/A asks for it: title by language, authors in order, the same as in the document information.</summary>
internal static partial class PdfMetadata
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", Dc = "http://purl.org/dc/elements/1.1/", Xmp = "http://ns.adobe.com/xap/1.0/",
        Pdf = "http://ns.adobe.com/pdf/1.3/", PdfA = "http://www.aiim.org/pdfa/ns/id/", Meta = "adobe:ns:meta/";

    /// <param name="title">Of the document information.</param>
    /// <param name="author">Of the document information.</param>
    /// <param name="program">Of the document information.</param>
    /// <param name="written"><c>D:20261122000000Z</c>.</param>
    /// <param name="language">BCP 47.</param>
    public static byte[] Write(string title, string author, string program, string written, string language)
    {
        string time = DateTime.ParseExact(written, "'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var about = new XAttribute(Rdf + "about", "");
        var packet = new XElement(Meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", Meta),
            new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf),
                new XElement(Rdf + "Description", about,
                    new XAttribute(XNamespace.Xmlns + "dc", Dc), new XAttribute(XNamespace.Xmlns + "xmp", Xmp), new XAttribute(XNamespace.Xmlns + "pdf", Pdf), new XAttribute(XNamespace.Xmlns + "pdfaid", PdfA),
                    new XElement(Dc + "format", "application/pdf"),
                    new XElement(Dc + "title", new XElement(Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), title))),
                    new XElement(Dc + "creator", new XElement(Rdf + "Seq", new XElement(Rdf + "li", author))),
                    new XElement(Dc + "language", new XElement(Rdf + "Bag", new XElement(Rdf + "li", language))),
                    new XElement(Xmp + "CreatorTool", program), new XElement(Xmp + "CreateDate", time), new XElement(Xmp + "ModifyDate", time),
                    new XElement(Pdf + "Producer", program),
                    new XElement(PdfA + "part", "2"), new XElement(PdfA + "conformance", "B"))));
        return Encoding.UTF8.GetBytes($"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{packet.ToString(SaveOptions.DisableFormatting)}\n<?xpacket end=\"r\"?>");
    }

    /// <summary>The library gives each file random identifiers; these follow from its content, so that the same letter is the same file.</summary>
    /// <returns>The identifier.</returns>
    public static string Identify(byte[] file)
    {
        string tail = Encoding.Latin1.GetString(file, Math.Max(file.Length - 1024, 0), Math.Min(file.Length, 1024));
        var random = Identifiers().Matches(tail)[^1].Groups;
        int offset = Math.Max(file.Length - 1024, 0);
        foreach (var one in new[] { random[1], random[2] }) file.AsSpan(offset + one.Index, one.Length).Fill((byte)'0');
        string id = Convert.ToHexString(SHA256.HashData(file))[..32];
        foreach (var one in new[] { random[1], random[2] }) Encoding.ASCII.GetBytes(id, file.AsSpan(offset + one.Index, one.Length));
        return id;
    }

    [GeneratedRegex(@"/ID \[ ?<([0-9A-F]{32})> ?<([0-9A-F]{32})>")]
    private static partial Regex Identifiers();
}
