using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>Sets or removes the caller's photo; the body is the picture itself.</summary>
internal static class SetPhoto
{
    internal static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapPut("/members/me/photo", HandleAsync).WithName("members.set_photo");
        workspace.MapDelete("/members/me/photo", RemoveAsync).WithName("members.remove_photo");
    }

    private static async Task<Results<Ok<MemberDto>, ProblemHttpResult>> HandleAsync(
        HttpContext http, Caller caller, TertuliaDb db, PhotoStudio studio, FileStore files, MemberAdministration administration, MemberChanges changes, CancellationToken ct)
    {
        if (await ReadAsync(http, ct) is not { } picture)
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, ProblemCodes.TooLarge, "Choose a picture of at most 10 MB.");

        if (await studio.DrawAsync(picture, ct) is not { } photo)
            return Problems.Of(
                StatusCodes.Status415UnsupportedMediaType, ProblemCodes.UnsupportedType, "Choose a PNG, JPEG, WebP or GIF picture of at most 50 million pixels.");

        await using var write = await db.BeginAsync(ct);
        var member = await administration.OpenOwnAsync(caller, ct);
        var kept = await files.SaveAsync(new MemoryStream(photo), PhotoStudio.MostBytes, ct);
        var dto = await ChangeAsync(member, db, changes, kept.Hash, ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(dto);
    }

    private static async Task<Ok<MemberDto>> RemoveAsync(
        Caller caller, TertuliaDb db, MemberAdministration administration, MemberChanges changes, CancellationToken ct)
    {
        await using var write = await db.BeginAsync(ct);
        var dto = await ChangeAsync(await administration.OpenOwnAsync(caller, ct), db, changes, null, ct);
        await write.CommitAsync(ct);
        return TypedResults.Ok(dto);
    }

    private static async Task<MemberDto> ChangeAsync(Member member, TertuliaDb db, MemberChanges changes, string? hash, CancellationToken ct)
    {
        member.PhotoHash = hash;
        var dto = changes.Announce(member, member.Id);
        await db.SaveChangesAsync(ct);
        return dto;
    }

    /// <summary>The body, or null when it is too long.</summary>
    private static async Task<byte[]?> ReadAsync(HttpContext http, CancellationToken ct)
    {
        // More than a photo may have, so that the server reads on while it answers: else a browser sees a broken connection and no reason.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = 6L * PhotoStudio.MostBytes;
        if (http.Request.ContentLength > PhotoStudio.MostBytes)
            return null;

        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, ct)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > PhotoStudio.MostBytes)
                return null;
        }

        return body.ToArray();
    }
}
