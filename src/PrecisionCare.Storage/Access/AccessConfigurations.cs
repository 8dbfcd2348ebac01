using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Access;

/// <summary>Tables of care teams and of emergency access.</summary>
internal sealed class AccessConfigurations : IEntityTypeConfiguration<CareTeamRow>, IEntityTypeConfiguration<EmergencyAccessRow>
{
    public void Configure(EntityTypeBuilder<CareTeamRow> member)
    {
        member.ToTable("care_teams");
        member.HasKey(m => new { m.PatientKey, m.AccountId });
        member.HasIndex(m => m.AccountId);
        member.HasOne<PatientRow>().WithMany().HasForeignKey(m => m.PatientKey).OnDelete(DeleteBehavior.Cascade);
        member.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<EmergencyAccessRow> access)
    {
        access.ToTable("emergency_accesses");
        access.HasIndex(a => new { a.AccountId, a.PatientKey, a.EndsAt });
        access.HasIndex(a => new { a.ReviewedAt, a.ReviewDueAt });
        access.HasOne<PatientRow>().WithMany().HasForeignKey(a => a.PatientKey).OnDelete(DeleteBehavior.Cascade);
        access.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
