using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrecisionCare.Consent;
using PrecisionCare.Families;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Families;

/// <summary>A version of a patient's family as somebody kept it. It is never changed: each change makes the next.</summary>
public sealed class FamilyVersionRow
{
    private const string Column = "family_versions.document";

    public Guid Id { get; init; }

    public Guid PatientKey { get; init; }

    /// <summary>Mark of what was withheld from who kept it: whoever sees exactly as much reads it and goes on from it.</summary>
    public required string Visibility { get; init; }

    /// <summary>Counted from 1 for each patient and visibility.</summary>
    public int Version { get; init; }

    public Guid SavedBy { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    /// <summary>The family and what was changed, as JSON, sealed.</summary>
    public required byte[] Document { get; init; }

    internal static byte[] Seal(DataKey key, Guid id, FamilyDocument document) => key.Seal(new Cell(Column, id), Compressed.Pack(StoredJson.Write(document)));

    internal FamilyDocument Open(DataKey key) => StoredJson.Read<FamilyDocument>(Compressed.Unpack(key.Open(new Cell(Column, Id), Document)));
}

/// <summary>What is sealed of a version.</summary>
/// <param name="Family">Whole.</param>
/// <param name="What">Was changed.</param>
/// <param name="Sight">What lay before the writer; <c>null</c> where that was not kept yet.</param>
internal sealed record FamilyDocument(Family Family, string What, Sight? Sight = null);

internal sealed class FamilyConfiguration : IEntityTypeConfiguration<FamilyVersionRow>
{
    public void Configure(EntityTypeBuilder<FamilyVersionRow> version)
    {
        version.ToTable("family_versions");
        version.Property(v => v.Visibility).HasMaxLength(32);
        version.HasIndex(v => new { v.PatientKey, v.Visibility, v.Version }).IsUnique();
        version.HasOne<PatientRow>().WithMany().HasForeignKey(v => v.PatientKey).OnDelete(DeleteBehavior.Cascade);
    }
}
