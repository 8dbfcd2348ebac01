using Microsoft.Extensions.Configuration;
using PrecisionCare.Web.Observability;

namespace PrecisionCare.Web.Tests.Observability;

/// <summary>What the operator of a process asks it.</summary>
[Collection(DemoHospitalTests.Name)]
public sealed class HealthTests(DemoHospital hospital)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_process_that_serves_is_healthy_to_anyone_who_asks(string address)
    {
        using var stranger = hospital.Web.Visit();
        Assert.Equal("Healthy", await stranger.ReadAsync(address));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true, "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317")]
    [InlineData(true, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://collector:4317")]
    [InlineData(true, "OTEL_TRACES_EXPORTER", "otlp")]
    [InlineData(false, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://collector:4317")]
    [InlineData(false, "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317", "OTEL_SDK_DISABLED", "true")]
    [InlineData(false, "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317", "OTEL_TRACES_EXPORTER", "none")]
    public void Traces_leave_the_process_only_by_the_standard_variables(bool on, params string[] variables)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(variables.Chunk(2).Select(v => KeyValuePair.Create(v[0], (string?)v[1]))).Build();
        Assert.Equal(on, Telemetry.IsOn(configuration, "TRACES"));
    }
}
