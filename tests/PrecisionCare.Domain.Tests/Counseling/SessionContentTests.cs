using PrecisionCare.Consent;
using PrecisionCare.Consent.Capture;
using PrecisionCare.Counseling;

namespace PrecisionCare.Tests.Counseling;

public sealed class SessionContentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly ConsentSubject Patient = new("Patient/p1", null);

    private static readonly Requester Counselor = new() { Id = "Practitioner/c", Roles = [RequesterRole.Counselor], InCareTeam = true };

    private static SessionContent Content => new() { Kind = SessionKind.PreTest, Start = Now.AddHours(-1), Zone = "Europe/Berlin", Attendees = ["ONESELF"], Discussed = ["reason"] };

    [Fact]
    public void A_session_may_be_kept_with_gaps_and_signed_only_without()
    {
        var empty = new SessionContent { Zone = "Europe/Berlin" };
        Assert.Empty(empty.Faults(Now, signing: false));
        Assert.Equal(["Day", "Attendees", "Discussed"], empty.Faults(Now, signing: true).Select(f => f.Field));
        Assert.Empty(Content.Faults(Now, signing: true));
    }

    [Fact]
    public void All_faults_are_named_at_once_each_at_its_field()
    {
        var content = Content with
        {
            Start = Now.AddMinutes(1), Zone = "Nowhere", Minutes = 0, Attendees = ["DR"], Discussed = ["weather"], Interpreting = Interpreting.Remote,
            Questions = [new("", "an answer without a question")], TeachBacks = [new("Result", "", Understanding.Understood)],
        };
        Assert.Equal(
            ["Attendees", "Discussed", "Language", "Minutes", "Questions[0].Question", "Start", "TeachBacks[0].Words", "Zone"],
            content.Faults(Now, signing: false).Select(f => f.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_stands_on_the_list_and_was_not_ticked_is_named_as_not_discussed()
    {
        Assert.DoesNotContain(Content.NotDiscussed, t => t.Code == "reason");
        Assert.Contains(Content.NotDiscussed, t => t.Code == "secondary");
        Assert.DoesNotContain((Content with { Kind = SessionKind.PostTest }).NotDiscussed, t => t.Code == "secondary");
    }

    [Fact]
    public void Every_topic_cites_the_statement_that_asks_for_it_and_every_kind_has_a_list()
    {
        Assert.All(DiscussedTopic.All, t => Assert.Matches(@"^\d{7,8}$", t.Citation.Pmid));
        Assert.Equal(DiscussedTopic.All.Length, DiscussedTopic.All.Select(t => t.Code).Distinct().Count());
        Assert.All(Enum.GetValues<SessionKind>(), kind => Assert.True(DiscussedTopic.Of(kind).Count() >= 7));
    }

    [Theory]
    [InlineData(SecondaryFindingsAnswer.Wanted, SecondaryStanding.Shown)]
    [InlineData(SecondaryFindingsAnswer.NotWanted, SecondaryStanding.Withheld)]
    [InlineData(SecondaryFindingsAnswer.NotAsked, SecondaryStanding.Withheld)]
    public void The_choice_that_holds_is_read_from_the_consent_by_the_engine(SecondaryFindingsAnswer answer, SecondaryStanding holds)
    {
        var consent = new ConsentDirective { Id = "c1", Active = true, Scope = ConsentScope.PatientPrivacy, Root = new ConsentChoices { SecondaryFindings = answer }.Rule() };
        Assert.Equal(new SecondaryOnFile(holds, "c1"), SecondaryOnFile.Of(Patient, Counselor, [consent], DefaultPolicy.TreatOnly, Now));
        Assert.Equal(SecondaryStanding.NothingOnFile, SecondaryOnFile.Of(Patient, Counselor, [consent with { Active = false }], DefaultPolicy.TreatOnly, Now).Standing);
        Assert.Equal(SecondaryStanding.Unreadable, SecondaryOnFile.Of(Patient, Counselor, null, DefaultPolicy.TreatOnly, Now).Standing);
    }

    [Theory]
    [InlineData(SecondaryChoice.Wants, SecondaryStanding.Shown)]
    [InlineData(SecondaryChoice.Declines, SecondaryStanding.Withheld)]
    [InlineData(SecondaryChoice.Undecided, SecondaryStanding.Withheld)]
    [InlineData(SecondaryChoice.Undecided, SecondaryStanding.NothingOnFile)]
    public void Only_a_consent_that_says_the_same_carries_what_the_patient_said(SecondaryChoice said, SecondaryStanding carrying)
    {
        Assert.True(new SecondaryOnFile(carrying).Carries(said));
        Assert.True(new SecondaryOnFile(carrying).Carries(SecondaryChoice.NotDiscussed));
        Assert.False(new SecondaryOnFile(SecondaryStanding.Unreadable).Carries(said));
        Assert.False(new SecondaryOnFile(said == SecondaryChoice.Wants ? SecondaryStanding.Withheld : SecondaryStanding.Shown).Carries(said));
        if (said is SecondaryChoice.Wants or SecondaryChoice.Declines) Assert.False(new SecondaryOnFile(SecondaryStanding.NothingOnFile).Carries(said));
    }

    [Fact]
    public void Words_are_for_those_who_see_no_less_than_their_writer_did()
    {
        var (before, after, less) = (new Sight(false, ["Observation/g"]), new Sight(true, []), new Sight(true, ["Condition/hiv"]));
        Assert.True(after.Covers(before));
        Assert.False(before.Covers(after));
        Assert.False(less.Covers(after));
        Assert.False(less.Covers(before));
        Assert.True(less.Covers(less));
        var answer = Guid.NewGuid();
        Assert.False((after with { AnswersWithheld = [answer] }).Covers(after with { AnswersShown = [answer] }));
        Assert.True((after with { AnswersWithheld = [answer] }).Covers(after));
    }
}
