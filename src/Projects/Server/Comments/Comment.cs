using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>What somebody said about a task. Deleted, it keeps its place and nothing else.</summary>
internal sealed class Comment
{
    public const int MostKinds = 50;

    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required Guid ProjectId { get; init; }

    public required Guid SubjectId { get; init; }

    public required Guid AuthorId { get; init; }

    public required string Text { get; set; }

    public Guid[] FileIds { get; set; } = [];

    /// <summary>In the order of their first use, and within each in the order people came.</summary>
    public IReadOnlyList<CommentReactionDto> Reactions { get; private set; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; private set; }

    public bool Deleted { get; private set; }

    public int Version { get; private set; } = 1;

    public void Edit(string text, DateTimeOffset now)
    {
        (Text, EditedAt) = (text, now);
        Version++;
    }

    public void Delete()
    {
        (Text, FileIds, Reactions, Deleted) = ("", [], [], true);
        Version++;
    }

    /// <summary>Says whether anything changed; null when there are too many kinds.</summary>
    public bool? React(Guid memberId, string emoji)
    {
        var there = Reactions.FirstOrDefault(r => r.Emoji == emoji);
        if (there?.MemberIds.Contains(memberId) == true)
            return false;
        if (there is null && Reactions.Count >= MostKinds)
            return null;

        Reactions = there is null
            ? [.. Reactions, new(emoji, [memberId])]
            : [.. Reactions.Select(r => r == there ? new CommentReactionDto(emoji, [.. r.MemberIds, memberId]) : r)];
        Version++;
        return true;
    }

    public bool Unreact(Guid memberId, string emoji)
    {
        if (Reactions.FirstOrDefault(r => r.Emoji == emoji)?.MemberIds.Contains(memberId) != true)
            return false;

        Reactions = [.. Reactions.Select(r => r.Emoji == emoji ? r with { MemberIds = [.. r.MemberIds.Where(id => id != memberId)] } : r).Where(r => r.MemberIds.Count > 0)];
        Version++;
        return true;
    }

    public CommentDto ToDto(IReadOnlyDictionary<Guid, FileDto> files) => new(
        Id, ProjectId, SubjectId, AuthorId, Text, [.. FileIds.Where(files.ContainsKey).Select(id => files[id])], Reactions, CreatedAt, EditedAt, Deleted, Version);
}

internal static class CommentStorage
{
    public static DbSet<Comment> Comments(this TertuliaDb db) => db.Set<Comment>();

    public static void Configure(ModelBuilder model) => model.Entity<Comment>(comment =>
    {
        comment.ToTable("Comments", ProjectsModule.Schema);
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.Text).HasMaxLength(ProjectLimits.Comment);
        comment.Property(c => c.Reactions).HasJson();
        comment.HasIndex(c => new { c.SubjectId, c.Id });
    });
}
