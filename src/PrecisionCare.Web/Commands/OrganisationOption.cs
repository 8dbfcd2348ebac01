using System.CommandLine;
using PrecisionCare.Audit;
using PrecisionCare.Storage.Organisations;

namespace PrecisionCare.Web.Commands;

/// <summary><c>--organisation NAME</c>: for whom a verb works on the database. Where there is only one organisation it need not be named.</summary>
internal static class OrganisationOption
{
    public static Option<string?> Create() => new("--organisation") { Description = "The organisation whose data are meant; needed where there are several." };

    /// <summary>Works for the organisation from here to the end of the process.</summary>
    /// <returns>What is wrong with the name; <c>null</c> when nothing is.</returns>
    public static async Task<string?> EnterOrganisationAsync(this IServiceProvider services, string? name, CancellationToken stop)
    {
        var all = await services.GetRequiredService<OrganisationDirectory>().ListAsync(stop);
        var meant = all.Where(o => name is null || string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (meant is not [var one])
            return $"{(name is null ? "There are several organisations" : "There is no such organisation")}. --organisation may be: {string.Join(", ", all.Select(o => o.Name))}";
        services.GetRequiredService<WorkScopes>().Default = new AtWork(AuditActor.Program("command line"), one.Id);
        return null;
    }
}
