namespace Tertulia.Platform;

/// <summary>For the server's own readers of the log: nobody may listen to the topics of single files.</summary>
internal static class FileTopics
{
    public static string File(Guid fileId) => Topics.Of("file", fileId);
}

/// <summary>The file can now be read by those who may view its resource.</summary>
internal sealed record FileAttached(Guid FileId) : IEvent
{
    public static string Type => "files.attached";
}

internal sealed record FileDeleted(Guid FileId) : IEvent
{
    public static string Type => "files.deleted";
}
