using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Access;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Conferences;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Counseling;
using PrecisionCare.Storage.Decisions;
using PrecisionCare.Storage.Explanations;
using PrecisionCare.Storage.Families;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Planning;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;
using PrecisionCare.Storage.Scores;

namespace PrecisionCare.Storage.Database;

/// <summary>
/// The one model of the database. <see cref="SqliteContext"/> and <see cref="PostgresContext"/> differ only in how values are stored and in their migrations.
/// </summary>
public abstract class PrecisionCareContext(DbContextOptions options) : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>Contexts are pooled and made by options alone, so the host's scopes are found through them.</summary>
    private readonly WorkScopes? _scopes = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<WorkScopes>();

    /// <summary>The organisation whose rows are seen and written.</summary>
    /// <exception cref="InvalidOperationException">Nobody is at work: the caller has not entered a scope of <see cref="WorkScopes"/>.</exception>
    public Guid Organisation => _scopes?.Current?.Organisation ?? throw new InvalidOperationException("For which organisation? Enter a scope of WorkScopes first.");

    public bool SeesEvery => Organisation == OrganisationKeys.Every;

    /// <summary>Before anyone is signed in, accounts are looked up whosesoever they are, to let one of them in.</summary>
    public bool SeesEveryAccount => SeesEvery || Organisation == OrganisationKeys.Nobody;

    public DbSet<OrganisationRow> Organisations => Set<OrganisationRow>();
    public DbSet<PatientRow> Patients => Set<PatientRow>();
    public DbSet<PatientIdentifierRow> PatientIdentifiers => Set<PatientIdentifierRow>();
    public DbSet<PatientSourceRow> PatientSources => Set<PatientSourceRow>();
    public DbSet<ResourceRow> Resources => Set<ResourceRow>();
    public DbSet<SampleRow> Samples => Set<SampleRow>();
    public DbSet<OutsideCallRow> OutsideCalls => Set<OutsideCallRow>();
    public DbSet<ConflictReviewRow> ConflictReviews => Set<ConflictReviewRow>();
    public DbSet<AssessmentRow> Assessments => Set<AssessmentRow>();
    public DbSet<AdviceSeenRow> AdviceSeen => Set<AdviceSeenRow>();
    public DbSet<ShownScoreRow> ShownScores => Set<ShownScoreRow>();
    public DbSet<RiskModelSwitchRow> RiskModelSwitches => Set<RiskModelSwitchRow>();
    public DbSet<ConferenceRow> Conferences => Set<ConferenceRow>();
    public DbSet<ConferenceParticipantRow> ConferenceParticipants => Set<ConferenceParticipantRow>();
    public DbSet<ConferenceVoteRow> ConferenceVotes => Set<ConferenceVoteRow>();
    public DbSet<ConferenceCommentRow> ConferenceComments => Set<ConferenceCommentRow>();
    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();
    public DbSet<AdviceRateRow> AdviceRates => Set<AdviceRateRow>();
    public DbSet<PlanDraftRow> PlanDrafts => Set<PlanDraftRow>();
    public DbSet<PlanRow> Plans => Set<PlanRow>();
    public DbSet<ExplanationDraftRow> ExplanationDrafts => Set<ExplanationDraftRow>();
    public DbSet<ExplanationRow> Explanations => Set<ExplanationRow>();
    public DbSet<TakeAwayRow> TakeAways => Set<TakeAwayRow>();
    public DbSet<SessionDraftRow> SessionDrafts => Set<SessionDraftRow>();
    public DbSet<SessionPaperRow> SessionPapers => Set<SessionPaperRow>();
    public DbSet<AppointmentRow> Appointments => Set<AppointmentRow>();
    public DbSet<ReferralRow> Referrals => Set<ReferralRow>();
    public DbSet<ResponseRow> QuestionnaireResponses => Set<ResponseRow>();
    public DbSet<ResponseNoteRow> ResponseNotes => Set<ResponseNoteRow>();
    public DbSet<QuestionnaireRow> Questionnaires => Set<QuestionnaireRow>();
    public DbSet<FamilyVersionRow> FamilyVersions => Set<FamilyVersionRow>();
    public DbSet<CareTeamRow> CareTeams => Set<CareTeamRow>();
    public DbSet<EmergencyAccessRow> EmergencyAccesses => Set<EmergencyAccessRow>();
    public DbSet<ConsentVersionRow> ConsentVersions => Set<ConsentVersionRow>();
    public DbSet<ConsentWordingRow> ConsentWordings => Set<ConsentWordingRow>();
    public DbSet<DataRequestRow> DataRequests => Set<DataRequestRow>();
    public DbSet<ImportRow> Imports => Set<ImportRow>();
    public DbSet<ImportIssueRow> ImportIssues => Set<ImportIssueRow>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<KeptFormRow> KeptForms => Set<KeptFormRow>();
    public DbSet<DataProtectionKeyRow> DataProtectionKeys => Set<DataProtectionKeyRow>();
    public DbSet<DataKeyRow> DataKeys => Set<DataKeyRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PrecisionCareContext).Assembly);
        builder.AddQuartzTables();
        builder.Entity<IdentityRole<Guid>>().ToTable("roles");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("role_claims");
        builder.Entity<IdentityUserRole<Guid>>().ToTable("account_roles");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("account_passkeys");
        builder.KeepApart(this);
    }
}
