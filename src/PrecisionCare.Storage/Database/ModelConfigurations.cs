using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Records;

namespace PrecisionCare.Storage.Database;

/// <summary>Keys, lengths and indexes of the tables. Every row about a patient goes with the patient.</summary>
internal sealed class ModelConfigurations :
    IEntityTypeConfiguration<PatientRow>, IEntityTypeConfiguration<PatientIdentifierRow>, IEntityTypeConfiguration<PatientSourceRow>,
    IEntityTypeConfiguration<ResourceRow>,
    IEntityTypeConfiguration<SampleRow>, IEntityTypeConfiguration<OutsideCallRow>, IEntityTypeConfiguration<ConflictReviewRow>,
    IEntityTypeConfiguration<AssessmentRow>, IEntityTypeConfiguration<AdviceSeenRow>, IEntityTypeConfiguration<ImportRow>, IEntityTypeConfiguration<ImportIssueRow>,
    IEntityTypeConfiguration<AuditRow>, IEntityTypeConfiguration<OrganisationRow>, IEntityTypeConfiguration<DataProtectionKeyRow>, IEntityTypeConfiguration<Account>,
    IEntityTypeConfiguration<SessionRow>, IEntityTypeConfiguration<KeptFormRow>
{
    /// <summary>HMAC-SHA256 in hex.</summary>
    private const int HashLength = 64;

    /// <summary>A mark of <see cref="Protection.InstallationKey"/>.</summary>
    private const int MarkLength = 32;

    public void Configure(EntityTypeBuilder<PatientRow> patient)
    {
        patient.ToTable("patients");
        patient.Property(p => p.IdMark).HasMaxLength(MarkLength);
        patient.Property<Guid>(Ownership.Column);
        patient.HasIndex(Ownership.Column, nameof(PatientRow.IdMark)).IsUnique();
        patient.HasIndex(Ownership.Column, nameof(PatientRow.DescribedAt));
    }

    public void Configure(EntityTypeBuilder<PatientIdentifierRow> identifier)
    {
        identifier.ToTable("patient_identifiers");
        identifier.Property(i => i.Mark).HasMaxLength(MarkLength);
        identifier.HasKey(i => new { i.PatientKey, i.Mark });
        identifier.HasIndex(i => i.Mark);
        OfPatient(identifier, nameof(PatientIdentifierRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<PatientSourceRow> source)
    {
        source.ToTable("patient_sources");
        source.Property(s => s.SourceHash).HasMaxLength(HashLength);
        source.HasKey(s => new { s.PatientKey, s.SourceHash });
        source.HasIndex(s => s.SourceHash);
        OfPatient(source, nameof(PatientSourceRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<ResourceRow> resource)
    {
        resource.ToTable("resources");
        resource.Property(r => r.FactMark).HasMaxLength(MarkLength);
        resource.Property(r => r.ProductMark).HasMaxLength(MarkLength);
        resource.Property(r => r.ContentMark).HasMaxLength(MarkLength);
        resource.Property(r => r.SourceHash).HasMaxLength(HashLength);
        resource.HasIndex(r => new { r.PatientKey, r.FactMark, r.Version }).IsUnique();
        resource.HasIndex(r => new { r.PatientKey, r.IsCurrent });
        resource.HasIndex(r => r.FactMark);
        resource.HasIndex(r => r.ProductMark);
        OfPatient(resource, nameof(ResourceRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<SampleRow> sample)
    {
        sample.ToTable("samples");
        sample.Property(s => s.ContentHash).HasMaxLength(HashLength);
        sample.Property(s => s.SampleMark).HasMaxLength(MarkLength);
        sample.Property<Guid>(Ownership.Column);
        sample.HasIndex(nameof(SampleRow.ContentHash), nameof(SampleRow.SampleMark), Ownership.Column).IsUnique();
        OfPatient(sample, nameof(SampleRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<OutsideCallRow> call)
    {
        call.ToTable("outside_calls");
        call.Property(c => c.FileMark).HasMaxLength(MarkLength);
        OfPatient(call, nameof(OutsideCallRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<ConflictReviewRow> review)
    {
        review.ToTable("conflict_reviews");
        review.Property(r => r.Fingerprint).HasMaxLength(MarkLength);
        review.HasIndex(r => new { r.PatientKey, r.Fingerprint }).IsUnique();
        OfPatient(review, nameof(ConflictReviewRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<AssessmentRow> assessment)
    {
        assessment.ToTable("assessments");
        assessment.Property(a => a.Hash).HasMaxLength(MarkLength);
        assessment.Property(a => a.Visibility).HasMaxLength(MarkLength);
        assessment.HasIndex(a => new { a.PatientKey, a.Visibility, a.MadeAt });
        OfPatient(assessment, nameof(AssessmentRow.PatientKey));
    }

    public void Configure(EntityTypeBuilder<AdviceSeenRow> seen)
    {
        seen.ToTable("advice_seen");
        seen.HasKey(s => new { s.PatientKey, s.AccountId });
        OfPatient(seen, nameof(AdviceSeenRow.PatientKey));
        seen.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ImportRow> import)
    {
        import.ToTable("imports");
        import.Property(i => i.ContentHash).HasMaxLength(HashLength);
        import.HasIndex(i => i.QueuedAt);
        import.HasIndex(i => i.State);
    }

    public void Configure(EntityTypeBuilder<ImportIssueRow> issue)
    {
        issue.ToTable("import_issues");
        issue.HasKey(i => new { i.ImportId, i.Ordinal });
        issue.HasOne<ImportRow>().WithMany().HasForeignKey(i => i.ImportId);
    }

    public void Configure(EntityTypeBuilder<OrganisationRow> organisation)
    {
        organisation.ToTable("organisations");
        organisation.Property(o => o.Name).HasMaxLength(200);
        organisation.HasIndex(o => o.Name).IsUnique();
        organisation.HasData(new OrganisationRow { Id = OrganisationKeys.Home, Name = "Main organisation" });
    }

    public void Configure(EntityTypeBuilder<AuditRow> audit)
    {
        audit.ToTable("audit");
        audit.HasKey(a => a.Sequence);
        audit.Property(a => a.Sequence).ValueGeneratedNever();
        audit.Property(a => a.OrganisationId).HasColumnName("Organisation");
        audit.Property(a => a.Kind).HasMaxLength(40);
        audit.HasIndex(a => new { a.Patient, a.Sequence });
        audit.HasIndex(a => new { a.ActorId, a.Sequence });
        audit.HasIndex(a => new { a.OrganisationId, a.Sequence });
        audit.HasIndex(a => a.At);
    }

    public void Configure(EntityTypeBuilder<DataProtectionKeyRow> key) => key.ToTable("data_protection_keys");

    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(a => a.DisplayName).HasMaxLength(200);
        account.Property(a => a.Practitioner).HasMaxLength(200);
        account.Property(a => a.Organization).HasMaxLength(200);
        account.Ignore(a => a.Reference);
    }

    public void Configure(EntityTypeBuilder<SessionRow> session)
    {
        session.ToTable("account_sessions");
        session.HasIndex(s => s.TokenHash).IsUnique();
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<KeptFormRow> form)
    {
        form.ToTable("kept_forms");
        form.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    private static void OfPatient<T>(EntityTypeBuilder<T> row, string key) where T : class =>
        row.HasOne<PatientRow>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Cascade);
}
