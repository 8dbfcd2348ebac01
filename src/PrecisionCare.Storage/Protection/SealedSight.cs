using PrecisionCare.Consent;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Protection;

/// <summary>What lay before the writer of a row, sealed beside it.</summary>
internal static class SealedSight
{
    public static byte[] Seal(DataKey key, Cell cell, Sight sight) => key.Seal(cell, StoredJson.Write(sight));

    /// <summary>What was written before sights were kept is read only by those from whom nothing is withheld.</summary>
    public static Sight Open(DataKey key, Cell cell, byte[]? sealedSight) => sealedSight is null ? Sight.OfEverything : StoredJson.Read<Sight>(key.Open(cell, sealedSight));
}
