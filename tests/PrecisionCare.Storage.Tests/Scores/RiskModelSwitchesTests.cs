using PrecisionCare.Audit;
using PrecisionCare.Storage.Audit;
using PrecisionCare.Storage.Scores;
using PrecisionCare.Storage.Tests.Engines;

namespace PrecisionCare.Storage.Tests.Scores;

public sealed class RiskModelSwitchesTests
{
    private static readonly Guid Administrator = new("0198c0de-0000-7000-8000-0000000000ad");

    [Theory, OnSqlite, OnPostgres]
    public async Task The_latest_decision_about_a_model_holds_in_every_process_and_all_of_them_are_kept(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await using var other = storage.Beside();
        var switches = storage.Get<RiskModelSwitches>();
        await switches.DecideAsync("a", "1", RiskModelSwitch.Withdrawn, "wrong after the change of assay", Administrator);
        await switches.DecideAsync("b", "1", RiskModelSwitch.PutInUse, "we have checked the coefficients", Administrator);
        var settings = await other.Get<RiskModelSwitches>().SettingsAsync();
        Assert.Equal("wrong after the change of assay", settings.Withdrawn["a"].Reason);
        Assert.Contains("b", settings.Enabled);

        await switches.DecideAsync("a", "1", RiskModelSwitch.AsShipped, "the assay was corrected", Administrator);
        Assert.Empty((await other.Get<RiskModelSwitches>().SettingsAsync()).Withdrawn);
        Assert.Equal(new[] { RiskModelSwitch.AsShipped, RiskModelSwitch.Withdrawn }, (await switches.HistoryAsync("a")).Select(d => d.Decision));
        var recorded = await storage.Get<AuditLog>().ReadAsync(new AuditFilter { Kind = AuditKind.RiskModelSwitched });
        Assert.Equal("RiskModel/a", recorded.Items[0].Entry.Object);
        Assert.Equal(3, recorded.Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_decision_without_a_reason_is_none(Engine engine)
    {
        await using var storage = await TestStorage.NewAsync(engine);
        await Assert.ThrowsAsync<ArgumentException>(() => storage.Get<RiskModelSwitches>().DecideAsync("a", "1", RiskModelSwitch.Withdrawn, "  no  ", Administrator));
        Assert.Empty(await storage.Get<RiskModelSwitches>().HistoryAsync());
    }
}
