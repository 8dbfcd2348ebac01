using System.Text;
using PrecisionCare.Web.Patients;

namespace PrecisionCare.Web.Decisions;

/// <summary>The Patient of an export: the record's own, as this reader sees it, so that it stays the same when it is read again.</summary>
internal static class PatientResource
{
    public static async Task<ReadOnlyMemory<byte>> AsShownAsync(PatientReader reader, PatientOpening opening, CancellationToken stop)
    {
        var versions = await reader.HistoryAsync(opening, opening.View!.Person.Id, stop);
        return versions is [var current, ..] ? current.Json : Encoding.UTF8.GetBytes($$"""{"resourceType":"Patient","id":"{{opening.View.Key}}"}""");
    }
}
