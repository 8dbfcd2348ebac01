using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Accounts;

/// <summary>Seals the secret part of a data protection key under the installation's key: with the database alone nobody can make a sign-in cookie.</summary>
internal sealed class SealedKeyXml(InstallationKey key) : IXmlEncryptor
{
    public static readonly Cell Place = new("data_protection_keys.xml", InstallationKey.Owner);

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("sealed", Convert.ToBase64String(key.Key.SealText(Place, plaintextElement.ToString(SaveOptions.DisableFormatting)))), typeof(OpenedKeyXml));
}

/// <summary>Opens what <see cref="SealedKeyXml"/> sealed. Made by the framework, which knows this constructor.</summary>
internal sealed class OpenedKeyXml(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(
        services.GetRequiredService<InstallationKey>().Key.OpenText(SealedKeyXml.Place, Convert.FromBase64String(encryptedElement.Value)));
}
