using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PrecisionCare.Storage.Protection;

/// <summary>Wrapped keys have a table of their own, so that a backup can keep them apart from what they open.</summary>
internal sealed class DataKeyTable : IEntityTypeConfiguration<DataKeyRow>
{
    public void Configure(EntityTypeBuilder<DataKeyRow> key)
    {
        key.ToTable("data_keys");
        key.HasKey(k => k.Owner);
        key.Property(k => k.Owner).ValueGeneratedNever(); // the empty Guid is an owner too
        key.HasIndex(k => k.MasterVersion);
    }
}
