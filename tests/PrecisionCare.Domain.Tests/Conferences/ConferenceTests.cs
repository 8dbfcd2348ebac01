using PrecisionCare.Conferences;

namespace PrecisionCare.Domain.Tests.Conferences;

/// <summary>Who may do what in a case conference, and how votes count.</summary>
public sealed class ConferenceTests
{
    private static readonly Guid Chair = new("0198c0de-0000-7000-8000-0000000000c1");
    private static readonly Guid Oncologist = new("0198c0de-0000-7000-8000-0000000000c2");
    private static readonly Guid Counselor = new("0198c0de-0000-7000-8000-0000000000c3");
    private static readonly Guid Stranger = new("0198c0de-0000-7000-8000-0000000000c9");
    private static readonly DateOnly Wanted = new(2026, 11, 27);
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private static readonly Conference Open = new()
    {
        Id = new("0198c0de-0000-7000-8000-0000000000f1"), Patient = new("0198c0de-0000-7000-8000-0000000000f2"), State = ConferenceState.Open, Chair = Chair, OpenedAt = Morning,
        AnswersBy = Wanted, Revision = 4,
        Participants = [new(Chair, "Dr A. Rivera", "Clinician"), new(Oncologist, "Dr B. Okafor", "Clinician"), new(Counselor, "C. Moreau", "GeneticCounselor")],
        Question = new Question("Which fluoropyrimidine?", "", "colorectal-cancer", "Colon cancer", [new(1, "capecitabine", true), new(2, "irinotecan", true)]),
    };

    private static Vote Says(Guid who, int option, Stance stance, int minute = 0) => new(option, who, stance, Morning.AddMinutes(minute));

    private static Conference With(params Vote[] votes) => Open with { Votes = [.. votes] };

    private static Conference Answered() => With([.. from p in Open.Participants from o in Open.Question!.Options select Says(p.Account, o.Number, Stance.For)]);

    [Fact]
    public void The_last_vote_of_a_participant_on_an_option_counts_and_each_name_stands_in_one_place()
    {
        var tally = With(Says(Oncologist, 1, Stance.For), Says(Counselor, 1, Stance.Abstain), Says(Oncologist, 1, Stance.Against, minute: 5), Says(Oncologist, 2, Stance.For)).Tallies[0];
        Assert.Equal("capecitabine", tally.Option.Name);
        Assert.Empty(tally.For);
        Assert.Equal("Dr B. Okafor", Assert.Single(tally.Against).Name);
        Assert.Equal("C. Moreau", Assert.Single(tally.Abstaining).Name);
        Assert.Equal("Dr A. Rivera", Assert.Single(tally.Silent).Name);
    }

    [Fact]
    public void The_order_in_which_votes_are_kept_does_not_change_the_tally()
    {
        var (first, last) = (Says(Oncologist, 1, Stance.For), Says(Oncologist, 1, Stance.Against, minute: 5));
        Assert.Equal("Dr B. Okafor", Assert.Single(With(last, first).Tallies[0].Against).Name);
    }

    [Fact]
    public void A_vote_of_somebody_who_was_not_invited_does_not_count() => Assert.Empty(With(Says(Stranger, 1, Stance.For)).Tallies[0].For);

    [Fact]
    public void Only_those_invited_vote_on_options_that_were_put_while_it_is_open()
    {
        Assert.Null(Open.WhyNotVote(Oncologist, 2));
        Assert.Equal(ConferenceRefusal.NotInvited, Open.WhyNotVote(Stranger, 1));
        Assert.Equal(ConferenceRefusal.NoSuchOption, Open.WhyNotVote(Oncologist, 3));
        Assert.Equal(ConferenceRefusal.NotOpen, (Open with { State = ConferenceState.Closed }).WhyNotVote(Oncologist, 1));
        Assert.Equal(ConferenceRefusal.NotOpen, (Open with { State = ConferenceState.Cancelled }).WhyNotAnswer(Oncologist));
    }

    [Fact]
    public void Who_is_not_shown_the_question_neither_votes_nor_is_waited_for()
    {
        var hidden = Open with { Question = null };
        Assert.Equal(ConferenceRefusal.NotShown, hidden.WhyNotVote(Oncologist, 1));
        Assert.Equal(Waiting.Nothing, hidden.WaitsFor(Oncologist, Wanted));
        Assert.Empty(hidden.Tallies);
    }

    [Fact]
    public void Somebody_who_no_longer_works_here_takes_no_part_and_holds_nothing_up()
    {
        var left = Answered() with { Participants = Open.Participants.SetItem(2, new(Counselor, "C. Moreau", "", Active: false)), Votes = [.. Answered().Votes.Where(v => v.By != Counselor)] };
        Assert.Equal(ConferenceRefusal.NotInvited, left.WhyNotVote(Counselor, 1));
        Assert.Empty(left.Outstanding);
        Assert.Equal(Waiting.Signature, left.WaitsFor(Chair, Wanted));
    }

