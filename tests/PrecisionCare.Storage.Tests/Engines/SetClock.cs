using Microsoft.Extensions.DependencyInjection;

namespace PrecisionCare.Storage.Tests.Engines;

/// <summary>A clock that a test sets, back too: processes that share a database do not share a clock.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Takes the place of the machine's clock.</summary>
    public void Instead(IServiceCollection services) => services.AddSingleton<TimeProvider>(this);
}
