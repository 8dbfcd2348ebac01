using PrecisionCare.Patients;
using PrecisionCare.Vcf;

namespace PrecisionCare.Storage.Imports;

/// <summary>How files become facts and calls. Registered by the application, since reading formats is not the business of storage.</summary>
/// <param name="Fhir">Reads FHIR JSON or NDJSON, plain or gzip: stream, file name, the log for faults. Streams; reading the same bytes again gives the same resources.</param>
/// <param name="Vcf">Reads a VCF, plain, gzip or bgzip: stream, file name.</param>
/// <param name="Knowledge">Names the knowledge base that chooses which calls are kept, such as <c>CPIC 2025-11-05; PharmVar 6.2</c>.</param>
public sealed record ImportReaders(
    Func<Stream, string, IssueLog, IEnumerable<ReadResource>> Fhir, Func<Stream, string, CancellationToken, VcfContents> Vcf, string Knowledge);
