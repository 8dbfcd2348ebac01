using System.Globalization;
using PrecisionCare.Fhir;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Vcf;

namespace PrecisionCare.Benchmarks.Assessments;

/// <summary>
/// How long <see cref="Assessor.Assess"/> takes once its code is warm, in processor time, for every clinical story under a folder. Goal: under 5 ms for each.
/// </summary>
internal static class AssessThroughput
{
    private const int Rounds = 100;
    private const int WarmUp = 100;

    public static int Run(string folder)
    {
        var knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());
        var stories = Directory.EnumerateFiles(folder, "bundle.json", SearchOption.AllDirectories).Select(f => Path.GetDirectoryName(f)!).Order(StringComparer.Ordinal)
            .Select(story => (Name: Path.GetFileName(story), Record: Record(story, knowledge))).ToList();
        // Code is warm once every story has been seen: what one of them leaves cold would count against the next.
        foreach (var (_, record) in stories) Measure(record, knowledge, WarmUp);
        foreach (var (name, record) in stories)
        {
            var milliseconds = Measure(record, knowledge, Rounds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: median {milliseconds[milliseconds.Count / 2]:0.00} ms"));
        }

        return 0;
    }

    /// <summary>Milliseconds of each round, least first.</summary>
    private static List<double> Measure(PatientRecord record, KnowledgeBase knowledge, int rounds)
    {
        var milliseconds = new List<double>(rounds);
        for (int round = 0; round < rounds; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            Assessor.Assess(record, knowledge, new DateOnly(2026, 11, 22));
            milliseconds.Add((Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
        }

        milliseconds.Sort();
        return milliseconds;
    }

    private static PatientRecord Record(string story, KnowledgeBase knowledge)
    {
        using var bundle = File.OpenRead(Path.Combine(story, "bundle.json"));
        var stated = RecordFile.Read(bundle, "bundle.json").Patients[0];
        string vcf = Path.Combine(story, "calls.vcf");
        if (!File.Exists(vcf)) return RecordMerger.Merge(stated, [], []);
        using var calls = File.OpenRead(vcf);
        var samples = VcfReader.Read(calls, "calls.vcf", knowledge.PositionsOf).Samples;
        return RecordMerger.Merge(stated, [.. samples.Select(s => new LinkedSample(s, SampleLinkBasis.ChosenByUser))], []);
    }
}
