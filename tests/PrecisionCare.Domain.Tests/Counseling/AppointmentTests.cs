using PrecisionCare.Counseling;
using PrecisionCare.Decisions;

namespace PrecisionCare.Tests.Counseling;

public sealed class AppointmentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static AppointmentContent Video => new()
    {
        Start = Now.AddDays(3), ClinicZone = "Europe/Berlin", PatientZone = "America/Bogota", Minutes = 45, Way = MeetingWay.Video, Link = "https://meet.example.org/room-1",
    };

    [Fact]
    public void A_video_appointment_with_a_safe_link_is_booked() => Assert.Empty(Video.Faults(Now));

    [Theory]
    [InlineData("http://meet.example.org/room-1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://meet.example.org@evil.example/room")]
    [InlineData("//meet.example.org/room")]
    [InlineData("meet.example.org")]
    [InlineData("https:///room")]
    public void A_link_that_is_not_https_or_hides_its_host_is_refused(string link)
    {
        Assert.Null(JoinLink.Of(link));
        Assert.Equal("Link", Assert.Single((Video with { Link = link }).Faults(Now)).Field);
    }

    [Fact]
    public void A_video_call_needs_an_address_and_an_interpreter_a_language() =>
        Assert.Equal(["Link", "Language"], (Video with { Link = null, Interpreting = Interpreting.Remote }).Faults(Now).Select(f => f.Field));

    [Fact]
    public void What_has_begun_cannot_be_booked() => Assert.Equal("Day", Assert.Single((Video with { Start = Now }).Faults(Now)).Field);

    [Theory]
    [InlineData(ReferralState.Asked, new[] { ReferralState.Accepted, ReferralState.Done, ReferralState.Declined })]
    [InlineData(ReferralState.Accepted, new[] { ReferralState.Done, ReferralState.Declined })]
    [InlineData(ReferralState.Done, new[] { ReferralState.Asked })]
    [InlineData(ReferralState.Declined, new[] { ReferralState.Asked })]
    public void A_referral_goes_forward_and_may_be_asked_for_again(ReferralState state, ReferralState[] next) =>
        Assert.Equal(next, new Referral(Guid.NewGuid(), new ReferralContent("Cardiology", "ECG", ReferralUrgency.Routine), [new ReferralStep(state, new Signature(Guid.Empty, "", "", Now))]).Next);

    [Fact]
    public void A_referral_says_to_whom_and_why() => Assert.Equal(["To", "Why"], new ReferralContent("", "", ReferralUrgency.Stat).Faults().Select(f => f.Field));
}
