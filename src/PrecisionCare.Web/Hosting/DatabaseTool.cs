using PrecisionCare.Storage;

namespace PrecisionCare.Web.Hosting;

/// <summary>What a command needs to work on the database without a web server: settings of the environment, stores, knowledge; warnings on standard error.</summary>
internal static class DatabaseTool
{
    public static ServiceProvider Services()
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None)
            .AddSimpleConsole(console => console.SingleLine = true));
        services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        services.AddPrecisionCareStorage(configuration).AddKnowledge(configuration);
        return services.BuildServiceProvider();
    }
}
