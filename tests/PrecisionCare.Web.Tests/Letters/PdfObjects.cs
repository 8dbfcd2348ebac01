using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace PrecisionCare.Web.Tests.Letters;

/// <summary>The objects of a PDF file, found by its cross-references as a reader finds them (ISO 32000-1, 7.5.4), with the bytes where they stand.</summary>
internal sealed partial class PdfObjects : IDisposable
{
    private readonly PdfDocument _document;

    public PdfObjects(byte[] file)
    {
        (File, Text, _document) = (file, Encoding.Latin1.GetString(file), PdfDocument.Open(file));
        long start = long.Parse(Start().Matches(Text)[^1].Groups[1].Value, CultureInfo.InvariantCulture);
        for (long? section = start; section is { } at;)
        {
            var table = Table().Match(Text, (int)at);
            Assert.Equal(at, table.Index);
            foreach (Match part in Part().Matches(table.Groups[1].Value))
            {
                int number = int.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture);
                foreach (Match entry in Entry().Matches(part.Groups[3].Value))
                {
                    if (entry.Groups[2].Value == "n") Offsets.TryAdd(number, long.Parse(entry.Groups[1].Value, CultureInfo.InvariantCulture));
                    number++;
                }
            }

            string trailer = table.Groups[2].Value;
            Trailers.Add(trailer);
            section = Previous().Match(trailer) is { Success: true } previous ? long.Parse(previous.Groups[1].Value, CultureInfo.InvariantCulture) : null;
        }
    }

    public byte[] File { get; }
    public string Text { get; }

    /// <summary>The last one first.</summary>
    public List<string> Trailers { get; } = [];

    public SortedDictionary<int, long> Offsets { get; } = [];

    public PdfDocument Document => _document;

    public DictionaryToken Catalog => _document.Structure.Catalog.CatalogDictionary;

    /// <summary>Every dictionary of the file, also those inside of others and those of streams.</summary>
    public IEnumerable<DictionaryToken> Dictionaries => Offsets.Keys.SelectMany(n => Within(Object(n)));

    public IEnumerable<StreamToken> Streams => Offsets.Keys.Select(Object).OfType<StreamToken>();

    public IToken Object(int number) => _document.Structure.GetObject(new IndirectReference(number, 0)).Data;

    public IToken Resolve(IToken token) => token is IndirectReferenceToken reference ? _document.Structure.GetObject(reference.Data).Data : token;

    /// <summary>The entry of a dictionary, followed to the object; fails the test when there is none.</summary>
    public T Get<T>(DictionaryToken dictionary, string name) where T : IToken
    {
        Assert.True(dictionary.Data.ContainsKey(name), $"{name} is missing");
        return Assert.IsType<T>(Resolve(dictionary.Data[name]));
    }

    public void Dispose() => _document.Dispose();

    private static IEnumerable<DictionaryToken> Within(IToken token) => token switch
    {
        StreamToken stream => Within(stream.StreamDictionary),
        DictionaryToken dictionary => dictionary.Data.Values.SelectMany(Within).Prepend(dictionary),
        ArrayToken array => array.Data.SelectMany(Within),
        _ => [],
    };

    [GeneratedRegex(@"startxref\s+(\d+)")]
    private static partial Regex Start();

    [GeneratedRegex(@"xref\r?\n((?:\d+ \d+ ?\r?\n(?:\d{10} \d{5} [nf](?: \n| \r|\r\n))*)+)trailer(.*?)startxref", RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"(\d+) (\d+) ?\r?\n((?:\d{10} \d{5} [nf](?: \n| \r|\r\n))*)")]
    private static partial Regex Part();

    [GeneratedRegex(@"(\d{10}) \d{5} ([nf])")]
    private static partial Regex Entry();

    [GeneratedRegex(@"/Prev (\d+)")]
    private static partial Regex Previous();
}
