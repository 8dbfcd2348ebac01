using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Benchmarks.Audit;

/// <summary>
/// Linked rows as the trail writes them, put in by the engines' own quick ways: a million by the trail itself would be an afternoon of looks, and through the change tracker minutes.
/// </summary>
internal sealed class AuditFill(PrecisionCareContext context, AuditKey key)
{
    private const int Together = 20_000;

    private readonly Guid _actor = Guid.CreateVersion7();
    private readonly IReadOnlyList<IProperty> _columns = [.. context.Model.FindEntityType(typeof(AuditRow))!.GetProperties()];
    private readonly string _table = context.Model.FindEntityType(typeof(AuditRow))!.GetTableName()!;

    public async Task WriteAsync(int rows)
    {
        await context.Database.OpenConnectionAsync();
        byte[] hash = AuditChain.Genesis;
        foreach (int[] some in Enumerable.Range(1, rows).Chunk(Together))
        {
            var linked = new List<AuditRow>(some.Length);
            foreach (int sequence in some)
            {
                var row = Row(sequence, hash);
                hash = row.Hash;
                linked.Add(row);
            }

            await using var transaction = await context.Database.BeginTransactionAsync();
            if (context.Database.GetDbConnection() is SqliteConnection sqlite) OneByOne(sqlite, linked);
            else await AtOnceAsync((NpgsqlConnection)context.Database.GetDbConnection(), linked);
            await transaction.CommitAsync();
        }
    }

    private AuditRow Row(long sequence, byte[] previous)
    {
        var row = new AuditRow
        {
            Sequence = sequence, At = DateTimeOffset.UnixEpoch.AddSeconds(sequence), OrganisationId = OrganisationKeys.Home, ActorId = _actor, Actor = "Dr Maria Rojas", Role = "Clinician",
            Kind = nameof(AuditKind.PatientRead), Patient = Guid.CreateVersion7(), Object = "Page/Patient/Therapies", Purpose = "TREAT", Permitted = true, Rule = "default", PreviousHash = previous, Hash = [],
        };
        row.Hash = AuditChain.Hash(row, key);
        return row;
    }

    /// <summary>One prepared statement; the engine runs in our process.</summary>
    private void OneByOne(SqliteConnection sqlite, List<AuditRow> rows)
    {
        using var insert = sqlite.CreateCommand();
        insert.CommandText = $"INSERT INTO \"{_table}\" ({Names()}) VALUES ({string.Join(", ", _columns.Select((_, i) => $"@p{i}"))})";
        foreach (var row in rows)
        {
            insert.Parameters.Clear();
            for (int i = 0; i < _columns.Count; i++)
                insert.Parameters.Add((SqliteParameter)_columns[i].GetRelationalTypeMapping().CreateParameter(insert, $"@p{i}", ValueOf(_columns[i], row), nullable: true));
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>An array for each column: COPY does not work where policies guard the rows.</summary>
    private async Task AtOnceAsync(NpgsqlConnection postgres, List<AuditRow> rows)
    {
        await using var insert = postgres.CreateCommand();
        var arrays = new List<string>();
        foreach (var column in _columns)
        {
            insert.Parameters.Add(new NpgsqlParameter { Value = Values(column, rows) });
            arrays.Add($"${arrays.Count + 1}::{column.GetColumnType()}[]");
        }
        insert.CommandText = $"INSERT INTO \"{_table}\" ({Names()}) SELECT * FROM unnest({string.Join(", ", arrays)})";
        await insert.ExecuteNonQueryAsync();
    }

    private static Array Values(IProperty column, List<AuditRow> rows)
    {
        var array = System.Array.CreateInstance(column.ClrType, rows.Count);
        for (int i = 0; i < rows.Count; i++) array.SetValue(ValueOf(column, rows[i]), i);
        return array;
    }

    private static object? ValueOf(IProperty column, AuditRow row) => column.PropertyInfo!.GetValue(row);

    private string Names() => string.Join(", ", _columns.Select(c => $"\"{c.GetColumnName()}\""));
}
