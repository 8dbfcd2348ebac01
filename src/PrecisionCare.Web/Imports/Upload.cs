using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PrecisionCare.Patients;
using PrecisionCare.Storage;
using PrecisionCare.Storage.Imports;

namespace PrecisionCare.Web.Imports;

/// <summary>
/// Takes the files of an upload as they arrive, straight into the file store, so that a whole genome costs no memory. Nothing is queued before all
/// files are there. The form's first part is its antiforgery token: nothing is read before that is checked.
/// </summary>
internal sealed class Upload(IAntiforgery antiforgery, FileStore files, ImportQueue imports)
{
    /// <summary>A sidecar names one patient; anything longer is none.</summary>
    private const int LongestSidecar = 64 << 10;

    private const int LongestToken = 4 << 10;

    /// <param name="context">The request, its body not yet read.</param>
    /// <param name="by">The account that uploads.</param>
    /// <param name="issues">Gets what is wrong with files that were not taken at all, and with those that only accompany others.</param>
    /// <param name="stop">Ends the upload; nothing is queued then.</param>
    /// <returns>The imports, in the order of the files; empty when no file was chosen.</returns>
    /// <exception cref="AntiforgeryValidationException">The form is not ours, or too old.</exception>
    /// <exception cref="BadHttpRequestException">The body is no form with files, or larger than allowed.</exception>
    public async Task<ImmutableArray<Guid>> ReceiveAsync(HttpContext context, Guid by, IssueLog issues, CancellationToken stop)
    {
        var arrived = new List<(string Name, StoredFile File)>();
        var sidecars = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new MultipartReader(Boundary(context.Request), context.Request.Body);
        await CheckTokenAsync(context, await NextAsync(reader, stop), stop);
        while (await NextAsync(reader, stop) is { } section)
        {
            if (section.AsFileSection() is not { FileStream: { } content, FileName: { Length: > 0 } given }) continue;
            string name = UploadedFile.NameOf(given);
            if (name.EndsWith(SampleLink.Suffix, StringComparison.Ordinal))
            {
                sidecars[name[..^SampleLink.Suffix.Length]] = Encoding.UTF8.GetString(await ReadAsync(content, LongestSidecar, stop));
                continue;
            }

            byte[] head = new byte[UploadedFile.HeadLength];
            int length = await PeekedStream.FromBodyAsync(() => content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stop).AsTask());
            if (UploadedFile.FaultOf(name, head.AsSpan(0, length)) is { } fault) issues.Add(fault);
            else arrived.Add((name, await files.SaveAsync(new PeekedStream(head.AsMemory(0, length), content), stop)));
        }

        foreach (string alone in sidecars.Keys.Except(arrived.Select(a => a.Name)))
        {
            issues.Add(new Issue("link.no-genome", IssueSeverity.Warning, "The file says whose samples another file holds, which was not uploaded with it.",
                "Upload it together with its VCF.", new SourceLocation(alone + SampleLink.Suffix)));
        }

        var queued = ImmutableArray.CreateBuilder<Guid>(arrived.Count);
        foreach (var (name, file) in arrived)
            queued.Add(await imports.EnqueueStoredAsync(file, name, new ImportRequest { By = by, Sidecar = sidecars.GetValueOrDefault(name) }, stop));
        return queued.ToImmutable();
    }

    private static Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken stop) => PeekedStream.FromBodyAsync(() => reader.ReadNextSectionAsync(stop));

    private async Task CheckTokenAsync(HttpContext context, MultipartSection? first, CancellationToken stop)
    {
        if (first?.AsFormDataSection() is not { Name: "__RequestVerificationToken" }) throw new AntiforgeryValidationException("The form's first part is not its token.");
        context.Request.Headers["RequestVerificationToken"] = Encoding.ASCII.GetString(await ReadAsync(first.Body, LongestToken, stop));
        await antiforgery.ValidateRequestAsync(context);
    }

    private static string Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType == "multipart/form-data" && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 } boundary
            ? boundary
            : throw new BadHttpRequestException("The body is not a form with files.");

    private static async Task<byte[]> ReadAsync(Stream stream, int most, CancellationToken stop)
    {
        byte[] buffer = new byte[most + 1];
        int read = await PeekedStream.FromBodyAsync(() => stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop).AsTask());
        return read <= most ? buffer[..read] : throw new BadHttpRequestException("A small part of the form is too large.", StatusCodes.Status413PayloadTooLarge);
    }
}
