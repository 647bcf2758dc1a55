using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tertulia.Platform;

/// <summary>Accounts, sessions, workspaces, members and invitations: what they register and answer.</summary>
internal static class IdentityServices
{
    /// <summary>PBKDF2-HMAC-SHA512 at the cost OWASP advises (Password Storage Cheat Sheet, 2023).</summary>
    private const int Iterations = 210_000;

    public static void AddIdentity(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddIdentityCore<Account>(options =>
            {
                // Strength is PasswordPolicy's matter, the form of addresses that of Checks.
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordPolicy.Shortest,
                    RequiredUniqueChars = 1,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                options.User.AllowedUserNameCharacters = "";
                options.User.RequireUniqueEmail = true;
            })
            .AddUserStore<UserOnlyStore<Account, TertuliaDb, Guid>>();
        services.Configure<PasswordHasherOptions>(options =>
            options.IterationCount = builder.Configuration.GetValue("Tertulia:PasswordIterations", Iterations));
        services.AddAuthentication(SignInSessions.Scheme).AddCookie(SignInSessions.Scheme, CookieSetup.Configure);

        services.AddSingleton<SessionRegistry>();
        services.AddSingleton<ILiveSubscriber>(s => s.GetRequiredService<SessionRegistry>());
        services.AddSingleton<DecoyHash>();
        services.AddSingleton<FailedSignIns>();
        services.AddSingleton<TwoFactorTicket>();
        services.AddSingleton<InvitationTokens>();
        services.AddScoped<AuditLog>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<SignInSessions>();
        services.AddScoped<AccountFactory>();
        services.AddScoped<MemberFactory>();
        services.AddScoped<WorkspaceFactory>();
        services.AddScoped<Newcomers>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<PasswordConfirmation>();
        services.AddScoped<MemberChanges>();
        services.AddScoped<MemberAdministration>();
        services.AddSingleton<PhotoStudio>();
        services.AddScheduledTask<StatusSweep>();
        services.AddScheduledTask<IdentitySweep>();
    }

    public static void MapIdentity(this ModuleEndpoints endpoints)
    {
        MapAnonymous(endpoints.Anonymous);
        MapAccount(endpoints.Account);
        MapWorkspace(endpoints.Workspace);
    }

    public static void ConfigureIdentity(this ModelBuilder model, string schema)
    {
        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("AuditEntries", schema);
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Property(e => e.Action).HasMaxLength(80);
            entry.Property(e => e.Detail).HasMaxLength(300);
            entry.Property(e => e.Address).HasMaxLength(64);
            entry.HasIndex(e => new { e.WorkspaceId, e.Id });
            entry.HasIndex(e => new { e.AccountId, e.Id });
        });

        model.Entity<RecoveryCode>(code =>
        {
            code.ToTable("RecoveryCodes", schema);
            code.HasKey(c => new { c.AccountId, c.Hash });
            code.Property(c => c.Hash).HasMaxLength(64);
        });

        model.Entity<Account>().Property(a => a.TotpSecret).HasMaxLength(512);
        model.Entity<Member>(member =>
        {
            member.Property(m => m.SearchText).HasMaxLength(600);
            member.HasIndex(m => new { m.WorkspaceId, m.SearchText });
        });
    }

    private static void MapAnonymous(IEndpointRouteBuilder api)
    {
        GetServer.Map(api);
        SetUp.Map(api);
        SignIn.Map(api);
        SignInTwoFactor.Map(api);
        MeasurePassword.Map(api);
        PreviewInvitation.Map(api);
        AcceptInvitation.Map(api);
    }

    private static void MapAccount(IEndpointRouteBuilder api)
    {
        GetMe.Map(api);
        SignOut.Map(api);
        UpdatePreferences.Map(api);
        ChangePassword.Map(api);
        EnrolTotp.Map(api);
        ConfirmTotp.Map(api);
        ReplaceRecoveryCodes.Map(api);
        DisableTotp.Map(api);
        ListSessions.Map(api);
        EndSession.Map(api);
        CreateWorkspace.Map(api);
    }

    private static void MapWorkspace(IEndpointRouteBuilder workspace)
    {
        ListMembers.Map(workspace);
        GetMember.Map(workspace);
        UpdateProfile.Map(workspace);
        SetStatus.Map(workspace);
        SetPhoto.Map(workspace);
        GetPhoto.Map(workspace);
        ChangeRole.Map(workspace);
        DeactivateMember.Map(workspace);
        ReactivateMember.Map(workspace);
        GetPresence.Map(workspace);
        CreateInvitation.Map(workspace);
        ListInvitations.Map(workspace);
        RevokeInvitation.Map(workspace);
        UpdateWorkspace.Map(workspace);
        ListAudit.Map(workspace);
    }
}
