using PrecisionCare.Storage.Imports;

namespace PrecisionCare.Web.Imports;

/// <summary>How much of what was handed in is still being read.</summary>
internal sealed class ImportProgress(ImportQueue imports)
{
    /// <summary>Imports looked at; older ones have long ended.</summary>
    private const int Newest = 100;

    /// <param name="Running">Files waiting or being read.</param>
    /// <param name="Files">Files of the newest batch, ended ones among them.</param>
    internal sealed record State(int Running, int Files)
    {
        public int Done => Files - Running;
    }

    public async Task<State> NowAsync(CancellationToken stop)
    {
        var newest = (await imports.ListAsync(size: Newest, stop: stop)).Items;
        return new State(newest.Count(i => !i.HasEnded), newest.Length);
    }
}