    [Fact]
    public void A_vote_on_one_of_two_options_is_not_an_answer_and_an_abstention_is()
    {
        Assert.False(With(Says(Oncologist, 1, Stance.For)).HasAnswered(Oncologist));
        Assert.True(With(Says(Oncologist, 1, Stance.For), Says(Oncologist, 2, Stance.Abstain)).HasAnswered(Oncologist));
    }

    [Fact]
    public void Where_nothing_is_voted_on_a_comment_that_stands_is_an_answer()
    {
        var talk = Open with { Question = Open.Question! with { Options = [] } };
        var comment = new Comment(Guid.NewGuid(), Oncologist, Morning, "Ask the pathologist.", null);
        Assert.True((talk with { Comments = [comment] }).HasAnswered(Oncologist));
        Assert.False((talk with { Comments = [comment with { Words = null, WithdrawnAt = Morning }] }).HasAnswered(Oncologist));
    }

    [Fact]
    public void It_waits_for_answers_first_and_then_for_the_signature_of_the_chair()
    {
        Assert.Equal(Waiting.Answer, Open.WaitsFor(Chair, Wanted));
        Assert.Equal(Waiting.Nothing, Open.WaitsFor(Stranger, Wanted));
        Assert.Equal(Waiting.Signature, Answered().WaitsFor(Chair, Wanted));
        Assert.Equal(Waiting.Nothing, Answered().WaitsFor(Oncologist, Wanted));
        var chairAlone = With(Says(Chair, 1, Stance.For), Says(Chair, 2, Stance.Against));
        Assert.Equal(Waiting.Nothing, chairAlone.WaitsFor(Chair, Wanted));
        Assert.Equal(Waiting.Signature, chairAlone.WaitsFor(Chair, Wanted.AddDays(1)));
    }

    [Fact]
    public void The_chair_signs_what_they_have_seen_and_says_so_when_somebody_has_not_answered()
    {
        Assert.Null(Answered().WhyNotSign(Chair, Wanted, seen: 4, knowsOfSilence: false));
        Assert.Equal(ConferenceRefusal.NotLeading, Answered().WhyNotSign(Oncologist, Wanted, 4, false));
        Assert.Equal(ConferenceRefusal.Changed, Answered().WhyNotSign(Chair, Wanted, seen: 3, knowsOfSilence: true));
        Assert.Equal(ConferenceRefusal.AnswersOutstanding, Open.WhyNotSign(Chair, Wanted, 4, knowsOfSilence: false));
        Assert.Null(Open.WhyNotSign(Chair, Wanted, 4, knowsOfSilence: true));
        Assert.Null(Open.WhyNotSign(Chair, Wanted.AddDays(1), 4, knowsOfSilence: false));
    }

    [Fact]
    public void When_the_chair_has_left_the_house_a_participant_leads_and_not_before()
    {
        Assert.Equal(ConferenceRefusal.NotLeading, Open.WhyNotLead(Oncologist));
        var orphaned = Open with { Participants = Open.Participants.SetItem(0, new(Chair, "Dr A. Rivera", "Clinician", Active: false)) };
        Assert.Null(orphaned.WhyNotLead(Oncologist));
        Assert.Equal(ConferenceRefusal.NotLeading, orphaned.WhyNotLead(Stranger));
        Assert.Equal(ConferenceRefusal.NotLeading, orphaned.WhyNotLead(Chair));
    }

    [Fact]
    public void A_full_conference_takes_votes_and_no_further_comment()
    {
        var full = Open with { Comments = [.. Enumerable.Range(0, Comment.Most).Select(i => new Comment(Guid.NewGuid(), Oncologist, Morning.AddMinutes(i), "Words", null))] };
        Assert.Equal(ConferenceRefusal.TooManyComments, full.WhyNotComment(Oncologist));
        Assert.Null(full.WhyNotVote(Oncologist, 1));
        Assert.Null(Open.WhyNotComment(Oncologist));
    }

    [Fact]
    public void A_comment_is_taken_back_by_its_author_once()
    {
        var comment = new Comment(Guid.NewGuid(), Oncologist, Morning, "Words", null);
        var said = Open with { Comments = [comment] };
        Assert.Null(said.WhyNotWithdraw(Oncologist, comment.Id));
        Assert.Equal(ConferenceRefusal.NotTheirs, said.WhyNotWithdraw(Chair, comment.Id));
        Assert.Equal(ConferenceRefusal.NotTheirs, (Open with { Comments = [comment with { WithdrawnAt = Morning }] }).WhyNotWithdraw(Oncologist, comment.Id));
    }
}
