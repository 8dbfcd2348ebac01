using System.Collections.Immutable;
using PrecisionCare.Audit;
using PrecisionCare.Families;
using PrecisionCare.Storage.Families;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Families;

/// <summary>A family as a reader is shown it.</summary>
/// <param name="Family">As it was kept last, else as the record gives it.</param>
/// <param name="Kept">The version; <c>null</c> when nobody has kept one yet who sees as much.</param>
/// <param name="Earlier">The version from which it goes on that somebody kept when less was shown; <c>null</c> when it comes from the record alone.</param>
/// <param name="OthersKeep">Somebody who sees other parts of the record keeps one that this reader is not shown.</param>
/// <param name="News">What the record says since, and nobody has taken over or left.</param>
internal sealed record ShownFamily(Family Family, KeptFamily? Kept, KeptFamily? Earlier, bool OthersKeep, ImmutableArray<FamilyDifference> News)
{
    /// <summary>To be given back with a change; 0 when nothing was kept.</summary>
    public int Version => Kept?.Version ?? 0;
}

/// <summary>Families for readers, starting from what the gate has given.</summary>
internal sealed class FamilyReader(FamilyStore store)
{
    public async Task<ShownFamily> ReadAsync(PatientOpening opening, CancellationToken stop)
    {
        var view = opening.View!;
        var shelf = await store.ShelfAsync(view.Key, AdviceReader.Visibility(opening), opening.Sight, stop);
        return (shelf.Current ?? shelf.Earlier) is { } from
            ? new ShownFamily(from.Family, shelf.Current, shelf.Earlier, shelf.OthersKeep, FamilyBuilder.Differences(from.Family, view.Record.Clinical))
            : new ShownFamily(FamilyBuilder.Build(view.Record.Clinical, view.Assessment.At), null, null, shelf.OthersKeep, []);
    }

    /// <summary>Newest first.</summary>
    public Task<ImmutableArray<KeptFamily>> VersionsAsync(PatientOpening opening, CancellationToken stop) => store.VersionsAsync(opening.View!.Key, AdviceReader.Visibility(opening), stop);

    /// <returns>False when somebody has kept another version in the meantime.</returns>
    public Task<bool> KeepAsync(PatientOpening opening, Family family, string what, int seen, AuditActor by, CancellationToken stop) =>
        store.SaveAsync(opening.View!.Key, AdviceReader.Visibility(opening), opening.Sight, family, what, seen, by, stop);
}
