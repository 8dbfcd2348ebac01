using System.Collections.Immutable;

namespace PrecisionCare.Fhir;

/// <summary>A kind of fault that reading FHIR can find: the permanent code with its severity and remedy. What exactly is wrong, and where, each Issue says itself.</summary>
/// <param name="Code">Permanent, begins with <c>fhir.</c>.</param>
/// <param name="Severity">Whether something is lost by it.</param>
/// <param name="Meaning">What the code stands for and what becomes of the input, in a sentence.</param>
/// <param name="Remedy">What the user can do.</param>
public sealed record FhirFault(string Code, IssueSeverity Severity, string Meaning, string Remedy)
{
    public static FhirFault NotJson { get; } = new("fhir.not-json", IssueSeverity.Error,
        "The text breaks the rules of JSON; the resource in which it stands is left out.",
        "Export the file again; if it was edited by hand, mend the place named.");

    public static FhirFault Truncated { get; } = new("fhir.truncated", IssueSeverity.Error,
        "The file ends in the middle; what was complete before is kept.",
        "Transfer the file again and compare its size with the original.");

    public static FhirFault BadCompression { get; } = new("fhir.bad-compression", IssueSeverity.Error,
        "The gzip data is damaged; what could be unpacked is kept.",
        "Transfer the file again, or import it uncompressed.");

    public static FhirFault NotUtf8 { get; } = new("fhir.not-utf8", IssueSeverity.Information,
        "The file is UTF-16; FHIR asks for UTF-8. It is read all the same.",
        "Nothing to do; to silence this, export as UTF-8.");

    public static FhirFault InvalidText { get; } = new("fhir.invalid-text", IssueSeverity.Warning,
        "A text holds bytes or escapes that are no characters; they are replaced by U+FFFD.",
        "Export the file as UTF-8; check names and notes of the resource for the replacement character.");

    public static FhirFault NotFhir { get; } = new("fhir.not-fhir", IssueSeverity.Error,
        "The JSON is no FHIR resource: it has no resourceType; it is left out.",
        "Check that the right file was chosen: a Bundle, a resource, or one resource a line.");

    public static FhirFault UnknownType { get; } = new("fhir.unknown-type", IssueSeverity.Warning,
        "The resource type is not of FHIR R4; the resource is kept as a source and not used.",
        "Export as FHIR R4 (4.0.1), or correct the resourceType.");

    public static FhirFault WrongType { get; } = new("fhir.wrong-type-of-value", IssueSeverity.Error,
        "An element has another JSON type than R4 gives it; the element is left out, the resource is kept.",
        "Correct the element at its source and import again.");

    public static FhirFault BadDate { get; } = new("fhir.bad-date", IssueSeverity.Error,
        "A date is no FHIR date; it is left out, the resource is kept.",
        "Write the date as YYYY, YYYY-MM, YYYY-MM-DD or with time and zone, and import again.");

    public static FhirFault BadNumber { get; } = new("fhir.bad-number", IssueSeverity.Error,
        "A number lies outside what can be held exactly; the value is left out, the resource is kept.",
        "Check the value at its source.");

    public static FhirFault BadCode { get; } = new("fhir.bad-code", IssueSeverity.Warning,
        "A code is not of the value set that R4 requires; it is read as unknown.",
        "Correct the code at its source and import again.");

    public static FhirFault BadId { get; } = new("fhir.bad-id", IssueSeverity.Warning,
        "An id is not made as FHIR asks (1 to 64 of letters, digits, '-' and '.').",
        "Nothing to do if the system that sent it uses such ids throughout; else correct it.");

    public static FhirFault MissingId { get; } = new("fhir.missing-id", IssueSeverity.Warning,
        "A resource has no id; one is made from its content, so that importing the same content again changes nothing.",
        "Give the resource an id, so that a newer version of it can replace this one.");

    public static FhirFault DuplicateId { get; } = new("fhir.duplicate-id", IssueSeverity.Error,
        "Two different resources of the file have the same type and id; the first is kept.",
        "Find out which one is meant and remove the other, or give it an id of its own.");

    public static FhirFault MissingSubject { get; } = new("fhir.missing-subject", IssueSeverity.Error,
        "It is not stated which patient the resource concerns; it is in no patient's record.",
        "State the patient by reference or identifier and import again.");

    public static FhirFault UnknownPatient { get; } = new("fhir.unknown-patient", IssueSeverity.Error,
        "The resource concerns a patient who is not in the input; it is in no patient's record.",
        "Import the Patient resource too.");

    public static FhirFault UnresolvedReference { get; } = new("fhir.unresolved-reference", IssueSeverity.Warning,
        "A reference leads to nothing in the file and has no address of its own; it is left out.",
        "Add the resource that is meant, or correct the reference.");

    public static FhirFault MissingRequired { get; } = new("fhir.missing-required", IssueSeverity.Warning,
        "An element that R4 requires is missing; the resource is kept and the element counts as unknown.",
        "Add the element at its source and import again.");

    public static FhirFault TwoValues { get; } = new("fhir.two-values", IssueSeverity.Error,
        "An element that may be of one type only is given in several; none is used.",
        "Keep the one that is meant.");

    public static FhirFault UnknownElement { get; } = new("fhir.unknown-element", IssueSeverity.Warning,
        "The element is not of this resource type in R4; it is not read.",
        "Check the spelling, or the FHIR version of the export.");

    public static FhirFault DuplicateProperty { get; } = new("fhir.duplicate-property", IssueSeverity.Error,
        "An element is stated twice in one object; the resource is kept as a source and not used.",
        "Keep the one that is meant and import again.");

    public static FhirFault ModifierExtension { get; } = new("fhir.modifier-extension", IssueSeverity.Warning,
        "An extension changes the meaning of the resource in a way that is not known here; the resource is kept as a source and not used.",
        "Read the resource itself; state its content without the modifier if it holds without.");

    public static FhirFault DeletionNotApplied { get; } = new("fhir.deletion-not-applied", IssueSeverity.Warning,
        "The Bundle asks to delete a resource; an import deletes nothing.",
        "If the resource is wrong, send it again with the status entered-in-error.");

    public static FhirFault TooDeep { get; } = new("fhir.too-deep", IssueSeverity.Error,
        "The resource is nested deeper than any FHIR resource needs; it is left out.",
        "Check the system that wrote the file.");

    public static FhirFault TooLarge { get; } = new("fhir.too-large", IssueSeverity.Error,
        "The resource is larger than a record can hold; it is left out.",
        "Send attachments (images, documents, sequence files) by address instead of inline.");

    public static FhirFault Empty { get; } = new("fhir.empty", IssueSeverity.Error,
        "The file holds no resource.",
        "Check that the right file was chosen.");

    /// <summary>Every fault, in the order of the documentation.</summary>
    public static ImmutableArray<FhirFault> All { get; } =
    [
        NotJson, Truncated, BadCompression, NotUtf8, InvalidText, NotFhir, Empty, TooDeep, TooLarge, UnknownType, DuplicateProperty, ModifierExtension,
        UnknownElement, WrongType, BadDate, BadNumber, BadCode, TwoValues, MissingRequired, MissingId, BadId, DuplicateId, MissingSubject, UnknownPatient,
        UnresolvedReference, DeletionNotApplied,
    ];

    /// <param name="message">What is wrong here, without personal data.</param>
    /// <param name="where">Where it stands.</param>
    public Issue At(SourceLocation where, string message) => new(Code, Severity, message, Remedy, where);
}
