using System.Collections.Immutable;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Consents;

/// <summary>A version of the text that patients sign.</summary>
/// <param name="Form"><c>care</c> or <c>research</c>.</param>
/// <param name="Version">Counted from 1, which is shipped with the application.</param>
/// <param name="Text">Paragraphs, parted by empty lines.</param>
/// <param name="AddedBy">The account; <c>null</c> for a shipped text.</param>
/// <param name="AddedAt"><c>null</c> for a shipped text.</param>
public sealed record ConsentWording(string Form, int Version, string Text, Guid? AddedBy, DateTimeOffset? AddedAt)
{
    /// <summary>As consents name it: <c>care:2</c>.</summary>
    public string Id => $"{Form}:{Version}";

    public ImmutableArray<string> Paragraphs =>
        [.. Text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => p.Replace('\n', ' '))];
}

/// <summary>The texts that patients sign, every version of them: a consent names the one that was signed.</summary>
public sealed class ConsentWordings(IDbContextFactory<PrecisionCareContext> contexts, TimeProvider time)
{
    public const string Care = "care";
    public const string Research = "research";

    /// <summary>No wording is longer, in characters.</summary>
    public const int LongestText = 20_000;

    private static readonly ImmutableArray<ConsentWording> Shipped = [ShippedText(Care), ShippedText(Research)];

    /// <summary>All versions of all forms, the newest of each form first.</summary>
    public async Task<ImmutableArray<ConsentWording>> AllAsync(CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var added = await context.ConsentWordings.AsNoTracking().ToListAsync(stop);
        return
        [
            .. added.Select(w => new ConsentWording(w.Form, w.Version, w.Text, w.AddedBy, w.AddedAt)).Concat(Shipped)
                .OrderBy(w => w.Form, StringComparer.Ordinal).ThenByDescending(w => w.Version),
        ];
    }

    /// <summary>The newest version of a form.</summary>
    public async Task<ConsentWording> CurrentAsync(string form, CancellationToken stop = default) => (await AllAsync(stop)).First(w => w.Form == form);

    /// <summary>Adds a version, which new consents name from now on.</summary>
    public async Task<ConsentWording> AddAsync(string form, string text, Guid by, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var turn = await WriteTurn.TakeAsync(context, stop);
        int newest = await context.ConsentWordings.Where(w => w.Form == form).MaxAsync(w => (int?)w.Version, stop) ?? Shipped.First(s => s.Form == form).Version;
        var row = new ConsentWordingRow { Form = form, Version = newest + 1, Text = text, AddedBy = by, AddedAt = time.GetUtcNow() };
        context.ConsentWordings.Add(row);
        await context.SaveChangesAsync(stop);
        await turn.CommitAsync(stop);
        return new ConsentWording(row.Form, row.Version, row.Text, row.AddedBy, row.AddedAt);
    }

    private static ConsentWording ShippedText(string form)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"consent-wording-{form}.txt")
            ?? throw new InvalidOperationException($"The wording of the form '{form}' is not built in.");
        using var reader = new StreamReader(stream);
        return new ConsentWording(form, 1, reader.ReadToEnd().Trim(), null, null);
    }
}
