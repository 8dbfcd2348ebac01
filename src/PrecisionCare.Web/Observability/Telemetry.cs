using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PrecisionCare.Web.Observability;

/// <summary>Traces and meters over OTLP; off unless the standard variables name where they go (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> or the one of a signal).</summary>
internal sealed class Telemetry : IHostedService, IDisposable
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql"];
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Identity", "System.Runtime", "Npgsql"];

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _meters;

    public Telemetry(IConfiguration configuration)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("precisioncare", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()).AddEnvironmentVariableDetector();
        if (IsOn(configuration, "TRACES")) _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter().Build();
        if (IsOn(configuration, "METRICS")) _meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter().Build();
    }

    /// <summary>Whether a signal (<c>TRACES</c>, <c>METRICS</c>) is exported, by the variables of the OpenTelemetry specification.</summary>
    internal static bool IsOn(IConfiguration configuration, string signal)
    {
        if (string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase)) return false;
        if (configuration[$"OTEL_{signal}_EXPORTER"] == "none") return false;
        return (configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"] ?? configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) is { Length: > 0 }
            || configuration[$"OTEL_{signal}_EXPORTER"] == "otlp";
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _traces?.Dispose();
        _meters?.Dispose();
    }
}
