using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PrecisionCare.Decisions;
using PrecisionCare.Fhir.Decisions;
using PrecisionCare.Knowledge;
using PrecisionCare.Patients;
using PrecisionCare.Planning;

namespace PrecisionCare.Fhir.Planning;

/// <summary>
/// Writes a signed treatment plan as a FHIR R4 Bundle: a CarePlan with its Goals, a MedicationRequest for each medicine, and a GuidanceResponse for what was advised
/// about it. The requests are proposals (<c>intent</c>) and drafts (<c>status</c>): a plan prescribes nothing, and a reader that looks at the status alone does not
/// take them for current medicines either.
/// </summary>
public static class PlanBundleWriter
{
    private const string Lifestyle = "urn:precisioncare:lifestyle-measure";

    /// <param name="plan">The version.</param>
    /// <param name="superseded">A later version has been signed.</param>
    /// <param name="patient">The Patient as the record holds it.</param>
    /// <param name="patientKey">Our key of the patient.</param>
    /// <param name="knowledge">For codes of ingredients and measures.</param>
    /// <param name="at">The time of the export.</param>
    public static byte[] Write(TreatmentPlan plan, bool superseded, ReadOnlyMemory<byte> patient, Guid patientKey, KnowledgeBase knowledge, DateTimeOffset at)
    {
        var bundle = new WrittenBundle(at);
        var subject = bundle.Add(patientKey, JsonNode.Parse(patient.Span)!.AsObject());
        var author = bundle.Add(plan.Signature);
        var goals = plan.Content.Goals.Select((goal, i) => GoalOf(bundle, plan, goal, i, subject, author, knowledge)).ToList();
        var medicines = plan.Items.Select(item => RequestOf(bundle, item, subject, knowledge)).ToList();
        bundle.Add(plan.Id, new JsonObject
        {
            ["resourceType"] = "CarePlan",
            ["id"] = plan.Id.ToString(),
            ["status"] = superseded ? "revoked" : "active",
            ["intent"] = "plan",
            ["title"] = $"Treatment plan, version {plan.Version.ToString(CultureInfo.InvariantCulture)}",
            ["subject"] = subject.DeepClone(),
            ["period"] = new JsonObject { ["start"] = Day(DateOnly.FromDateTime(plan.Signature.At.UtcDateTime)) },
            ["created"] = WrittenBundle.Instant(plan.Signature.At),
            ["author"] = author.DeepClone(),
            ["goal"] = new JsonArray([.. goals]),
            ["activity"] = new JsonArray(
            [
                .. medicines.Select(m => new JsonObject { ["reference"] = m }),
                .. plan.Content.Measures.Select(LifestyleMeasure.Find).OfType<LifestyleMeasure>().Select(m => Activity(m.Text, "not-started", (Lifestyle, m.Code, m.Text))),
                .. plan.Content.Lifestyle is { } words ? [Activity(words, "not-started")] : Array.Empty<JsonObject>(),
                .. plan.Content.Review is { } review ? [ReviewOn(review)] : Array.Empty<JsonObject>(),
            ]),
            ["note"] = plan.Content.Remarks is { } remarks ? new JsonArray { new JsonObject { ["text"] = remarks } } : null,
        });
        return bundle.Write();
    }

    private static JsonObject GoalOf(WrittenBundle bundle, TreatmentPlan plan, PlanGoal goal, int place, JsonObject subject, JsonObject author, KnowledgeBase knowledge)
    {
        var id = IdOf(plan.Id, $"goal {place}");
        return bundle.Add(id, new JsonObject
        {
            ["resourceType"] = "Goal",
            ["id"] = id.ToString(),
            ["lifecycleStatus"] = "active",
            ["description"] = WrittenBundle.Concept(goal.Text),
            ["subject"] = subject.DeepClone(),
            ["startDate"] = Day(DateOnly.FromDateTime(plan.Signature.At.UtcDateTime)),
            ["target"] = Target(goal, knowledge) is { Count: > 0 } target ? new JsonArray { target } : null,
            ["expressedBy"] = author.DeepClone(),
        });
    }

