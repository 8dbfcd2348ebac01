using Microsoft.EntityFrameworkCore;

namespace PrecisionCare.Storage.Database;

/// <summary>
/// What the database itself refuses, whoever asks. Not part of the migrations, because SQLite drops triggers with every table that it rebuilds: it is looked after
/// each migration and at each start.
/// </summary>
internal static class Safeguards
{
    private const string Sqlite =
        """
        CREATE TRIGGER IF NOT EXISTS audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
        CREATE TRIGGER IF NOT EXISTS audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
        """;

    /// <summary>Looks first: making a trigger locks the table against all who write.</summary>
    private const string Postgres =
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgname = 'audit_is_append_only' AND tgrelid = 'audit'::regclass) THEN
            CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN RAISE EXCEPTION ''the audit is append-only''; END';
            CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
          END IF;
        END $$;
        """;

    public static Task ApplyAsync(PrecisionCareContext context, CancellationToken stop) =>
        context.Database.ExecuteSqlRawAsync(context is PostgresContext ? Postgres : Sqlite, stop);
}
