using System.Collections.Immutable;
using PrecisionCare.Knowledge;
using PrecisionCare.Pharmacogenomics;
using PrecisionCare.Pharmacogenomics.Definitions;
using PrecisionCare.Pharmacogenomics.Reported;
using PrecisionCare.Web.Hosting;

namespace PrecisionCare.Web.Commands;

/// <summary>What all files of one <c>pgx</c> run share.</summary>
/// <param name="Knowledge">The knowledge base in use.</param>
/// <param name="Genes">Its pharmacogenes, with the definition that the user gave.</param>
/// <param name="Outside">Reported genotypes.</param>
/// <param name="Issues">Faults of the reported genotypes' file.</param>
internal sealed record PgxInputs(KnowledgeBase Knowledge, Pharmacogenes Genes, ImmutableArray<OutsideCall> Outside, ImmutableArray<Issue> Issues)
{
    public int Status => Issues.Any(i => i.Severity >= IssueSeverity.Warning) ? ExitStatus.InputFaults : ExitStatus.Done;

    /// <summary>Release of the allele definitions.</summary>
    public string Release => Knowledge.Sources.FirstOrDefault(s => s.Source == "ClinPGx allele definitions")?.Version ?? "";

    /// <summary>Reads the files that the options name; <c>null</c>, with the reason on <paramref name="faults"/>, when one cannot be read.</summary>
    public static PgxInputs? Open(FileInfo? outside, FileInfo? definition, TextWriter faults)
    {
        var knowledge = KnowledgeInUse.Open(KnowledgeInUse.DataFolder);
        try
        {
            var genes = knowledge.Pharmacogenes;
            if (definition is not null)
            {
                using var json = definition.OpenRead();
                genes = genes.With(OfficialDefinition.Read(json));
            }
            if (outside is null) return new PgxInputs(knowledge, genes, [], []);
            using var text = outside.OpenText();
            var (calls, issues) = OutsideCallReader.Read(text, outside.Name);
            return new PgxInputs(knowledge, genes, calls, issues);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            faults.WriteLine(fault.Message);
            return null;
        }
    }
}
