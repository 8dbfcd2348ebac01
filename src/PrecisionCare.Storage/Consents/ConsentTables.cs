using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Consents;

/// <summary>Tables of consents, their wordings and requests about a patient's data.</summary>
internal sealed class ConsentTables :
    IEntityTypeConfiguration<ConsentVersionRow>, IEntityTypeConfiguration<ConsentWordingRow>, IEntityTypeConfiguration<DataRequestRow>
{
    public void Configure(EntityTypeBuilder<ConsentVersionRow> version)
    {
        version.ToTable("consent_versions");
        version.Property(v => v.ConsentId).HasMaxLength(200);
        version.Property(v => v.BecauseOf).HasMaxLength(200);
        version.Property(v => v.Status).HasMaxLength(40);
        version.Property(v => v.ContentHash).HasMaxLength(64);
        version.Property(v => v.ProofHash).HasMaxLength(64);
        version.HasIndex(v => v.ProofHash);
        version.HasIndex(v => new { v.PatientKey, v.ConsentId, v.Version }).IsUnique();
        version.HasIndex(v => new { v.PatientKey, v.IsCurrent });
        version.HasIndex(v => new { v.IsCurrent, v.Status, v.ValidUntil });
        version.HasOne<PatientRow>().WithMany().HasForeignKey(v => v.PatientKey).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ConsentWordingRow> wording)
    {
        wording.ToTable("consent_wordings");
        wording.Property(w => w.Form).HasMaxLength(40);
        wording.Property<Guid>(Ownership.Column);
        wording.HasKey(Ownership.Column, nameof(ConsentWordingRow.Form), nameof(ConsentWordingRow.Version));
    }

    public void Configure(EntityTypeBuilder<DataRequestRow> request)
    {
        request.ToTable("data_requests");
        request.HasIndex(r => new { r.PatientKey, r.State });
        request.HasIndex(r => new { r.State, r.DueAt });
        request.HasOne<PatientRow>().WithMany().HasForeignKey(r => r.PatientKey).OnDelete(DeleteBehavior.Restrict);
    }
}
