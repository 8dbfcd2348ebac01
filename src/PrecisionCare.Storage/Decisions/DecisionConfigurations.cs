using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Decisions;

/// <summary>Tables of signed decisions and of their counters.</summary>
internal sealed class DecisionConfigurations : IEntityTypeConfiguration<DecisionRow>, IEntityTypeConfiguration<AdviceRateRow>
{
    /// <summary>A mark of <see cref="Protection.InstallationKey"/>.</summary>
    private const int MarkLength = 32;

    public void Configure(EntityTypeBuilder<DecisionRow> decision)
    {
        decision.ToTable("therapy_decisions");
        decision.Property(d => d.OptionMark).HasMaxLength(MarkLength);
        decision.Property(d => d.Visibility).HasMaxLength(MarkLength);
        decision.HasIndex(d => new { d.PatientKey, d.OptionMark, d.Number }).IsUnique();
        decision.HasIndex(d => new { d.PatientKey, d.SignedAt });
        decision.HasOne<PatientRow>().WithMany().HasForeignKey(d => d.PatientKey).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AdviceRateRow> rate)
    {
        rate.ToTable("advice_rates");
        rate.Property(r => r.Rule).HasMaxLength(AdviceRates.LongestRule);
        rate.Property(r => r.Reason).HasMaxLength(40);
        rate.Property<Guid>(Ownership.Column);
        rate.HasIndex(Ownership.Column, nameof(AdviceRateRow.Rule), nameof(AdviceRateRow.Month), nameof(AdviceRateRow.Kind), nameof(AdviceRateRow.Reason)).IsUnique();
    }
}
