namespace PrecisionCare.Storage.Protection;

/// <summary>The master key is missing, malformed, or not the one under which this database was sealed. The message is for the operator and holds no key material.</summary>
public sealed class MasterKeyException : Exception
{
    public MasterKeyException(string message) : base(message)
    {
    }

    public MasterKeyException(string message, Exception cause) : base(message, cause)
    {
    }
}
