using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Consent;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Consents;

/// <summary>The consents of all patients.</summary>
public sealed class ConsentRegister(IDbContextFactory<PrecisionCareContext> contexts, ConsentFormat format)
{
    /// <summary>All consents of a patient in any state, as the engine reads them. Read anew at every call, so that a withdrawal holds from the next look on.</summary>
    /// <exception cref="System.Data.Common.DbException">The store cannot be read, as also any other exception says: show nothing and tell the operator.</exception>
    public async Task<ImmutableArray<ConsentDirective>> DirectivesOfAsync(Guid patient, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var imported = await context.Resources.Where(r => r.PatientKey == patient && r.ResourceType == "Consent" && r.IsCurrent)
            .OrderBy(r => r.FactId).Select(r => r.Raw).ToListAsync(stop);
        return [.. imported.Select(raw => Read(Compressed.Unpack(raw)))];
    }

    private ConsentDirective Read(ReadOnlyMemory<byte> json)
    {
        using var consent = JsonDocument.Parse(json);
        return format.Read(consent.RootElement);
    }
}
