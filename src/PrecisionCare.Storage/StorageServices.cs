using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrecisionCare.Storage.Access;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Conferences;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Counseling;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Decisions;
using PrecisionCare.Storage.Explanations;
using PrecisionCare.Storage.Families;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Storage.Organisations;
using PrecisionCare.Storage.Planning;
using PrecisionCare.Storage.Protection;
using PrecisionCare.Storage.Records;
using PrecisionCare.Storage.Scores;

namespace PrecisionCare.Storage;

/// <summary>Registers the database and what is kept in it.</summary>
public static class StorageServices
{
    /// <summary>
    /// The database of <see cref="DatabaseSettings"/> with all its stores. A host that starts brings it to the current schema first; a program without a host asks
    /// <see cref="DatabaseMigration"/>.
    /// </summary>
    public static IServiceCollection AddPrecisionCareStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = DatabaseSettings.From(configuration);
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        // The contexts ask the container which tables Identity has: version 3 has passkeys. Here, not with the accounts, so that every program sees one model.
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            services.AddPooledDbContextFactory<SqliteContext>(options => options.UseSqlite(settings.ConnectionString));
            services.AddSingleton<IDbContextFactory<PrecisionCareContext>, ContextFactory<SqliteContext>>();
        }
        else
        {
            services.AddSingleton<OrganisationOfConnection>();
            services.AddPooledDbContextFactory<PostgresContext>((provider, options) =>
                options.UseNpgsql(settings.ConnectionString).AddInterceptors(provider.GetRequiredService<OrganisationOfConnection>()));
            services.AddSingleton<IDbContextFactory<PrecisionCareContext>, ContextFactory<PostgresContext>>();
        }
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PrecisionCareContext>>().CreateDbContext());
        services.AddSingleton(new MasterKeySource(settings, configuration));
        services.AddSingleton<InstallationKey>();
        services.AddSingleton<PatientVault>();
        services.AddSingleton<KeyRotation>();
        services.AddSingleton<PatientErasure>();
        services.AddSingleton<DatabaseMigration>();
        services.AddSingleton<RecordedMigration>();
        services.AddHostedService<DatabaseStart>();
        services.AddHostedService<AuditAnchoring>();
        services.AddHealthChecks().AddDbContextCheck<PrecisionCareContext>("database", tags: ["ready"]);

        services.AddSingleton<WorkScopes>();
        services.AddSingleton<AuditKey>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton(AuditAnchorFiles.From(settings, configuration));
        services.AddSingleton<AuditAnchors>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<KeptForms>();
        services.AddSingleton<OrganisationDirectory>();
        services.AddSingleton<OrganisationMembers>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<PatientDirectory>();
        services.AddSingleton<PatientRecords>();
        services.AddSingleton<SampleLinks>();
        services.AddSingleton<OutsideCalls>();
        services.AddSingleton<ConflictReviews>();
        services.AddSingleton<AssessmentStore>();
        services.AddSingleton<ShownScores>();
        services.AddSingleton<ScoreMonitoring>();
        services.AddSingleton<RiskModelSwitches>();
        services.AddSingleton<ConferenceStore>().AddSingleton<ConferenceClosing>();
        services.AddSingleton<DecisionStore>();
        services.AddSingleton<AdviceRates>();
        services.AddSingleton<PlanStore>();
        services.AddSingleton<ExplanationStore>();
        services.AddSingleton<TakeAwayStore>();
        services.AddSingleton<SessionDrafts>().AddSingleton<SessionStore>().AddSingleton<AppointmentStore>().AddSingleton<ReferralStore>().AddSingleton<ResponseStore>().AddSingleton<ResponseNoteStore>().AddSingleton<QuestionnaireShelf>();
        services.AddSingleton<FamilyStore>();
        services.AddSingleton<CareTeams>();
        services.AddSingleton<EmergencyAccesses>();
        services.AddSingleton<ConsentRegister>();
        services.AddSingleton<ConsentRecorder>();
        services.AddSingleton<ConsentWordings>();
        services.AddSingleton<DataRequests>();
        services.AddSingleton<PatientLog>();
        services.AddSingleton<SubjectCopy>();
        services.AddSingleton(Retention.From(configuration)).AddSingleton<DataErasure>();
        services.AddSingleton<ImportQueue>();
        services.AddSingleton<ImportRunner>();
        return services;
    }
}
