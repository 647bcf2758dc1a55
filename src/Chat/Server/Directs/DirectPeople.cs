using System.Security.Cryptography;

namespace Tertulia.Chat;

/// <summary>The people of a direct or group message: two (or oneself alone) to nine, sorted, no one twice.</summary>
internal sealed class DirectPeople
{
    public const int Most = 9;

    private DirectPeople(Guid[] ids) => Ids = ids;

    public Guid[] Ids { get; }

    /// <summary>The caller is always one of them. Null when they are too many.</summary>
    public static DirectPeople? TryRead(Guid caller, IEnumerable<Guid> others)
    {
        Guid[] ids = [.. others.Append(caller).Distinct().Take(Most + 1).Order()];
        return ids.Length <= Most ? new(ids) : null;
    }

    /// <summary>Stands for exactly these people: a hash, so that one column can be unique.</summary>
    public Guid KeyIn(Guid workspaceId)
    {
        Span<byte> bytes = stackalloc byte[16 * (Most + 1)];
        workspaceId.TryWriteBytes(bytes);
        for (var i = 0; i < Ids.Length; i++)
            Ids[i].TryWriteBytes(bytes[(16 * (i + 1))..]);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..(16 * (Ids.Length + 1))], hash);
        return new(hash[..16]);
    }
}
