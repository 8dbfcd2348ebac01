using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.ValueGeneration;
using PrecisionCare.Storage.Accounts;
using PrecisionCare.Storage.Database;
using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Organisations;

/// <summary>
/// Which tables belong to organisations: every table of ours, unless it is listed here as not doing so. A new table is kept apart without anyone's remembering to.
/// Each of its rows names its organisation, which the context fills in, and every query is narrowed to the organisation for which someone is at work.
/// </summary>
public static class Ownership
{
    /// <summary>The column, and the name of the query filter.</summary>
    public const string Column = "OrganisationId";

    /// <summary>
    /// Not an organisation's: the organisations themselves, keys, and what is found only by a secret of the account's own before it is known whose it is (sessions, kept
    /// forms). What Identity keeps beside an account (roles, codes, passkeys) is reached through the account, and Quartz's tables know keys of imports only.
    /// </summary>
    private static readonly HashSet<Type> Shared =
        [typeof(OrganisationRow), typeof(DataProtectionKeyRow), typeof(DataKeyRow), typeof(SessionRow), typeof(KeptFormRow)];

    public static bool IsOwned(IReadOnlyEntityType entity) =>
        entity.ClrType.Namespace?.StartsWith("PrecisionCare.Storage", StringComparison.Ordinal) == true && !Shared.Contains(entity.ClrType) && !entity.IsOwned();

    internal static void KeepApart(this ModelBuilder model, PrecisionCareContext context)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(IsOwned).ToList())
        {
            model.Entity(entity.ClrType).Property<Guid>(Column).ValueGeneratedOnAdd().HasValueGenerator<OrganisationAtWork>();
            model.Entity(entity.ClrType).HasQueryFilter(Column, Filter(entity.ClrType, context));
        }
    }

    /// <summary><c>row =&gt; context.SeesEvery || row.OrganisationId == context.Organisation</c>; of accounts, also when nobody is signed in yet.</summary>
    private static LambdaExpression Filter(Type type, PrecisionCareContext context)
    {
        var row = Expression.Parameter(type, "row");
        var work = Expression.Constant(context);
        var column = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(Guid)], row, Expression.Constant(Column));
        string every = type == typeof(Account) ? nameof(PrecisionCareContext.SeesEveryAccount) : nameof(PrecisionCareContext.SeesEvery);
        return Expression.Lambda(
            Expression.OrElse(Expression.Property(work, every), Expression.Equal(column, Expression.Property(work, nameof(PrecisionCareContext.Organisation)))), row);
    }

    /// <summary>A new row belongs to the organisation for which someone is at work.</summary>
    private sealed class OrganisationAtWork : ValueGenerator<Guid>
    {
        public override bool GeneratesTemporaryValues => false;

        public override Guid Next(EntityEntry entry)
        {
            var context = (PrecisionCareContext)entry.Context;
            if (context.Organisation == OrganisationKeys.Nobody && entry.Entity is Account) return OrganisationKeys.Home; // the first account of all
            return context.SeesEvery || context.Organisation == OrganisationKeys.Nobody
                ? throw new InvalidOperationException($"Whose is the new row of {entry.Metadata.GetTableName()}? Enter the scope of one organisation, or name it.")
                : context.Organisation;
        }
    }
}
