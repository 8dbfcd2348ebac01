using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Planning;

/// <summary>Tables of treatment plans.</summary>
internal sealed class PlanConfigurations : IEntityTypeConfiguration<PlanDraftRow>, IEntityTypeConfiguration<PlanRow>
{
    /// <summary>A mark of <see cref="Protection.InstallationKey"/>.</summary>
    private const int MarkLength = 32;

    public void Configure(EntityTypeBuilder<PlanDraftRow> draft)
    {
        draft.ToTable("plan_drafts");
        draft.HasKey(d => d.PatientKey);
        draft.Property(d => d.Visibility).HasMaxLength(MarkLength);
        draft.HasOne<PatientRow>().WithMany().HasForeignKey(d => d.PatientKey).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PlanRow> plan)
    {
        plan.ToTable("treatment_plans");
        plan.Property(p => p.Visibility).HasMaxLength(MarkLength);
        plan.HasIndex(p => new { p.PatientKey, p.Version }).IsUnique();
        plan.HasOne<PatientRow>().WithMany().HasForeignKey(p => p.PatientKey).OnDelete(DeleteBehavior.Cascade);
    }
}
