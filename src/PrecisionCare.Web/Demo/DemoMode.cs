using PrecisionCare.Storage.Database;

namespace PrecisionCare.Web.Demo;

/// <summary>Whether this process may show demo patients and let demo accounts in: on SQLite, unless <c>--no-demo</c> was given.</summary>
/// <param name="Wanted">False closes demo accounts that an earlier run made.</param>
internal sealed record DemoMode(bool Wanted)
{
    public static DemoMode Of(bool asked, DatabaseSettings database) => new(asked && database.Provider == DatabaseProvider.Sqlite);
}
