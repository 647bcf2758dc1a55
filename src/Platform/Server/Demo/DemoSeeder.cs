using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform.Demo;

/// <summary>Fills an empty server with Norte Estudio: its people here, the rest by the modules' <see cref="IDemoContent"/>, all in one transaction.</summary>
internal sealed class DemoSeeder(
    TertuliaDb db,
    UserManager<Account> accounts,
    IPasswordHasher<Account> hasher,
    IBlobStore blobs,
    FilesOptions files,
    IEnumerable<IDemoContent> contents,
    TimeProvider clock)
{
    /// <summary>Everybody's password. It is printed at the start: a demo is no place for secrets.</summary>
    public const string Password = "cuatro-naranjas-al-sol";

    public const string Slug = "norte-estudio";

    private const string Domain = "norte.example";

    /// <summary>False when the server is not empty: then nothing was touched.</summary>
    public async Task<bool> SeedAsync(CancellationToken ct)
    {
        if (await db.Workspaces.AnyAsync(ct))
            return false;

        await using var write = await db.BeginAsync(ct);
        await db.LockServerAsync(ct);
        if (await db.Workspaces.AnyAsync(ct))
            return false;

        var calendar = new DemoCalendar(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"));
        var past = new DemoClock(calendar.At(2 * DemoCalendar.Days, new(8, 30)));
        var art = new DemoArt();
        var store = new FileStore(db, blobs, files, past);
        var workspace = new Workspace { Id = Guid.CreateVersion7(past.GetUtcNow()), Name = "Norte Estudio", Slug = Slug, Language = "es", CreatedAt = past.GetUtcNow() };
        db.Add(workspace);
        var people = await HireAsync(workspace, calendar, past, store, art, ct);
        var context = new DemoContext(db, past, calendar, workspace, people, store, art);
        foreach (var member in people.Values)
        {
            past.Set(member.JoinedAt);
            context.Events.Append(workspace.Id, Topics.Workspace(workspace.Id), new MemberJoined(member.ToDto(calendar.Now)), member.Id, member.Id);
        }

        await db.SaveChangesAsync(ct);
        foreach (var content in contents.OrderBy(c => c.Order))
        {
            await content.SeedAsync(context, ct);
            await db.SaveChangesAsync(ct);
        }

        await write.CommitAsync(ct);
        return true;
    }

    public static string EmailOf(string key) => $"{key}@{Domain}";

    private async Task<Dictionary<string, Member>> HireAsync(
        Workspace workspace, DemoCalendar calendar, DemoClock past, FileStore store, DemoArt art, CancellationToken ct)
    {
        var people = new Dictionary<string, Member>();
        var members = new MemberFactory(db, past);

        // One hash for all: twenty at full cost would take longer than everything else together.
        var hash = hasher.HashPassword(new Account(), Password);
        foreach (var person in DemoPeople.All)
        {
            past.Set(calendar.At(person.JoinedDaysAgo, new(9, 0)));
            var email = EmailOf(person.Key);
            var account = new Account
            {
                Id = Guid.CreateVersion7(past.GetUtcNow()),
                UserName = email,
                Email = email,
                Language = person.Language,
                CreatedAt = past.GetUtcNow(),
                LockoutEnabled = true,
                PasswordHash = hash,
            };
            var created = await accounts.CreateAsync(account);
            if (!created.Succeeded)
                throw new InvalidOperationException($"The demo's account {email} could not be made: {created.Errors.First().Code}.");

            var member = await members.AddAsync(workspace.Id, account, person.Role, person.Name, person.Language, person.TimeZone, ct);
            (member.Title, member.StatusEmoji, member.StatusText) = (person.Title, person.StatusEmoji, person.StatusText);
            if (person.Face is not null)
            {
                using var photo = new MemoryStream(await art.FaceAsync(person.Key));
                member.PhotoHash = (await store.SaveAsync(photo, photo.Length, ct)).Hash;
            }

            people.Add(person.Key, member);
        }

        return people;
    }
}
