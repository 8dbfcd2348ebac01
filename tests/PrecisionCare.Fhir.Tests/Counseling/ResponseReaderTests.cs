using System.Globalization;
using System.Text;
using PrecisionCare.Consent.Labelling;
using PrecisionCare.Fhir.Counseling;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;

namespace PrecisionCare.Fhir.Tests.Counseling;

public sealed class ResponseReaderTests
{
    private static readonly string[] Phq9 = ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"];

    private static readonly string[] Answers = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];

    [Fact]
    public void A_phq_9_of_another_system_is_scored_by_its_loinc_codes()
    {
        var read = Read(Response("http://loinc.org/q/44249-1", [.. Phq9.Select((code, i) => $"/44249-1/{code}")], i => Coding(Answers[i % 4])));
        Assert.Equal("phq-9", read.Known!.Questionnaire.Name);
        Assert.Equal(0 + 1 + 2 + 3 + 0 + 1 + 2 + 3 + 0, read.Score!.Value);
        Assert.Null(read.Score.Alarm);
    }

    [Fact]
    public void Answers_given_as_numbers_or_in_words_are_understood_and_the_ninth_alarms()
    {
        var read = Read(Response(null, Phq9, i => i % 2 == 0 ? """{"valueInteger":1}""" : """{"valueString":"several days"}"""));
        Assert.Equal(9, read.Score!.Value);
        Assert.NotNull(read.Score.Alarm);
    }

    [Fact]
    public void An_answer_that_cannot_be_told_leaves_the_score_open()
    {
        var read = Read(Response("http://loinc.org/q/44249-1", Phq9, i => i == 3 ? """{"valueString":"sometimes, maybe"}""" : Coding(Answers[0])));
        Assert.Null(read.Score!.Value);
        Assert.Equal(1, read.Score.Missing);
    }

    [Fact]
    public void Any_other_response_keeps_its_questions_and_answers_those_in_groups_too()
    {
        var read = Read("""
            {"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"http://example.org/q","item":[{"linkId":"g","item":[
              {"linkId":"g.1","text":"Smokes?","answer":[{"valueBoolean":true,"item":[{"linkId":"g.1.1","answer":[{"valueQuantity":{"value":20,"unit":"a day"}}]}]}]}]}]}
            """);
        Assert.Null(read.Known);
        Assert.Null(read.Score);
        Assert.Equal([("g.1", "true"), ("g.1.1", "20 a day")], read.Answers.Select(a => (a.LinkId, a.Answers.Single())));
        Assert.Null(ResponseReader.Read(Encoding.UTF8.GetBytes("""{"resourceType":"Observation"}""")));
    }

    [Fact]
    public void Consent_knows_an_imported_phq_9_for_mental_health_by_what_it_asks()
    {
        var knowledge = KnowledgeBase.Load(KnowledgeFolder.Shipped());
        var labeller = new FactLabeller(knowledge.Sensitivities, knowledge.GeneCodes);
        foreach (string json in (string[])[Response("http://loinc.org/q/44249-1", ["1", "2"], _ => Coding("x")), Response(null, ["/44260-8"], _ => Coding("x"))])
        {
            string bundle = $$$"""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p1"}},{"resource":{{{json}}}}]}""";
            var fact = Assert.Single(Assert.Single(RecordFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(bundle)), "b.json").Patients).Facts.OfType<OtherResource>());
            Assert.Contains("PSY", labeller.Label(fact).Resource.Labels);
            Assert.Equal("2026-10-01", fact.Date.ToString());
        }
    }

    private static ForeignResponse Read(string json) => ResponseReader.Read(Encoding.UTF8.GetBytes(json))!;

    private static string Coding(string code) => $$$"""{"valueCoding":{"system":"http://loinc.org","code":"{{{code}}}"}}""";

    private static string Response(string? questionnaire, string[] linkIds, Func<int, string> answer) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"resourceType":"QuestionnaireResponse","id":"r1","status":"completed","subject":{"reference":"Patient/p1"},"authored":"2026-10-01",{{(questionnaire is null ? "" : $"\"questionnaire\":\"{questionnaire}\",")}}
        "item":[{{string.Join(',', linkIds.Select((l, i) => $"{{\"linkId\":\"{l}\",\"answer\":[{answer(i)}]}}"))}}]}
        """);
}
