using System.Text;
using PrecisionCare.Fhir;

namespace PrecisionCare.Tests.Files;

/// <summary>Runs with no other test beside it, because it weighs the memory of the process.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const int Filler = 2000;

    [Fact]
    public void A_large_bundle_is_read_in_memory_for_one_resource()
    {
        const int Entries = 20_000;
        string filler = new('x', Filler);
        var (contents, most) = Weighed(new MadeFile("""{"resourceType":"Bundle","type":"collection","entry":[""", Entries, i =>
            $$"""{{(i == 0 ? "" : ",")}}{"resource":{"resourceType":"Device","id":"d{{i}}","note":[{"text":"{{filler}}"}]} }""", "]}"));
        Assert.Equal((Entries, 0), (contents.Count, contents.Issues.Count));
        Assert.True(most < 15_000_000, $"{most} bytes were held");
    }

    [Theory]
    [InlineData("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Binary","id":"b","data":" """, "A", """ "}},{"resource":{"resourceType":"Device","id":"d"}}]}""", "fhir.too-large", 1)]
    [InlineData("""{"resourceType":"Bundle","entry":[ """, " ", """ {"resource":{"resourceType":"Device","id":"d"}}]}""", null, 1)]
    [InlineData("""{"resourceType":"Bundle","entry":[""", ",", """{"resource":{"resourceType":"Device","id":"d"}}]}""", null, 1)]
    [InlineData("""{"resourceType":"Bundle","entry":[{"x":""", "[", "", "fhir.too-large", 0)]
    [InlineData("", "x", """{"resourceType":"Device","id":"d"}""", "fhir.not-json", 1)]
    [InlineData("", "\n", """{"resourceType":"Device","id":"d"}""", null, 1)]
    [InlineData("""{"entry":[""", "7,", """7],"resourceType":"Bundle"}""", "fhir.too-large", 0)]
    [InlineData("""{"a":1,""", "\"b\":[2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40],", """ "resourceType":"Bundle"}""", "fhir.too-large", 0)]
    [InlineData("{\"", "a", "\":1}", "fhir.too-large", 0)]
    [InlineData("", "7", "", "fhir.not-json", 0)]
    public void Whatever_has_no_end_is_let_go_at_the_limit(string before, string filler, string after, string? code, int resources)
    {
        string filling = string.Concat(Enumerable.Repeat(filler, (1 << 20) / filler.Length));
        var (contents, most) = Weighed(new MadeFile(before, 500, _ => filling, after));
        Assert.Equal(resources, contents.Count);
        Assert.Equal(code, contents.Issues.Keys.FirstOrDefault());
        // The limit of a resource makes the buffer 128 MB; unoptimised code holds on to two of its forerunners.
        Assert.True(most < 410_000_000, $"{most} bytes were held");
    }

    private static ((int Count, IReadOnlyDictionary<string, int> Issues) Contents, long Most) Weighed(MadeFile file)
    {
        var issues = new IssueLog();
        int count = BundleReader.Read(file, "large.json", issues).Count();
        return ((count, issues.Counts), file.MostHeld);
    }

    /// <summary>A file made while it is read, which weighs the memory of the process from time to time.</summary>
    private sealed class MadeFile(string before, int pieces, Func<int, string> piece, string after) : Stream
    {
        private readonly long _atFirst = Held();
        private ReadOnlyMemory<byte> _next = Encoding.UTF8.GetBytes(before);
        private int _made;

        public long MostHeld { get; private set; }

        private static long Held()
        {
            GC.Collect();
            var heap = GC.GetGCMemoryInfo(GCKind.FullBlocking);
            return heap.HeapSizeBytes - heap.FragmentedBytes;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (_next.IsEmpty && _made <= pieces)
            {
                _next = Encoding.UTF8.GetBytes(_made < pieces ? piece(_made) : after);
                if (_made++ % Math.Max(1, pieces / 10) == 0) MostHeld = Math.Max(MostHeld, Held() - _atFirst);
            }

            int read = Math.Min(count, _next.Length);
            _next.Span[..read].CopyTo(buffer.AsSpan(offset));
            _next = _next[read..];
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
