namespace PrecisionCare.Storage.Imports;

/// <summary>Runs an import to its end.</summary>
public sealed class ImportRunner
{
    public Task RunAsync(Guid importId, bool recovering = false, CancellationToken stop = default) => throw new NotImplementedException($"{importId} {recovering} {stop}");
}
