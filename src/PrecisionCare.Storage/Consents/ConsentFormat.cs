using System.Text.Json;
using PrecisionCare.Consent;

namespace PrecisionCare.Storage.Consents;

/// <summary>How a stored Consent becomes what the engine decides by. Registered by the application, since reading formats is not the business of storage.</summary>
/// <param name="Read">Reads a FHIR R4 Consent of any shape; what it cannot read never widens access.</param>
public sealed record ConsentFormat(Func<JsonElement, ConsentDirective> Read);
