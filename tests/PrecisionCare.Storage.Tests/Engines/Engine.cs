using System.Reflection;
using PrecisionCare.Tests;
using Xunit.Sdk;

namespace PrecisionCare.Storage.Tests.Engines;

/// <summary>An engine on which a test runs.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>Runs the test on a SQLite file.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Engine.Sqlite]];
}

/// <summary>Runs the test on a real PostgreSQL server; skipped, with that reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute() => Skip = PostgresServer.WhyMissing;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Engine.Postgres]];
}
