using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Counseling;

/// <summary>A questionnaire that an organisation loaded.</summary>
/// <param name="Name">In addresses.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Scoring">Id of its scoring rule.</param>
/// <param name="Json">The Questionnaire as FHIR R4 JSON, UTF-8.</param>
/// <param name="At">When it was loaded.</param>
public sealed record LoadedQuestionnaire(string Name, string Title, string? Scoring, ReadOnlyMemory<byte> Json, DateTimeOffset At);

/// <summary>The questionnaires that an organisation loaded beside those that ship with the program.</summary>
public sealed class QuestionnaireShelf(IDbContextFactory<PrecisionCareContext> contexts, AuditTrail audit, TimeProvider time)
{
    public async Task<ImmutableArray<LoadedQuestionnaire>> AllAsync(CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Questionnaires.AsNoTracking().OrderBy(q => q.Title).ThenBy(q => q.Name).ToListAsync(stop);
        return [.. rows.Select(r => new LoadedQuestionnaire(r.Name, r.Title, r.Scoring, r.Json, r.LoadedAt))];
    }

    /// <summary>Puts a questionnaire on the shelf, in place of one of the same name. Responses keep the questionnaire as it was when they were given.</summary>
    public async Task PutAsync(LoadedQuestionnaire questionnaire, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        byte[] resource = Compressed.Pack(questionnaire.Json.ToArray());
        var row = await context.Questionnaires.AsTracking().FirstOrDefaultAsync(q => q.Name == questionnaire.Name, stop);
        if (row is null) context.Questionnaires.Add(row = new QuestionnaireRow { Id = Guid.CreateVersion7(time.GetUtcNow()), Name = questionnaire.Name, Title = "", Resource = resource });
        (row.Title, row.Scoring, row.Resource, row.LoadedBy, row.LoadedAt) = (questionnaire.Title, questionnaire.Scoring, resource, by.Id ?? Guid.Empty, time.GetUtcNow());
        await audit.AppendAsync(context, Entry(questionnaire.Name, "loaded", by), stop);
        await turn.CommitAsync(stop);
    }

    /// <returns>False when there is none of this name.</returns>
    public async Task<bool> RemoveAsync(string name, AuditActor by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        if (await context.Questionnaires.AsTracking().FirstOrDefaultAsync(q => q.Name == name, stop) is not { } row) return false;
        context.Questionnaires.Remove(row);
        await audit.AppendAsync(context, Entry(name, "removed", by), stop);
        await turn.CommitAsync(stop);
        return true;
    }

    private static AuditEntry Entry(string name, string detail, AuditActor by) => new(AuditKind.Maintenance) { Actor = by, Object = $"Questionnaire/{name}", Detail = detail };
}
