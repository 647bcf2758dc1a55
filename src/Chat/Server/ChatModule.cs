using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tertulia.Chat.Demo;
using Tertulia.Platform;
using Tertulia.Platform.Demo;

namespace Tertulia.Chat;

/// <summary>Channels, direct messages, threads.</summary>
public sealed class ChatModule : IModule
{
    internal const string Schema = "chat";

    public string Name => Schema;

    public void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<ChannelRoster>();
        services.AddScoped<ChannelLines>();
        services.AddScoped<MembershipChanges>();
        services.AddScoped<ThreadStates>();
        services.AddScoped<SeenNotifications>();
        services.AddScoped<MessageReader>();
        services.AddScoped<GeneralChannel>();
        services.AddScoped<IWorkspaceCreated>(s => s.GetRequiredService<GeneralChannel>());
        services.AddScoped<IMemberJoined>(s => s.GetRequiredService<GeneralChannel>());
        services.AddScoped<IDemoContent, ChatDemo>();
        services.AddSingleton<IDurableSubscriber, Badges>();
        services.AddSingleton<IDurableSubscriber, ThreadFollowers>();
        services.AddSingleton<IDurableSubscriber, ChatNotifications>();
        services.AddSingleton<IDurableSubscriber, DemotedMembers>();
        services.AddSingleton<ISearchProjector, ChatSearch>();
        services.AddSingleton<ISearchPlaceResolver, ChatPlaces>();
        services.AddSingleton<IReplayFilter, PresentTexts>();
        services.AddSingleton<ITopicAuthorizer>(new ResourceTopicAuthorizer(ChatTopics.ChannelPrefix));
    }

    public void ConfigureModel(ModelBuilder model)
    {
        ChannelStorage.Configure(model);
        ChannelMemberStorage.Configure(model);
        DraftStorage.Configure(model);
        MessageStorage.Configure(model);
        ReactionStorage.Configure(model);
        ThreadMembershipStorage.Configure(model);
        SavedMessageStorage.Configure(model);
    }

    public void MapEndpoints(ModuleEndpoints endpoints)
    {
        var chat = endpoints.Workspace.MapGroup("/chat").WithTags("Chat");

        GetSnapshot.Map(chat);
        MarkRead.Map(chat);
        UpdateMembership.Map(chat);
        SaveDraft.Map(chat);

        BrowseChannels.Map(chat);
        CreateChannel.Map(chat);
        GetChannel.Map(chat);
        UpdateChannel.Map(chat);
        ArchiveChannel.Map(chat);
        JoinChannel.Map(chat);
        LeaveChannel.Map(chat);
        ListMembers.Map(chat);
        AddMembers.Map(chat);
        RemoveMember.Map(chat);
        OpenDirect.Map(chat);

        PostMessage.Map(chat);
        ListMessages.Map(chat);
        GetMessage.Map(chat);
        EditMessage.Map(chat);
        DeleteMessage.Map(chat);
        React.Map(chat);

        GetThread.Map(chat);
        MarkThreadRead.Map(chat);
        FollowThread.Map(chat);
        ListThreads.Map(chat);

        SaveMessage.Map(chat);
        ListSaved.Map(chat);
    }
}
