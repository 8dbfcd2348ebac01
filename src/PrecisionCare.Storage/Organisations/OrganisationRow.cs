namespace PrecisionCare.Storage.Organisations;

/// <summary>
/// An organisation that keeps its patients, accounts, imports and audit apart from those of others in the same installation. A site that is one hospital has one
/// and sees nothing of it.
/// </summary>
public sealed class OrganisationRow
{
    public Guid Id { get; init; }

    public required string Name { get; set; }
}
