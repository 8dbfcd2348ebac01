using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PrecisionCare.Consent;
using PrecisionCare.Fhir;
using PrecisionCare.Fhir.Consents;
using PrecisionCare.Patients;

namespace PrecisionCare.Web.Commands;

/// <summary>One worked case of <c>consent decide</c>: access to a record, use of a dataset, or a right of the patient.</summary>
internal static class ConsentCase
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>False when the case could not be read; the fault stands on <paramref name="faults"/>.</returns>
    public static bool Answer(JsonElement entry, TextWriter output, TextWriter faults)
    {
        string id = entry.Text("id") ?? "";
        var answer = entry.Text("kind") switch
        {
            "access" => Access(entry),
            "duo" => DatasetUse(entry),
            "rights" => Right(entry),
            _ => null,
        };
        if (answer is null)
        {
            faults.WriteLine($"Case '{id}': kind, request or patient is missing or unknown. Expected kinds: access, duo, rights (accounting).");
            return false;
        }
        answer.Insert(0, "id", id);
        output.WriteLine(answer.ToJsonString(Written));
        return true;
    }

    private static JsonObject? Access(JsonElement entry)
    {
        if (entry.Get("request") is not { } request || RequestOf(entry.Get("patient") ?? default, request) is not { } asked) return null;
        var consents = request.Truth("storeError") == true
            ? null
            : entry.Items("consents").Select(ConsentReader.Read).ToImmutableArray() as IReadOnlyCollection<ConsentDirective>;
        var policy = entry.Text("defaultPolicy") == "treat-only" ? DefaultPolicy.TreatOnly : DefaultPolicy.DenyAll;
        var decision = ConsentEngine.Decide(asked, consents, policy);
        return new JsonObject
        {
            ["decision"] = decision.Permitted ? "permit" : "deny",
            ["basis"] = decision.Basis,
            ["obligations"] = new JsonArray([.. decision.Obligations.Select(o => (JsonNode)o)]),
        };
    }

    private static AccessRequest? RequestOf(JsonElement patient, JsonElement request)
    {
        if (request.Get("user") is not { } user || request.Get("resource") is not { } resource) return null;
        if (request.Text("purpose") is not { } purpose || !DateTimeOffset.TryParse(request.Text("at"), out var at)) return null;
        string? tenant = user.Text("tenant");
        return new AccessRequest
        {
            Subject = new(patient.Text("id") ?? "", DateOf(patient.Text("birthDate"))),
            User = new Requester
            {
                Id = user.Text("id") ?? "",
                Organization = user.Text("org"),
                Roles = [.. user.Texts("roles").Select(RoleOf).OfType<RequesterRole>()],
                Groups = [.. user.Texts("groups")],
                InCareTeam = user.Truth("careTeam") == true,
                ForeignTenant = tenant == patient.Text("tenant") ? null : tenant,
            },
            Purpose = purpose,
            Action = request.Text("action") ?? "access",
            At = at,
            Resource = new RequestedResource
            {
                Type = resource.Text("type") ?? "",
                Id = resource.Text("id") ?? "",
                Labels = [.. resource.Texts("labels")],
                Codes = [.. resource.Texts("codes")],
                Author = resource.Text("author"),
                Date = DateOf(resource.Text("date")),
                Related = [.. resource.Texts("related")],
                AdultOnsetOnly = resource.Truth("adultOnsetOnly") == true,
            },
            BreakGlass = request.Get("breakGlass") is { ValueKind: JsonValueKind.Object } glass
                ? new(glass.Text("reason") ?? "", glass.Get("minutes") is { ValueKind: JsonValueKind.Number } m && m.TryGetInt32(out int minutes) ? minutes : 0)
                : null,
        };
    }

    private static RequesterRole? RoleOf(string role) => role switch
    {
        "clinician" => RequesterRole.Clinician,
        "counselor" => RequesterRole.Counselor,
        "researcher" => RequesterRole.Researcher,
        "consent-admin" => RequesterRole.ConsentAdministrator,
        _ => null,
    };

    private static JsonObject? DatasetUse(JsonElement entry)
    {
        if (entry.Get("request") is not { } request || request.Text("purpose") is not { } purpose) return null;
        bool permitted = DataUse.Permits([.. entry.Texts("datasetUse")], new DataUseRequest
        {
            Purpose = purpose,
            Disease = request.Text("mondo"),
            DiseaseAncestors = [.. request.Texts("ancestors")],
            ForProfit = request.Truth("forProfit"),
            EthicsApproval = request.Truth("ethicsApproval"),
            Undertakings = [.. request.Texts("undertakings")],
        });
        return new JsonObject { ["decision"] = permitted ? "permit" : "deny" };
    }

    private static JsonObject? Right(JsonElement entry)
    {
        if (entry.Get("request") is not { } request || request.Text("op") != "accounting") return null;
        var now = DateTimeOffset.UnixEpoch.AddYears(60);
        var disclosures = (entry.Get("given")?.Items("disclosures") ?? []).Select(d => new Disclosure(d.Text("purpose") ?? "", now));
        return new JsonObject
        {
            ["listed"] = new JsonArray([.. AccountingOfDisclosures.Of(disclosures, now).Select(d => (JsonNode)d.Purpose)]),
        };
    }

    private static PartialDate? DateOf(string? text) => PartialDate.TryParse(text, out var date) ? date : null;
}
