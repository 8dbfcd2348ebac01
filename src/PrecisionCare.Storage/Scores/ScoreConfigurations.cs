using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Scores;

/// <summary>Tables of scores that were shown, and of decisions about models.</summary>
internal sealed class ScoreConfigurations : IEntityTypeConfiguration<ShownScoreRow>, IEntityTypeConfiguration<RiskModelSwitchRow>
{
    /// <summary>A mark of <see cref="Protection.InstallationKey"/>.</summary>
    private const int MarkLength = 32;

    public void Configure(EntityTypeBuilder<ShownScoreRow> score)
    {
        score.ToTable("shown_scores");
        score.Property(s => s.ModelMark).HasMaxLength(MarkLength);
        score.Property(s => s.Mark).HasMaxLength(MarkLength);
        score.HasIndex(s => new { s.PatientKey, s.Mark }).IsUnique();
        score.HasIndex(s => new { s.PatientKey, s.ShownAt });
        score.HasIndex(s => new { s.ModelMark, s.ShownAt });
        score.HasOne<PatientRow>().WithMany().HasForeignKey(s => s.PatientKey).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RiskModelSwitchRow> decision)
    {
        decision.ToTable("risk_model_switches");
        decision.Property(d => d.Model).HasMaxLength(100);
        decision.Property(d => d.Version).HasMaxLength(60);
        decision.Property(d => d.Reason).HasMaxLength(RiskModelSwitches.LongestReason);
        decision.HasIndex(d => new { d.Model, d.DecidedAt });
    }
}
