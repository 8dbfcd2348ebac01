using PrecisionCare.Vcf;

namespace PrecisionCare.Tests.Vcf;

public sealed class VcfPageTests
{
    [Fact]
    public void The_page_on_VCF_lists_every_fault_as_the_reader_reports_it()
    {
        string[] page = File.ReadAllLines(Path.Combine(ReferenceData.Repository, "docs", "formats", "vcf.md"));
        Assert.Equal(
            VcfFault.All.Select(fault => $"| `{fault.Code}` | {fault.Severity} | {fault.Meaning} | {fault.Remedy} |"),
            page.Where(line => line.StartsWith("| `vcf.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_fault_has_a_code_of_its_own_and_is_in_the_catalogue()
    {
        var declared = typeof(VcfFault).GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(VcfFault)).Select(field => (VcfFault)field.GetValue(null)!);

        Assert.Equal(declared, VcfFault.All.AsEnumerable());
        Assert.Equal(VcfFault.All.Length, VcfFault.All.Select(fault => fault.Code).Distinct().Count());
    }
}
