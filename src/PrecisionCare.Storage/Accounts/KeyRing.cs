using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using PrecisionCare.Storage.Database;

namespace PrecisionCare.Storage.Accounts;

/// <summary>A key of the data protection ring, as XML; its secret part is sealed (<see cref="SealedKeyXml"/>).</summary>
public sealed class DataProtectionKeyRow
{
    public int Id { get; init; }

    public required string FriendlyName { get; init; }

    public required string Xml { get; init; }
}

/// <summary>The data protection keys of the installation, kept in its database and shared by all its web processes.</summary>
internal sealed class KeyRing(IDbContextFactory<PrecisionCareContext> contexts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = contexts.CreateDbContext();
        return [.. context.DataProtectionKeys.AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = contexts.CreateDbContext();
        context.DataProtectionKeys.Add(new DataProtectionKeyRow
        {
            FriendlyName = friendlyName,
            Xml = element.ToString(SaveOptions.DisableFormatting),
        });
        context.SaveChanges();
    }
}