    private static JsonObject Target(PlanGoal goal, KnowledgeBase knowledge)
    {
        var target = new JsonObject();
        if (goal.Measure is { } measure && goal.Target is { } value && knowledge.Parameters.Has(measure))
        {
            var parameter = knowledge.Parameters[measure];
            target["measure"] = WrittenBundle.Concept(parameter.Label, [.. parameter.Loinc.Take(1).Select(code => (CodeSystems.Loinc, code, (string?)null))]);
            target["detailQuantity"] = new JsonObject
            {
                ["value"] = value, ["comparator"] = goal.Comparison, ["unit"] = parameter.Unit, ["system"] = CodeSystems.Ucum, ["code"] = parameter.Unit,
            };
        }

        if (goal.Due is { } due) target["dueDate"] = Day(due);
        return target;
    }

    private static JsonObject RequestOf(WrittenBundle bundle, Decision item, JsonObject subject, KnowledgeBase knowledge)
    {
        var advice = GuidanceResponseWriter.Add(bundle, item, subject);
        var request = new JsonObject
        {
            ["resourceType"] = "MedicationRequest",
            ["id"] = item.Id.ToString(),
            ["status"] = "draft",
            ["intent"] = "proposal",
            ["subject"] = subject.DeepClone(),
            ["supportingInformation"] = new JsonArray { advice },
            ["authoredOn"] = WrittenBundle.Instant(item.Signature.At),
            ["requester"] = bundle.Add(item.Signature),
            ["reasonCode"] = new JsonArray { WrittenBundle.Concept(item.Advised.Problem) },
            ["note"] = new JsonArray([.. Notes(item).Select(text => new JsonObject { ["text"] = text })]),
            ["dosageInstruction"] = item.Dose is { } dose ? new JsonArray { new JsonObject { ["text"] = dose } } : null,
        };
        string[] ingredients = item.Advised.Drug.Split('+');
        if (ingredients is [var only]) request["medicationCodeableConcept"] = Ingredient(only, knowledge);
        else request["medicationReference"] = Combination(bundle, item, ingredients, knowledge);
        return bundle.Add(item.Id, request);
    }

    /// <summary>Codes of one concept mean the same thing, so those of several ingredients stand in a Medication.</summary>
    private static JsonObject Combination(WrittenBundle bundle, Decision item, string[] ingredients, KnowledgeBase knowledge)
    {
        var id = IdOf(item.Id, "medication");
        return bundle.Add(id, new JsonObject
        {
            ["resourceType"] = "Medication",
            ["id"] = id.ToString(),
            ["code"] = WrittenBundle.Concept(string.Join(" / ", ingredients)),
            ["ingredient"] = new JsonArray([.. ingredients.Select(i => new JsonObject { ["itemCodeableConcept"] = Ingredient(i, knowledge) })]),
        });
    }

    private static JsonObject Ingredient(string name, KnowledgeBase knowledge) =>
        knowledge.Medicines.Find(name)?.RxNorm is { } code ? WrittenBundle.Concept(name, (CodeSystems.RxNorm, code, name)) : WrittenBundle.Concept(name);

    private static IEnumerable<string> Notes(Decision item) =>
    [
        .. item.Advised.Monitoring.Select(m => $"Watch: {m}"),
        .. item.Advised.TakenInstead.Select(d => $"Taken when it was decided, for the same problem: {d}"),
        .. OverrideReasons.Find(item.Reason) is { } reason ? [$"Given although advised against: {reason.Text}"] : Array.Empty<string>(),
    ];

    private static JsonObject Activity(string text, string status, params (string System, string Code, string? Display)[] codes) => new()
    {
        ["detail"] = new JsonObject { ["code"] = codes.Length == 0 ? null : WrittenBundle.Concept(text, codes), ["status"] = status, ["description"] = text },
    };

    private static JsonObject ReviewOn(DateOnly day)
    {
        var activity = Activity("Review of the plan", "scheduled");
        activity["detail"]!["scheduledPeriod"] = new JsonObject { ["start"] = Day(day) };
        return activity;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The same part of the same thing has the same id in every export.</summary>
    private static Guid IdOf(Guid whole, string part) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{whole:N} {part}")).AsSpan(0, 16));
}
