using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Tertulia.Platform;

/// <summary>
/// The one database context. Modules contribute their entities, which are internal to them; the platform's own are the sets below.
/// </summary>
/// <remarks>
/// Writes go through <see cref="BeginAsync"/> or a lone <see cref="SaveChangesAsync(bool, CancellationToken)"/>; both take the
/// <see cref="WriteGate"/> on SQLite and wake the readers of the event log once committed. Bulk statements
/// (<c>ExecuteUpdateAsync</c>, raw SQL) belong inside <see cref="BeginAsync"/>.
/// </remarks>
public class TertuliaDb : IdentityUserContext<Account, Guid>
{
    private readonly ModuleCatalog modules;
    private readonly WriteGate gate;
    private readonly EventSignal signal;
    private WriteScope? scope;

    public TertuliaDb(DbContextOptions options, ModuleCatalog modules, WriteGate gate, EventSignal signal)
        : base(options)
    {
        (this.modules, this.gate, this.signal) = (modules, gate, signal);

        // Nobody goes on after a save that failed: the transaction ends. So no save within one needs a savepoint, two statements each.
        Database.AutoSavepointsEnabled = false;
    }

    public DbSet<Grant> Grants => Set<Grant>();

    public DbSet<Workspace> Workspaces => Set<Workspace>();

    public DbSet<Member> Members => Set<Member>();

    internal DbSet<AccountSession> Sessions => Set<AccountSession>();

    internal DbSet<Invitation> Invitations => Set<Invitation>();

    internal DbSet<EventRow> Events => Set<EventRow>();

    internal DbSet<SubscriberCursor> SubscriberCursors => Set<SubscriberCursor>();

    internal DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DatabaseKind Kind => Database.IsNpgsql() ? DatabaseKind.Postgres : DatabaseKind.Sqlite;

    /// <summary>Set by <see cref="EventLog"/>: this unit of work holds events that readers must be woken for.</summary>
    internal bool HasUnannouncedEvents { get; set; }

    /// <summary>Begins a write transaction, or joins the one under way (then only the outermost commit counts).</summary>
    public async Task<WriteScope> BeginAsync(CancellationToken ct)
    {
        if (scope is not null)
            return WriteScope.Joined;

        var pass = await EnterGateAsync(ct);
        try
        {
            var transaction = await Database.BeginTransactionAsync(ct);
            return scope = new WriteScope(transaction, pass, ended: committed =>
            {
                scope = null;
                if (committed)
                    Announce();
                else
                    HasUnannouncedEvents = false;
            });
        }
        catch
        {
            pass?.Dispose();
            throw;
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (scope is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        int rows;
        using (await EnterGateAsync(cancellationToken))
            rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        Announce();
        return rows;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var module in modules.Modules)
            module.ConfigureModel(builder);

        // The id of the writing transaction orders the log on PostgreSQL; see EventReader, and RestoredLog for the base.
        builder.Entity<EventRow>().Property(e => e.Transaction)
            .HasDefaultValueSql(Kind == DatabaseKind.Postgres ? "pg_current_xact_id()::text::bigint + platform.event_log_base()" : "0");
        NamingConvention.Apply(builder, Kind);
        OrdinalText.Apply(builder, Kind);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite has no time type, and text does not order across offsets: microseconds, the precision PostgreSQL keeps.
        if (Kind == DatabaseKind.Sqlite)
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMicrosecondsConverter>();
    }

    private async ValueTask<IDisposable?> EnterGateAsync(CancellationToken ct) =>
        Kind == DatabaseKind.Sqlite ? await gate.EnterAsync(ct) : null;

    private void Announce()
    {
        if (!HasUnannouncedEvents)
            return;

        HasUnannouncedEvents = false;
        signal.Raise();
    }
}
