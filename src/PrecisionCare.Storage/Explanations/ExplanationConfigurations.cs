using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Explanations;

/// <summary>Tables of explanations for patients.</summary>
internal sealed class ExplanationConfigurations : IEntityTypeConfiguration<ExplanationDraftRow>, IEntityTypeConfiguration<ExplanationRow>, IEntityTypeConfiguration<TakeAwayRow>
{
    /// <summary>A mark of <see cref="Protection.InstallationKey"/>.</summary>
    private const int MarkLength = 32;

    public void Configure(EntityTypeBuilder<ExplanationDraftRow> draft)
    {
        draft.ToTable("explanation_drafts");
        draft.Property(d => d.Subject).HasMaxLength(MarkLength);
        draft.HasIndex(d => new { d.PatientKey, d.Subject });
        draft.HasOne<PatientRow>().WithMany().HasForeignKey(d => d.PatientKey).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ExplanationRow> signed)
    {
        signed.ToTable("explanations");
        signed.Property(e => e.Subject).HasMaxLength(MarkLength);
        signed.HasIndex(e => new { e.PatientKey, e.Subject, e.Version }).IsUnique();
        signed.HasOne<PatientRow>().WithMany().HasForeignKey(e => e.PatientKey).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TakeAwayRow> code)
    {
        code.ToTable("take_away_codes");
        code.Property(c => c.CodeMark).HasMaxLength(MarkLength);
        code.HasIndex(c => c.CodeMark).IsUnique();
        code.HasIndex(c => new { c.PatientKey, c.ExplanationId });
        code.HasOne<PatientRow>().WithMany().HasForeignKey(c => c.PatientKey).OnDelete(DeleteBehavior.Cascade);
    }
}
