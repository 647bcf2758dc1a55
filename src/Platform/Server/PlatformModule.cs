using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tertulia.Platform.Demo;

namespace Tertulia.Platform;

/// <summary>What every module stands on: access, events, realtime, and the subjects that have folders of their own here.</summary>
public sealed class PlatformModule : IModule
{
    public string Name => "platform";

    public void AddServices(IHostApplicationBuilder builder)
    {
        builder.AddIdentity();

        var services = builder.Services;
        services.AddSingleton<WriteGate>();
        services.AddSingleton<EventSignal>();
        services.AddScoped<EventLog>();
        services.AddSingleton<ISchemaInitializer, RestoredLog>();
        services.AddScoped<AccessGrants>();

        services.AddSingleton<CallerResolver>();
        services.AddSingleton<ILiveSubscriber>(s => s.GetRequiredService<CallerResolver>());
        services.AddSingleton<IAuthorizationHandler, WorkspaceAuthorizationHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationRefusals>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Account, p => p.RequireAuthenticatedUser())
            .AddPolicy(Policies.Workspace, p => p.RequireAuthenticatedUser().AddRequirements(new WorkspaceRequirement(WorkspaceRole.Guest)))
            .AddPolicy(Policies.FullMember, p => p.RequireAuthenticatedUser().AddRequirements(new WorkspaceRequirement(WorkspaceRole.Member)))
            .AddPolicy(Policies.Admin, p => p.RequireAuthenticatedUser().AddRequirements(new WorkspaceRequirement(WorkspaceRole.Admin)))
            .AddPolicy(Policies.Owner, p => p.RequireAuthenticatedUser().AddRequirements(new WorkspaceRequirement(WorkspaceRole.Owner)));

        services.AddSingleton<ConnectionDirectory>();
        services.AddSingleton<HubLifetimeManager<RealtimeEndpoint>, RealtimeLifetimeManager>();
        services.AddSingleton<TopicAccess>();
        services.AddSingleton<ITopicAuthorizer, WorkspaceTopicAuthorizer>();
        services.AddSingleton<ITopicAuthorizer, MemberTopicAuthorizer>();
        services.AddSingleton<ILiveSubscriber, RealtimeDispatcher>();
        services.AddSingleton<PresenceService>();
        services.AddSingleton<IPresence>(s => s.GetRequiredService<PresenceService>());
        services.AddHostedService(s => s.GetRequiredService<PresenceService>());
        services.AddSignalR(options => options.MaximumReceiveMessageSize = 128 * 1024)
            .AddJsonProtocol(options => WireJson.Configure(options.PayloadSerializerOptions));

        services.AddSingleton<LiveEventPump>();
        services.AddHostedService(s => s.GetRequiredService<LiveEventPump>());
        services.AddSingleton<DurableEventPump>();
        services.AddSingleton<ILiveSubscriber>(s => s.GetRequiredService<DurableEventPump>());
        services.AddHostedService(s => s.GetRequiredService<DurableEventPump>());

        builder.AddFiles();
        builder.AddNotifications();
        builder.AddSearch();
        builder.AddJobs();
        services.AddScoped<DemoSeeder>();
        builder.AddObservability();
    }

    public void ConfigureModel(ModelBuilder model) => PlatformModel.Configure(model);

    public void MapEndpoints(ModuleEndpoints endpoints)
    {
        endpoints.Root.MapHub<RealtimeEndpoint>(RealtimeHub.Path);
        endpoints.MapIdentity();
        endpoints.Workspace.MapFiles();
        endpoints.Workspace.MapSearch();
        endpoints.Workspace.MapNotifications();
        endpoints.Root.MapObservability();
    }
}
