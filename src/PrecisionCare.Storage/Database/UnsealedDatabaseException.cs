namespace PrecisionCare.Storage.Database;

/// <summary>The database holds records of a version that did not seal them. It is left as it is.</summary>
public sealed class UnsealedDatabaseException() : Exception(
    "The database holds records that a version before 0.1.0 stored unsealed; they cannot be taken over. Start with an empty database (another PRECISIONCARE_DATA or "
    + "PostgreSQL database), import the original files again, and destroy the old one.");
