using PrecisionCare.Storage;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Imports;
using PrecisionCare.Web.Accounts;
using PrecisionCare.Web.Demo;
using PrecisionCare.Web.Observability;
using PrecisionCare.Web.Organisations;
using PrecisionCare.Web.Security;

namespace PrecisionCare.Web.Hosting;

/// <summary>The web application, put together from what each subject registers.</summary>
internal static class WebHost
{
    /// <param name="args">Host configuration from the command line.</param>
    /// <param name="demo">Load demo patients and accounts into an empty SQLite database.</param>
    public static WebApplication Build(string[] args, bool demo)
    {
        // Pages, style and demo stories lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args, ApplicationName = typeof(WebHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.AddStructuredLog();
        builder.AddRequestLimits();
        builder.AddTransport();
        builder.Services.AddPrecisionCareStorage(builder.Configuration).AddPrecisionCareImportJobs(builder.Configuration);
        builder.Services.AddSingleton(services => DemoMode.Of(demo, services.GetRequiredService<DatabaseSettings>())).AddSingleton<DemoStories>();
        builder.Services.AddKnowledge(builder.Configuration).AddSignIn(builder.Configuration).AddPages().AddReadiness().AddHostedService<Telemetry>();

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseMiddleware<RequestLog>();
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseErrorPages();
        app.UseAmbiguousRequestRefusal();
        app.UseForeignEncodingRefusal();
        app.UseCrossSiteRefusal();
        app.UseRouting();
        app.UseAnnouncedLengthLimit();
        app.UseMiddleware<WorkOfRequest>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<WorkOfRequest>();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealth();
        return app;
    }
}
