using System.Diagnostics;
using System.Text.Json;

namespace PrecisionCare.Web.Tests.Commands;

/// <summary><c>risk list</c> and <c>risk calculate</c> as scripts call them.</summary>
public sealed class RiskCommandTests
{
    [Fact]
    public async Task Every_line_is_answered_and_a_fault_in_one_leaves_the_others_sound()
    {
        var (status, lines) = await CalculateAsync(
            """{"model":"ckd_epi_2021_creatinine","inputs":{"scr":"150 umol/L","age":"60","female":false}}""",
            "nonsense",
            """{"model":"no_such_model","inputs":{}}""",
            """{"model":"ckd_epi_2021_creatinine","inputs":{"scr":-1,"age":null,"female":"perhaps","weight":3}}""",
            """{"model":"fib4","inputs":{"age":50,"age":51,"ast":40,"alt":35,"plt":200}}""",
            """{"model":"khorana","inputs":{"site":"very_high","plt":400,"hb_":9.5,"esa":false,"wbc":12,"bmi":36}}""");

        Assert.Equal(1, status);
        Assert.Equal(6, lines.Count);
        Assert.InRange(lines[0].GetProperty("value").GetDouble(), 45, 46);
        Assert.Contains("line 2", lines[1].GetProperty("notApplicable").GetString(), StringComparison.Ordinal);
        Assert.Contains("no_such_model", lines[2].GetProperty("notApplicable").GetString(), StringComparison.Ordinal);
        string reasons = lines[3].GetProperty("notApplicable").GetString()!;
        Assert.All(["Creatinine of -1 mg/dL", "Age is not given", "'perhaps' is not a number", "'weight' is no input"], r => Assert.Contains(r, reasons, StringComparison.Ordinal));
        Assert.Contains("'age' is given twice", lines[4].GetProperty("notApplicable").GetString(), StringComparison.Ordinal);
        Assert.Equal(6, lines[5].GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task A_model_with_several_results_gives_them_by_name_with_a_missing_one_as_null()
    {
        var (status, lines) = await CalculateAsync(
            """{"model":"prevent2023_base","inputs":{"age":65,"sex":"male","sbp":135,"bp_tx":0,"total_c":220,"hdl_c":40,"statin":1,"dm":0,"smoking":1,"egfr":55,"bmi":27}}""");

        var values = lines[0].GetProperty("values");
        Assert.Equal(0, status);
        Assert.Equal(0.116, values.GetProperty("ascvd_10y").GetDouble(), 5e-4);
        Assert.Equal(JsonValueKind.Null, values.GetProperty("ascvd_30y").ValueKind);
    }

    [Fact]
    public async Task The_list_names_every_model_with_kind_version_inputs_units_and_ranges()
    {
        var (status, lines) = await RunAsync("", "risk", "list");

        var prevent = lines.Single(l => l.GetProperty("model").GetString() == "prevent2023_base");
        var pressure = prevent.GetProperty("inputs").EnumerateArray().Single(i => i.GetProperty("input").GetString() == "sbp");
        Assert.Equal(0, status);
        Assert.Equal("equation", prevent.GetProperty("kind").GetString());
        Assert.Equal("mm[Hg]", pressure.GetProperty("unit").GetString());
        Assert.Equal(180, pressure.GetProperty("high").GetDouble());
        Assert.False(lines.Single(l => l.GetProperty("model").GetString() == "lace").GetProperty("onByDefault").GetBoolean());
    }

    private static Task<(int Status, List<JsonElement> Lines)> CalculateAsync(params string[] lines) => RunAsync(string.Join('\n', lines), "risk", "calculate", "-");

    private static async Task<(int Status, List<JsonElement> Lines)> RunAsync(string input, params string[] line)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Web.Commands.ExitStatus).Assembly.Location, .. line]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)]);
    }
}
