using PrecisionCare.Counseling;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Counseling;

/// <summary>A referral with its steps.</summary>
public sealed class ReferralRow
{
    private const string Column = "counseling_referrals.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The <see cref="Referral"/> with its writer's sight as JSON, sealed.</summary>
    public required byte[] Document { get; set; }

    internal static byte[] Seal(DataKey key, Guid row, Written<Referral> referral) => key.Seal(new Cell(Column, row), Compressed.Pack(StoredJson.Write(referral)));

    internal Written<Referral> Open(DataKey key) => StoredJson.Read<Written<Referral>>(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}
