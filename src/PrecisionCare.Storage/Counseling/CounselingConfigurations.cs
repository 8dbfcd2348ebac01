using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Counseling;

/// <summary>Tables of the counseling record.</summary>
internal sealed class CounselingConfigurations :
    IEntityTypeConfiguration<SessionDraftRow>, IEntityTypeConfiguration<SessionPaperRow>, IEntityTypeConfiguration<AppointmentRow>, IEntityTypeConfiguration<ReferralRow>,
    IEntityTypeConfiguration<ResponseRow>, IEntityTypeConfiguration<ResponseNoteRow>, IEntityTypeConfiguration<QuestionnaireRow>
{
    public void Configure(EntityTypeBuilder<SessionDraftRow> draft)
    {
        draft.ToTable("counseling_drafts");
        OfPatient(draft, nameof(SessionDraftRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<SessionPaperRow> paper)
    {
        paper.ToTable("counseling_papers");
        paper.HasIndex(p => new { p.Session, p.Number }).IsUnique();
        OfPatient(paper, nameof(SessionPaperRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<AppointmentRow> appointment)
    {
        appointment.ToTable("counseling_appointments");
        appointment.HasIndex(a => new { a.Counselor, a.StartsAt });
        OfPatient(appointment, nameof(AppointmentRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<ReferralRow> referral)
    {
        referral.ToTable("counseling_referrals");
        OfPatient(referral, nameof(ReferralRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<ResponseRow> response)
    {
        response.ToTable("counseling_responses");
        OfPatient(response, nameof(ResponseRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<ResponseNoteRow> note)
    {
        note.ToTable("counseling_response_notes");
        OfPatient(note, nameof(ResponseNoteRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<QuestionnaireRow> questionnaire)
    {
        questionnaire.ToTable("questionnaires");
        questionnaire.Property(q => q.Name).HasMaxLength(60);
        questionnaire.Property(q => q.Title).HasMaxLength(200);
        questionnaire.Property(q => q.Scoring).HasMaxLength(40);
        questionnaire.Property<Guid>(Ownership.Column);
        questionnaire.HasIndex(Ownership.Column, nameof(QuestionnaireRow.Name)).IsUnique();
    }

    private static void OfPatient<T>(EntityTypeBuilder<T> row, string key) where T : class
    {
        row.HasIndex(key);
        row.HasOne<PatientRow>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Cascade);
    }
}
