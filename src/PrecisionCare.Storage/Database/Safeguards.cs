using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Storage.Database;

/// <summary>
/// What the database itself refuses, whoever asks: to change or delete an audit record; to change what was signed of a patient, or to delete it before the key that
/// reads it has been destroyed; and on PostgreSQL to show one organisation's rows to another. Not part of
/// the migrations, because it follows from the model as a whole and because SQLite drops triggers with every table that it rebuilds; it is looked after each
/// migration and at each start.
/// </summary>
internal static class Safeguards
{
    private const string Sqlite =
        """
        CREATE TRIGGER IF NOT EXISTS audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
        CREATE TRIGGER IF NOT EXISTS audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
        """;

    /// <summary>Signed documents: tables with a column PatientKey.</summary>
    private static readonly string[] Signed = ["therapy_decisions", "treatment_plans", "explanations", "counseling_papers"];

    /// <summary>
    /// The application works as a role that owns nothing and may only add to the audit (<see cref="OrganisationOfConnection"/>). Where the configured user may not make
    /// roles, a database administrator makes it: CREATE ROLE precisioncare_app NOLOGIN; GRANT precisioncare_app TO the user.
    /// </summary>
    private const string Role =
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'precisioncare_app')
             AND EXISTS (SELECT FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolcreaterole)) THEN
            BEGIN
              CREATE ROLE precisioncare_app NOLOGIN;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
              NULL; -- another database of this server was being set up
            END;
          END IF;
          IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'precisioncare_app') THEN
            IF NOT pg_has_role(current_user, 'precisioncare_app', 'MEMBER') THEN
              BEGIN
                EXECUTE format('GRANT precisioncare_app TO %I', current_user);
              EXCEPTION WHEN insufficient_privilege THEN
                NULL; -- somebody else's role: work on as the owner, to whom the policies apply too
              END;
            END IF;
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO precisioncare_app', current_schema());
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO precisioncare_app', current_schema());
            EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO precisioncare_app', current_schema());
            REVOKE UPDATE, DELETE, TRUNCATE ON audit FROM precisioncare_app;
            REVOKE UPDATE, TRUNCATE ON therapy_decisions, treatment_plans, explanations, counseling_papers FROM precisioncare_app;
            REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM precisioncare_app;
          END IF;
        END $$;
        """;

    /// <summary>Looks first: making a trigger locks the table against all who write.</summary>
    private const string AppendOnly =
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'audit_is_append_only' AND tgrelid = 'audit'::regclass) THEN
            CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN RAISE EXCEPTION ''the audit is append-only''; END';
            CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
          END IF;
        END $$;
        """;

    public static async Task ApplyAsync(PrecisionCareContext context, CancellationToken stop)
    {
        if (context is not PostgresContext)
        {
            await context.Database.ExecuteSqlRawAsync(Sqlite, stop);
            await context.Database.ExecuteSqlRawAsync(string.Concat(Signed.Select(SignedOnSqlite)), stop);
            return;
        }
        await context.Database.ExecuteSqlRawAsync(Role, stop);
        await context.Database.ExecuteSqlRawAsync(AppendOnly, stop);
        await context.Database.ExecuteSqlRawAsync(string.Concat(Signed.Select(SignedOnPostgres)), stop);
        await context.Database.ExecuteSqlRawAsync(string.Concat(context.Model.GetEntityTypes().Where(Ownership.IsOwned).Select(entity =>
            Policy(entity.GetTableName()!, entity.FindProperty(Ownership.Column)!.GetColumnName(), ofAccounts: entity.ClrType == typeof(Account)))), stop);
    }

    private static string SignedOnSqlite(string table) => $"""

        CREATE TRIGGER IF NOT EXISTS {table}_is_not_changed BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'what is signed is not changed'); END;
        CREATE TRIGGER IF NOT EXISTS {table}_goes_with_its_key BEFORE DELETE ON {table}
          WHEN NOT EXISTS (SELECT 1 FROM data_keys WHERE Owner = OLD.PatientKey AND DestroyedAt IS NOT NULL)
          BEGIN SELECT RAISE(ABORT, 'what is signed is not deleted'); END;
        """;

    private static string SignedOnPostgres(string table) => $"""
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = '{table}_stays' AND tgrelid = '{table}'::regclass) THEN
            CREATE OR REPLACE FUNCTION refuse_signed_change() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN
                 IF TG_OP = ''DELETE'' THEN
                   IF EXISTS (SELECT FROM data_keys WHERE "Owner" = OLD."PatientKey" AND "DestroyedAt" IS NOT NULL) THEN RETURN OLD; END IF;
                 END IF;
                 RAISE EXCEPTION ''what is signed is neither changed nor deleted'';
               END';
            CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_signed_change();
            CREATE TRIGGER {table}_is_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_signed_change();
          END IF;
        END $$;

        """;

    /// <summary>
    /// Rows of the organisation that the connection works for, of every one for <see cref="OrganisationKeys.Every"/>, none where nothing was set. Table and column are
    /// names of our model. Accounts are also looked up before anyone is signed in.
    /// </summary>
    private static string Policy(string table, string column, bool ofAccounts)
    {
        const string Organisation = "(SELECT nullif(current_setting('app.tenant', true), '')::uuid)";
        string anyone = ofAccounts ? $", '{OrganisationKeys.Nobody}'" : "";
        return $"""
            DO $$ BEGIN
              IF NOT (SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = '{table}'::regclass) THEN
                ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
              END IF;
              IF NOT EXISTS (SELECT FROM pg_policy WHERE polname = 'organisation' AND polrelid = '{table}'::regclass) THEN
                CREATE POLICY organisation ON {table} USING ("{column}" = {Organisation} OR {Organisation} IN ('{OrganisationKeys.Every}'{anyone}));
              END IF;
            END $$;

            """;
    }
}
