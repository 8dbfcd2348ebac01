using System.Text;
using PrecisionCare.Fhir;

namespace PrecisionCare.Tests.Files;

/// <summary>Runs with no other test beside it, because it weighs the memory of the process.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public void A_large_bundle_is_read_in_memory_for_one_resource()
    {
        const int Entries = 20_000;
        var stream = new MadeBundle(Entries, new string('x', 2000));
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        int count = 0;
        foreach (var resource in BundleReader.Read(stream, "large.json", new IssueLog()))
        {
            if (++count % 5_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            Assert.Equal("Device", resource.Fact.Id[..6]);
        }

        Assert.Equal(Entries, count);
        Assert.True(stream.Length > 40_000_000);
        Assert.True(most < 15_000_000, $"{most} bytes were held");
    }

    /// <summary>A Bundle made while it is read.</summary>
    private sealed class MadeBundle(int entries, string filler) : Stream
    {
        private ReadOnlyMemory<byte> _next = """{"resourceType":"Bundle","type":"collection","entry":["""u8.ToArray();
        private int _made;
        private long _length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => _length;
        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_next.IsEmpty && _made <= entries)
            {
                string comma = _made == 0 ? "" : ",";
                _next = Encoding.UTF8.GetBytes(_made < entries ? $$"""{{comma}}{"resource":{"resourceType":"Device","id":"d{{_made}}","note":[{"text":"{{filler}}"}]} }""" : "]}");
                _made++;
            }

            int read = Math.Min(count, _next.Length);
            _next.Span[..read].CopyTo(buffer.AsSpan(offset));
            _next = _next[read..];
            _length += read;
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
