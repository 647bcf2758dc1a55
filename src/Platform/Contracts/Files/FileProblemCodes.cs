namespace Tertulia.Platform;

/// <summary>The stable <c>code</c> of problems with files.</summary>
public static class FileProblemCodes
{
    /// <summary>The workspace has used up what it may store.</summary>
    public const string QuotaExceeded = "quota_exceeded";

    /// <summary>The server's disk is full.</summary>
    public const string StorageFull = "storage_full";
}
