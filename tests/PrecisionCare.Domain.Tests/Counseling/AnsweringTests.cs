using System.Collections.Immutable;
using PrecisionCare.Counseling.Questionnaires;

namespace PrecisionCare.Tests.Counseling;

public sealed class AnsweringTests
{
    private static readonly Questionnaire Form = new()
    {
        Name = "form", Url = "urn:form", Title = LocalText.Of("Form"),
        Items =
        [
            Item("smokes", ItemType.Boolean) with { Required = true },
            Item("tobacco", ItemType.Group) with
            {
                EnableWhen = [new("smokes", "=", "true")],
                Items = [Item("a-day", ItemType.WholeNumber) with { Required = true }, Item("much", ItemType.Line) with { EnableWhen = [new("a-day", ">=", "20")] }],
            },
            Item("mood", ItemType.Choice) with { Options = [new("low", LocalText.Of("Low"), null, 0), new("high", LocalText.Of("High"), null, 3)] },
            Item("why", ItemType.Text) with { EnableWhen = [new("mood", ">", "low"), new("smokes", "exists", "true")], EnableAll = true },
            Item("since", ItemType.Date),
            Item("weight", ItemType.Number),
        ],
    };

    [Fact]
    public void A_question_is_asked_when_its_condition_holds_and_its_group_is_asked()
    {
        Assert.DoesNotContain("a-day", Answering.Asked(Form, [new("smokes", "false")]));
        Assert.Contains("a-day", Answering.Asked(Form, [new("smokes", "true")]));
        Assert.Contains("much", Answering.Asked(Form, [new("smokes", "true"), new("a-day", "20")]));
        Assert.DoesNotContain("much", Answering.Asked(Form, [new("smokes", "true"), new("a-day", "9")]));
        Assert.Contains("why", Answering.Asked(Form, [new("smokes", "false"), new("mood", "high")]));
        Assert.DoesNotContain("why", Answering.Asked(Form, [new("mood", "high")]));
    }

    [Fact]
    public void An_answer_to_a_question_that_is_not_asked_is_neither_kept_nor_asked_for_nor_a_condition()
    {
        ImmutableArray<ResponseAnswer> answers = [new("much", "yes"), new("a-day", "40"), new("smokes", "false")];
        Assert.Equal([new ResponseAnswer("smokes", "false")], Answering.Kept(Form, answers).AsEnumerable());
        Assert.Empty(Answering.Faults(Form, answers));
    }

    [Fact]
    public void All_that_is_wrong_is_named_at_once()
    {
        var faults = Answering.Faults(Form, [new("smokes", "true"), new("mood", "medium"), new("since", "yesterday"), new("weight", "70,5")]);
        Assert.Equal(["a-day", "mood", "since", "weight"], faults.Select(f => f.Field));
        Assert.Equal("smokes", Assert.Single(Answering.Faults(Form, [])).Field);
        Assert.Equal("Give one answer.", Assert.Single(Answering.Faults(Form, [new("smokes", "false"), new("mood", "low"), new("mood", "high")])).Message);
    }

    private static QuestionnaireItem Item(string linkId, ItemType type) => new() { LinkId = linkId, Type = type, Text = LocalText.Of(linkId) };
}
