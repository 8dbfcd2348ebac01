using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace PrecisionCare.Storage.Organisations;

/// <summary>
/// Tells PostgreSQL, each time a connection is taken from the pool, for which organisation it works and that it has the rights of the application and no more.
/// Row-level security compares the former with every row (<see cref="Database.Safeguards"/>).
/// </summary>
internal sealed class OrganisationOfConnection(WorkScopes scopes) : DbConnectionInterceptor
{
    /// <summary>A site whose user may not become the application's role works as itself, held by the same policies because they are forced on owners too.</summary>
    private const string Sql =
        """
        SELECT set_config('app.tenant', $1, false), set_config('role', coalesce(
          (SELECT rolname FROM pg_roles WHERE rolname = 'precisioncare_app' AND pg_has_role(session_user, oid, 'MEMBER')), 'none'), false)
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(DbConnection connection) => new(Sql, (NpgsqlConnection)connection)
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = scopes.Current?.Organisation.ToString() ?? "" } },
    };
}
