using System.Globalization;
using PrecisionCare.Storage.Database;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace PrecisionCare.Web.Observability;

/// <summary>
/// The log: readable on the console, one JSON object a line under <c>logs</c> in the data folder, kept for two weeks. It says what the program did, never
/// about whom: no name, identifier, genotype, address with a search in it.
/// </summary>
internal static class StructuredLog
{
    private const int DaysKept = 14;
    private const long LargestFile = 100 << 20;

    public static void AddStructuredLog(this WebApplicationBuilder builder)
    {
        string folder = Path.Combine(DatabaseSettings.From(builder.Configuration).DataFolder, "logs");
        var level = builder.Configuration.GetValue("Logging:Level", LogEventLevel.Information);
        var logger = new LoggerConfiguration().MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // A statement that fails throws; its text is not for the log. Keys unencrypted in our own database are a known choice.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .Enrich.With<WithoutAddresses>()
            .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(
                new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture), Path.Combine(folder, "precisioncare-.log"), rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: DaysKept, fileSizeLimitBytes: LargestFile, rollOnFileSizeLimit: true, shared: true)
            .CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
    }

    /// <summary>The web server puts each request's path into its scope; an address names a patient by key, and a mistyped one by name.</summary>
    private sealed class WithoutAddresses : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }
}
