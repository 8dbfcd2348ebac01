using System.Collections.Immutable;
using PrecisionCare.Fhir;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Vcf;

namespace PrecisionCare.Web.Tests.ClinicalStories;

/// <summary>Takes a story's files the way of every import: read, link, merge.</summary>
internal static class StoryReader
{
    public static (PatientRecord Record, ImmutableArray<Issue> Issues) Read(StoryFolder story, KnowledgeBase knowledge)
    {
        using var bundle = File.OpenRead(story.Bundle);
        var record = RecordFile.Read(bundle, Path.GetFileName(story.Bundle));
        var facts = Assert.Single(record.Patients);
        var issues = record.Issues.ToBuilder();

        var samples = new List<LinkedSample>();
        if (story.Calls is { } calls)
        {
            using var stream = File.OpenRead(calls);
            var contents = VcfReader.Read(stream, Path.GetFileName(calls), knowledge.PositionsOf);
            issues.AddRange(contents.Issues);
            foreach (var sample in contents.Samples)
            {
                var persons = facts.Facts.OfType<Person>().Where(p => p.Id == facts.PatientId);
                var link = SampleLinker.Decide(sample, persons);
                issues.AddRange(link.Issues);
                if (link.PatientId == facts.PatientId) samples.Add(new LinkedSample(sample, link.Basis!.Value));
            }
        }

        return (RecordMerger.Merge(facts, samples, Reported(story)), issues.ToImmutable());
    }

    private static IEnumerable<OutsideCall> Reported(StoryFolder story) =>
        story.Outside is { } file ? File.ReadLines(file).Select((line, i) => Call(line.Split('\t'), new SourceLocation(Path.GetFileName(file), i + 1))) : [];

    private static OutsideCall Call(string[] fields, SourceLocation where) =>
        new(fields[0], Stated(fields, 1), Stated(fields, 2), Stated(fields, 3), where);

    private static string? Stated(string[] fields, int column) => fields.Length > column && fields[column].Length > 0 ? fields[column] : null;
}
