using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Conferences;

/// <summary>Tables of case conferences.</summary>
internal sealed class ConferenceConfigurations :
    IEntityTypeConfiguration<ConferenceRow>, IEntityTypeConfiguration<ConferenceParticipantRow>, IEntityTypeConfiguration<ConferenceVoteRow>, IEntityTypeConfiguration<ConferenceCommentRow>
{
    /// <summary>A mark of <see cref="Protection.InstallationKey"/>.</summary>
    private const int MarkLength = 32;

    public void Configure(EntityTypeBuilder<ConferenceRow> conference)
    {
        conference.ToTable("conferences");
        conference.Property(c => c.Visibility).HasMaxLength(MarkLength);
        conference.Property(c => c.MinutesVisibility).HasMaxLength(MarkLength);
        conference.Property(c => c.Revision).IsConcurrencyToken();
        conference.HasIndex(c => new { c.PatientKey, c.State });
        conference.HasOne<PatientRow>().WithMany().HasForeignKey(c => c.PatientKey).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ConferenceParticipantRow> participant)
    {
        participant.ToTable("conference_participants");
        participant.HasKey(p => new { p.ConferenceId, p.AccountId });
        participant.HasIndex(p => p.AccountId);
        participant.HasIndex(p => p.PatientKey);
        participant.HasOne<ConferenceRow>().WithMany().HasForeignKey(p => p.ConferenceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ConferenceVoteRow> vote)
    {
        vote.ToTable("conference_votes");
        vote.HasIndex(v => new { v.ConferenceId, v.Option, v.AccountId }).IsUnique();
        vote.HasIndex(v => v.PatientKey);
        vote.HasOne<ConferenceRow>().WithMany().HasForeignKey(v => v.ConferenceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ConferenceCommentRow> comment)
    {
        comment.ToTable("conference_comments");
        comment.Property(c => c.Visibility).HasMaxLength(MarkLength);
        comment.HasIndex(c => c.ConferenceId);
        comment.HasIndex(c => c.PatientKey);
        comment.HasOne<ConferenceRow>().WithMany().HasForeignKey(c => c.ConferenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
