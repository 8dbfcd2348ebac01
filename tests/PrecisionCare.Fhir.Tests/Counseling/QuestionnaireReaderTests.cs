using System.Text;
using System.Text.Json.Nodes;
using PrecisionCare.Counseling.Questionnaires;
using PrecisionCare.Fhir.Counseling;

namespace PrecisionCare.Fhir.Tests.Counseling;

public sealed class QuestionnaireReaderTests
{
    [Fact]
    public void The_questionnaires_that_ship_are_read_without_a_fault_and_are_what_their_rules_score()
    {
        Assert.Equal(["phq-9", "gad-7", "family-history"], OwnQuestionnaires.All.Select(o => o.Questionnaire.Name));
        Assert.All(OwnQuestionnaires.All.Where(o => o.Scoring is not null), o => Assert.NotNull(o.Scoring!.Scored(o.Questionnaire)));
        Assert.Equal(["44249-1", "69737-5"], OwnQuestionnaires.All.SelectMany(o => o.Questionnaire.Codes).Select(c => c.Code));
        Assert.Equal(["en", "de", "es"], OwnQuestionnaires.All[0].Questionnaire.Languages.AsEnumerable());
        Assert.Equal(["en", "de"], OwnQuestionnaires.All[1].Questionnaire.Languages.AsEnumerable());
        Assert.Equal(["en", "de", "es"], OwnQuestionnaires.All[2].Questionnaire.Languages.AsEnumerable());
    }

    [Fact]
    public void The_ninth_question_of_phq_9_is_the_one_about_death()
    {
        var questions = OwnQuestionnaires.All[0].Questionnaire.Questions.ToList();
        Assert.Equal(("44260-8", "9"), (questions[8].Codes[0].Code, questions[8].Prefix));
        Assert.Equal(9, OwnQuestionnaires.All[0].Scoring!.Safety!.Place);
    }

    [Fact]
    public void Answers_come_from_contained_value_sets_with_their_weights_and_translations()
    {
        var read = Read("""
            {"resourceType":"Questionnaire","name":"Mood Scale","title":"Mood","language":"en-GB",
             "contained":[{"resourceType":"ValueSet","id":"v","compose":{"include":[{"system":"urn:s","concept":[
               {"code":"a","display":"Never","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":0}]},
               {"code":"b","display":"Often","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":2.5}]}]}]}}],
             "item":[{"linkId":"1","type":"choice","text":"Sad?","answerValueSet":"#v","required":true,"repeats":true,
                "_text":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/translation","extension":[{"url":"lang","valueCode":"de"},{"url":"content","valueString":"Traurig?"}]}]}},
               {"linkId":"2","type":"text","text":"Why?","enableWhen":[{"question":"1","operator":"=","answerCoding":{"system":"urn:s","code":"b"}}]}]}
            """);
        Assert.Empty(read.Issues);
        var questionnaire = read.Questionnaire!;
        Assert.Equal(("mood-scale", "en"), (questionnaire.Name, questionnaire.Language));
        Assert.Equal([("a", 0m), ("b", 2.5m)], questionnaire.Items[0].Options.Select(o => (o.Key, o.Ordinal!.Value)));
        Assert.True(questionnaire.Items[0].Several);
        Assert.Equal("Traurig?", questionnaire.Items[0].Text.In("de"));
        Assert.Equal("Sad?", questionnaire.Items[0].Text.In("fr"));
        Assert.Contains("2", Answering.Asked(questionnaire, [new("1", "b")]));
    }

    [Fact]
    public void What_a_form_cannot_ask_is_named_with_its_place_and_the_rest_is_kept()
    {
        var read = Read("""
            {"resourceType":"Questionnaire","title":"T","item":[
              {"linkId":"1","type":"attachment","text":"Photo"},{"linkId":"2","type":"choice","text":"Which?","answerValueSet":"http://example.org/vs"},
              {"linkId":"2","type":"string","text":"Again"},{"linkId":"3","type":"integer","text":"How many?","repeats":true},
              {"linkId":"4","type":"string","text":"If","enableWhen":[{"question":"3","operator":"~","answerInteger":1}]}]}
            """);
        Assert.Equal(
            [("questionnaire.item-type", "item[0]"), ("questionnaire.no-options", "item[1]"), ("questionnaire.link-id", "item[2]"), ("questionnaire.repeats", "item[3]"), ("questionnaire.condition", "item[4]")],
            read.Issues.Select(i => (i.Code, i.Where.Path)));
        Assert.Equal([("2", ItemType.Line), ("3", ItemType.WholeNumber), ("4", ItemType.Line)], read.Questionnaire!.Items.Select(i => (i.LinkId, i.Type)));
    }

    [Theory]
    [InlineData("{", "questionnaire.not-json")]
    [InlineData("[]", "questionnaire.other-resource")]
    [InlineData("""{"resourceType":"Patient"}""", "questionnaire.other-resource")]
    [InlineData("""{"resourceType":"Questionnaire","title":"T"}""", "questionnaire.no-question")]
    [InlineData("""{"resourceType":"Questionnaire","item":[{"linkId":"1","type":"string"}]}""", "questionnaire.no-title")]
    [InlineData("""{"resourceType":"Questionnaire","title":"T","item":[{"linkId":"1","type":"group","item":{"linkId":"2"}}]}""", "questionnaire.no-question")]
    public void What_is_no_questionnaire_is_refused_with_a_reason(string json, string code)
    {
        var read = Read(json);
        Assert.Null(read.Questionnaire);
        Assert.Contains(read.Issues, i => i.Code == code && i.Severity == IssueSeverity.Error);
    }

    [Fact]
    public void A_questionnaire_that_is_written_reads_as_the_same()
    {
        foreach (var own in OwnQuestionnaires.All)
        {
            var again = QuestionnaireReader.Read(Encoding.UTF8.GetBytes(QuestionnaireWriter.Write(own.Questionnaire).ToJsonString()), "again");
            Assert.Empty(again.Issues);
            Assert.True(JsonNode.DeepEquals(QuestionnaireWriter.Write(own.Questionnaire), QuestionnaireWriter.Write(again.Questionnaire!)));
            Assert.Equal(own.Questionnaire.Languages.Order(StringComparer.Ordinal), again.Questionnaire!.Languages.Order(StringComparer.Ordinal));
        }
    }

    private static ReadQuestionnaire Read(string json) => QuestionnaireReader.Read(Encoding.UTF8.GetBytes(json), "q.json");
}
