using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>One thing that was done to a task. Written once; only <see cref="Undone"/> changes.</summary>
internal sealed class TaskActivity
{
    /// <summary>Of a description, which is told shortened.</summary>
    private const int MostTold = 300;

    public required Guid Id { get; init; }

    public required Guid ProjectId { get; init; }

    public required Guid TaskId { get; init; }

    public required Guid BatchId { get; init; }

    /// <summary>Its place in the batch: ids of the same millisecond are in no order.</summary>
    public required int Sequence { get; init; }

    public required TaskActivityKind Kind { get; init; }

    public string? Field { get; init; }

    /// <summary>JSON, whole, so that it can be brought back.</summary>
    public string? Old { get; init; }

    public string? New { get; init; }

    /// <summary>The task's version it made: while the field's last version is this one, it can be undone.</summary>
    public required int Version { get; init; }

    public required Guid ActorId { get; init; }

    public required DateTimeOffset At { get; init; }

    public bool Undone { get; set; }

    public ActivityDto ToDto() => new(Id, TaskId, BatchId, Kind, Field, Told(Old), Told(New), ActorId, At, Undone);

    public static string? Write(JsonElement? value) => value?.GetRawText();

    private static JsonElement? Told(string? json)
    {
        if (json is null)
            return null;

        var value = JsonSerializer.Deserialize<JsonElement>(json);
        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > MostTold } text
            ? JsonSerializer.SerializeToElement(string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MostTold - 1]) ? MostTold - 1 : MostTold), "…"))
            : value;
    }
}

internal static class TaskActivityStorage
{
    public static DbSet<TaskActivity> TaskActivities(this TertuliaDb db) => db.Set<TaskActivity>();

    public static void Configure(ModelBuilder model) => model.Entity<TaskActivity>(activity =>
    {
        activity.ToTable("Activities", ProjectsModule.Schema);
        activity.Property(a => a.Id).ValueGeneratedNever();
        activity.Property(a => a.Field).HasMaxLength(60);
        activity.HasIndex(a => new { a.TaskId, a.Id });
        activity.HasIndex(a => a.BatchId);
    });
}
