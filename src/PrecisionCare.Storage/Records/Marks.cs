using PrecisionCare.Storage.Protection;

namespace PrecisionCare.Storage.Records;

/// <summary>What stands in the database for a name that must be found again and not be read (<see cref="InstallationKey.Mark"/>).</summary>
internal static class Marks
{
    /// <summary>Of a resource's type and id, <c>Condition/c1</c>.</summary>
    public static string OfFact(this InstallationKey key, string factId) => key.Mark("fact", factId);

    /// <summary>Of the id of a Patient, <c>Patient/p1</c>.</summary>
    public static string OfPatient(this InstallationKey key, string patientId) => key.Mark("patient", patientId);

    /// <summary>Of the value of a patient's identifier, without its system.</summary>
    public static string OfIdentifier(this InstallationKey key, string value) => key.Mark("identifier", value);

    /// <summary>Of a sample's column.</summary>
    public static string OfSample(this InstallationKey key, string sample) => key.Mark("sample", sample);

    /// <summary>Of a file's name.</summary>
    public static string OfFileName(this InstallationKey key, string file) => key.Mark("file name", file);

    /// <summary>Of the digest of a content that could be guessed, such as one resource or one piece of advice.</summary>
    public static string OfContent(this InstallationKey key, string digest) => key.Mark("content", digest);
}
