using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PrecisionCare.Web.Letters;
using UglyToad.PdfPig.Tokens;

namespace PrecisionCare.Web.Tests.Letters;

/// <summary>
/// What ISO 19005-2 (PDF/A-2b) asks for, as far as it can be seen in a file's objects and bytes without a validator; section numbers are those of the standard. Tags and language are
/// more than level B asks for; readers who listen need them.
/// </summary>
[Trait("Feature", Feature.PrintEqualsScreen)]
public sealed class PdfArchiveTests
{
    private static readonly string[] Forbidden = ["Encrypt", "AA", "JS", "JavaScript", "EmbeddedFiles", "AF", "XFA", "NeedAppearances", "FFilter", "FDecodeParms", "TR", "HTP", "PS", "Ref", "OPI", "Alternates"];
    private static readonly string[] ForbiddenActions = ["Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "JavaScript"];

    private static readonly Lazy<byte[]> File = new(() => new LetterPdf(FontFactAttribute.Fonts).Write(LetterPdfTests.Long));

    [FontFact]
    public void The_file_begins_and_ends_as_it_must_and_has_identifiers_and_no_encryption_6_1_2_and_6_1_3()
    {
        using var pdf = new PdfObjects(File.Value);
        Assert.Matches(@"^%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", pdf.Text);
        Assert.EndsWith("%%EOF\n", pdf.Text, StringComparison.Ordinal);
        Assert.Matches(@"/ID ?\[ ?<[0-9A-F]{32}> ?<[0-9A-F]{32}> ?\]", pdf.Trailers[0]);
        Assert.All(pdf.Trailers, t => Assert.DoesNotContain("/Encrypt", t, StringComparison.Ordinal));
    }

    [FontFact]
    public void Every_cross_reference_leads_to_an_object_that_stands_on_lines_of_its_own_6_1_4_and_6_1_9()
    {
        using var pdf = new PdfObjects(File.Value);
        Assert.NotEmpty(pdf.Offsets);
        Assert.All(pdf.Offsets, found =>
        {
            int at = (int)found.Value, end = pdf.Text.IndexOf("endobj", at, StringComparison.Ordinal);
            Assert.Contains(pdf.Text[at - 1], "\r\n");
            Assert.Matches($@"^{found.Key} 0 obj[\r\n]", pdf.Text[at..(at + 24)]);
            Assert.Contains(pdf.Text[end - 1], "\r\n");
        });
    }

    [FontFact]
    public void Streams_have_their_length_and_no_filter_that_is_forbidden_6_1_7()
    {
        using var pdf = new PdfObjects(File.Value);
        Assert.NotEmpty(pdf.Streams);
        Assert.All(pdf.Streams, stream =>
        {
            var entries = stream.StreamDictionary.Data;
            Assert.Equal(pdf.Get<NumericToken>(stream.StreamDictionary, "Length").Int, stream.Data.Length);
            Assert.DoesNotContain("F", entries.Keys);
            Assert.DoesNotContain("LZWDecode", entries.GetValueOrDefault("Filter")?.ToString() ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain("Crypt", entries.GetValueOrDefault("Filter")?.ToString() ?? "", StringComparison.Ordinal);
        });
        foreach (Match stream in Regex.Matches(pdf.Text, @">>\s*stream(..)", RegexOptions.Singleline)) Assert.Matches(@"^(\r\n|\n)", stream.Groups[1].Value);
    }

    [FontFact]
    public void Colours_are_of_the_screen_and_a_profile_says_which_6_2_2_and_6_2_4()
    {
        using var pdf = new PdfObjects(File.Value);
        var intent = Assert.IsType<DictionaryToken>(pdf.Resolve(Assert.Single(pdf.Get<ArrayToken>(pdf.Catalog, "OutputIntents").Data)));
        Assert.Equal("GTS_PDFA1", pdf.Get<NameToken>(intent, "S").Data);
        var profile = pdf.Get<StreamToken>(intent, "DestOutputProfile");
        Assert.Equal(3, pdf.Get<NumericToken>(profile.StreamDictionary, "N").Int);
        byte[] icc = ReadPdf.Decode(profile);
        Assert.Equal(("acsp", "RGB "), (Encoding.ASCII.GetString(icc, 36, 4), Encoding.ASCII.GetString(icc, 16, 4)));
        Assert.InRange(icc[8], 2, 4);
        string drawn = string.Join('\n', pdf.Document.GetPages().SelectMany(p => p.Operations).Select(o => o.Operator).Distinct());
        foreach (string cmyk in new[] { "k", "K", "cs", "CS", "sh", "Do", "BI" }) Assert.DoesNotContain(cmyk, drawn.Split('\n'));
    }

    [FontFact]
    public void Every_font_is_embedded_with_widths_and_a_way_back_to_letters_6_2_11()
    {
        using var pdf = new PdfObjects(File.Value);
        var fonts = pdf.Dictionaries.Where(d => d.Data.GetValueOrDefault("Type") is NameToken { Data: "Font" }).ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font =>
        {
            Assert.Equal("TrueType", pdf.Get<NameToken>(font, "Subtype").Data);
            Assert.NotEmpty(pdf.Get<StreamToken>(font, "ToUnicode").Data.ToArray());
            var descriptor = pdf.Get<DictionaryToken>(font, "FontDescriptor");
            Assert.NotEmpty(pdf.Get<StreamToken>(descriptor, "FontFile2").Data.ToArray());
            Assert.Equal(pdf.Get<NameToken>(font, "BaseFont").Data, pdf.Get<NameToken>(descriptor, "FontName").Data);
            int first = pdf.Get<NumericToken>(font, "FirstChar").Int, last = pdf.Get<NumericToken>(font, "LastChar").Int;
            Assert.Equal(last - first + 1, pdf.Get<ArrayToken>(font, "Widths").Data.Count);
            // A symbolic font is read by its own table and may not have an encoding beside it (6.2.11.6).
            bool symbolic = (pdf.Get<NumericToken>(descriptor, "Flags").Int & 4) != 0;
            Assert.Equal(!symbolic, font.Data.ContainsKey("Encoding"));
            if (symbolic) Assert.Equal(1, TablesOfCodes(ReadPdf.Decode(pdf.Get<StreamToken>(descriptor, "FontFile2"))));
        });
    }

    [FontFact]
    public void Nothing_is_transparent_6_2_10()
    {
        using var pdf = new PdfObjects(File.Value);
        Assert.All(pdf.Dictionaries, d =>
        {
            Assert.DoesNotContain("Group", d.Data.Keys);
            foreach (string name in new[] { "SMask", "CA", "ca", "BM" }) Assert.DoesNotContain(name, d.Data.Keys);
        });
    }

    [FontFact]
    public void Nothing_is_carried_along_or_set_going_6_1_and_6_5_and_6_6()
    {
        using var pdf = new PdfObjects(File.Value);
        Assert.All(pdf.Dictionaries, d =>
        {
            foreach (string name in Forbidden) Assert.DoesNotContain(name, d.Data.Keys);
            if (d.Data.GetValueOrDefault("S") is NameToken action) Assert.DoesNotContain(action.Data, ForbiddenActions);
        });
        Assert.DoesNotContain("OpenAction", pdf.Catalog.Data.Keys);
        Assert.All(pdf.Document.GetPages(), p => Assert.DoesNotContain("Annots", p.Dictionary.Data.Keys));
    }

    [FontFact]
    public void What_the_file_says_of_itself_is_the_same_in_both_places_and_declares_part_2_level_B_6_6()
    {
        using var pdf = new PdfObjects(File.Value);
        var stream = pdf.Get<StreamToken>(pdf.Catalog, "Metadata");
        Assert.Equal(("Metadata", "XML"), (pdf.Get<NameToken>(stream.StreamDictionary, "Type").Data, pdf.Get<NameToken>(stream.StreamDictionary, "Subtype").Data));
        Assert.DoesNotContain("Filter", stream.StreamDictionary.Data.Keys);
        string packet = Encoding.UTF8.GetString(stream.Data.ToArray());
        var xmp = XElement.Parse(packet[packet.IndexOf("<x:xmpmeta", StringComparison.Ordinal)..packet.IndexOf("<?xpacket end", StringComparison.Ordinal)]);
        string Said(string ns, string name) => Assert.Single(xmp.Descendants(XName.Get(name, ns))).Value;
        const string pdfa = "http://www.aiim.org/pdfa/ns/id/", dc = "http://purl.org/dc/elements/1.1/", basic = "http://ns.adobe.com/xap/1.0/", own = "http://ns.adobe.com/pdf/1.3/";
        Assert.Equal(("2", "B"), (Said(pdfa, "part"), Said(pdfa, "conformance")));
        var about = pdf.Document.Information;
        Assert.Equal((about.Title, about.Author, about.Creator, about.Producer), (Said(dc, "title"), Said(dc, "creator"), Said(basic, "CreatorTool"), Said(own, "Producer")));
        Assert.Equal((about.CreationDate, about.ModifiedDate), (Written("CreateDate"), Written("ModifyDate")));
        Assert.Equal("de", Said(dc, "language"));

        string Written(string name) => "D:" + Said(basic, name).Replace("-", "", StringComparison.Ordinal).Replace("T", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);
    }

    [FontFact]
    public void The_file_is_tagged_in_its_language()
    {
        using var pdf = new PdfObjects(File.Value);
        Assert.True(pdf.Get<BooleanToken>(pdf.Get<DictionaryToken>(pdf.Catalog, "MarkInfo"), "Marked").Data);
        Assert.Equal("StructTreeRoot", pdf.Get<NameToken>(pdf.Get<DictionaryToken>(pdf.Catalog, "StructTreeRoot"), "Type").Data);
        Assert.Equal("de", pdf.Get<StringToken>(pdf.Catalog, "Lang").Data);
        Assert.True(pdf.Get<BooleanToken>(pdf.Get<DictionaryToken>(pdf.Catalog, "ViewerPreferences"), "DisplayDocTitle").Data);
        Assert.All(pdf.Document.GetPages(), p => Assert.Equal("S", pdf.Get<NameToken>(p.Dictionary, "Tabs").Data));
    }

    /// <summary>How many tables from codes to glyphs a font has (OpenType, <c>cmap</c>): a symbolic one has a single one, so that every reader takes the same.</summary>
    private static int TablesOfCodes(byte[] font)
    {
        int tables = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        int entry = Enumerable.Range(0, tables).Select(i => 12 + (16 * i)).Single(at => font.AsSpan(at, 4).SequenceEqual("cmap"u8));
        return BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan((int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(entry + 8)) + 2));
    }
}
