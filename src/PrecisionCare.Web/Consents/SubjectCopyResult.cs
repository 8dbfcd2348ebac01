using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using PrecisionCare.Storage;
using PrecisionCare.Storage.Consents;
using PrecisionCare.Storage.Records;
using PrecisionCare.Web.Presentation;

namespace PrecisionCare.Web.Consents;

/// <summary>A copy of everything about a patient: the record as a FHIR bundle, each genome as a VCF with this sample only, the access log. Streamed; nothing lies on disk.</summary>
internal sealed class SubjectCopyResult(Guid patient, DateTimeOffset at) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var services = context.HttpContext.RequestServices;
        var stop = context.HttpContext.RequestAborted;
        response.ContentType = "application/zip";
        response.Headers[HeaderNames.ContentDisposition] = "attachment; filename=\"patient-data.zip\"";
        // The archive writes its directory and the end of each entry in one go, not asynchronously; this rare answer may block its thread for that.
        if (context.HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        await using var zip = await ZipArchive.CreateAsync(response.Body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);

        await AddAsync(zip, "read-me.txt", to => to.WriteAsync(Encoding.UTF8.GetBytes(
            $"A copy of the data that this hospital holds about you, made {at.Shown()}.\n\n"
            + "record.json     your health record and your consents, as a FHIR R4 bundle\n"
            + "genome-*.vcf    your genome, one file for each sample; positions and alleles as the laboratory delivered them\n"
            + "scores.json     every risk or dose score of yours that somebody was shown: the model, what went into it and what came out\n"
            + "conferences.json  what colleagues were asked about you, what they said and what was decided\n"
            + "decisions.json  what clinicians decided about advised medicines, and your treatment plans\n"
            + "counseling.json  your sessions with a genetic counselor, appointments, referrals and the questionnaires that you answered\n"
            + "family.json     your family as counselors wrote it down, every version\n"
            + "access-log.csv  who opened or took out your data in the last six years, and for what\n"), stop).AsTask(), stop);
        await AddAsync(zip, "record.json", to => WriteBundleAsync(services.GetRequiredService<SubjectCopy>(), to, stop), stop);
        int number = 0;
        var files = services.GetRequiredService<FileStore>();
        foreach (var sample in await services.GetRequiredService<SampleLinks>().OfAsync(patient, stop))
            if (files.Contains(sample.ContentHash))
                await AddAsync(zip, $"genome-{++number}.vcf", to => OneSample.WriteAsync(() => files.OpenRead(sample.ContentHash), sample.Sample, to, stop), stop);
        await AddAsync(zip, "scores.json", to => WriteArrayAsync(services.GetRequiredService<SubjectCopy>().ScoresAsync(patient, stop), to, stop), stop);
        await AddAsync(zip, "conferences.json", to => WriteArrayAsync(services.GetRequiredService<SubjectCopy>().ConferencesAsync(patient, stop), to, stop), stop);
        await AddAsync(zip, "decisions.json", to => WriteArrayAsync(services.GetRequiredService<SubjectCopy>().DecisionsAsync(patient, stop), to, stop), stop);
        await AddAsync(zip, "explanations.json", to => WriteArrayAsync(services.GetRequiredService<SubjectCopy>().ExplanationsAsync(patient, stop), to, stop), stop);
        await AddAsync(zip, "counseling.json", to => WriteArrayAsync(services.GetRequiredService<SubjectCopy>().CounselingAsync(patient, stop), to, stop), stop);
        await AddAsync(zip, "family.json", to => WriteArrayAsync(services.GetRequiredService<SubjectCopy>().FamiliesAsync(patient, stop), to, stop), stop);
        await AddAsync(zip, "access-log.csv", async to =>
        {
            await to.WriteAsync(Encoding.UTF8.GetBytes(AccessLogFile.Header), stop);
            await foreach (var entry in services.GetRequiredService<PatientLog>().AllAsync(patient, at, stop)) await to.WriteAsync(Encoding.UTF8.GetBytes(AccessLogFile.Line(entry)), stop);
        }, stop);
    }

    private static async Task AddAsync(ZipArchive zip, string name, Func<Stream, Task> write, CancellationToken stop)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(stop);
        await write(entry);
    }

    private static async Task WriteArrayAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> items, Stream to, CancellationToken stop)
    {
        await to.WriteAsync("["u8.ToArray(), stop);
        bool first = true;
        await foreach (var item in items)
        {
            if (!first) await to.WriteAsync(",\n"u8.ToArray(), stop);
            await to.WriteAsync(item, stop);
            first = false;
        }
        await to.WriteAsync("]"u8.ToArray(), stop);
    }

    private async Task WriteBundleAsync(SubjectCopy copy, Stream to, CancellationToken stop)
    {
        await to.WriteAsync(Encoding.UTF8.GetBytes($"{{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"timestamp\":\"{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\",\"entry\":["), stop);
        bool first = true;
        await foreach (var resource in copy.ResourcesAsync(patient, stop))
        {
            await to.WriteAsync(first ? "{\"resource\":"u8.ToArray() : ",{\"resource\":"u8.ToArray(), stop);
            await to.WriteAsync(resource, stop);
            await to.WriteAsync("}"u8.ToArray(), stop);
            first = false;
        }
        await to.WriteAsync("]}"u8.ToArray(), stop);
    }
}
