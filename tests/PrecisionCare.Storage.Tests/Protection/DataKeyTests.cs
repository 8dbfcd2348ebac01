using System.Security.Cryptography;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Tests.Protection;

public sealed class DataKeyTests
{
    private static readonly Cell Place = new("resources.fact", Guid.Parse("0194e5a0-0000-7000-8000-000000000001"), 3);

    [Fact]
    public void A_sealed_value_opens_in_its_own_cell_only()
    {
        var key = DataKey.Create();
        byte[] box = key.SealText(Place, "CYP2C19 *2/*2");
        Assert.Equal("CYP2C19 *2/*2", key.OpenText(Place, box));
        foreach (var other in new[] { Place with { Column = "resources.raw" }, Place with { Row = Guid.NewGuid() }, Place with { Ordinal = 4 } })
            Assert.ThrowsAny<CryptographicException>(() => key.Open(other, box));
        Assert.ThrowsAny<CryptographicException>(() => DataKey.Create().Open(Place, box));
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_found()
    {
        var key = DataKey.Create();
        byte[] box = key.SealText(Place, "rs4244285");
        for (int index = 0; index < box.Length; index++)
        {
            byte[] changed = [.. box];
            changed[index] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => key.Open(Place, changed));
        }
        Assert.ThrowsAny<CryptographicException>(() => key.Open(Place, box.AsSpan(0, box.Length - 1)));
        Assert.ThrowsAny<CryptographicException>(() => key.Open(Place, default));
    }

    [Fact]
    public void Equal_texts_do_not_look_equal_when_sealed()
    {
        var key = DataKey.Create();
        Assert.NotEqual(key.SealText(Place, "Rojas"), key.SealText(Place, "Rojas"));
    }

    [Fact]
    public void A_key_serves_many_threads_at_once()
    {
        var key = DataKey.Create();
        Parallel.For(0, 2_000, n =>
        {
            var place = Place with { Ordinal = n };
            string text = new('x', n % 300);
            Assert.Equal(text, key.OpenText(place, key.SealText(place, text)));
        });
    }
}
