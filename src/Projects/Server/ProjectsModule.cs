using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tertulia.Platform;

namespace Tertulia.Projects;

/// <summary>Projects, their tasks, and the views of them.</summary>
public sealed class ProjectsModule : IModule
{
    internal const string Schema = "projects";

    public string Name => Schema;

    public void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<ProjectMembers>();
        services.AddScoped<TaskPages>();
        services.AddScoped<TaskTree>();
        services.AddScoped<TaskRanks>();
        services.AddScoped<TaskEditor>();
        services.AddScoped<TaskSchedule>();
        services.AddScoped<FieldReferences>();
        services.AddScoped<TaskWork>();
        services.AddSingleton<ProjectIndex>();
        services.AddSingleton<IDurableSubscriber, ProjectNotifications>();
        services.AddSingleton<ISearchProjector, ProjectSearch>();
        services.AddScheduledTask<DueSoon>();
        services.AddScheduledTask<ProjectsRetention>();
        services.AddScheduledTask<RankSweep>();
        services.AddSingleton<ITopicAuthorizer>(new ResourceTopicAuthorizer(ProjectsTopics.ProjectPrefix));
    }

    public void ConfigureModel(ModelBuilder model)
    {
        PortfolioStorage.Configure(model);
        ProjectStorage.Configure(model);
        FavouriteStorage.Configure(model);
        SectionStorage.Configure(model);
        LabelStorage.Configure(model);
        CustomFieldStorage.Configure(model);
        ProjectTaskStorage.Configure(model);
        TaskActivityStorage.Configure(model);
        TimeEntryStorage.Configure(model);
        CommentStorage.Configure(model);
        SavedViewStorage.Configure(model);
        StatusUpdateStorage.Configure(model);
        BaselineStorage.Configure(model);
    }

    public void MapEndpoints(ModuleEndpoints endpoints)
    {
        var projects = endpoints.Workspace.MapGroup("/projects").WithTags("Projects");

        ListProjects.Map(projects);
        CreateProject.Map(projects);
        GetProject.Map(projects);
        UpdateProject.Map(projects);
        DeleteProject.Map(projects);
        MarkFavourite.Map(projects);
        SetMember.Map(projects);
        EditPortfolios.Map(projects);

        EditSections.Map(projects);
        EditLabels.Map(projects);
        EditFields.Map(projects);

        CreateTask.Map(projects);
        ReadTasks.Map(projects);
        EditTasks.Map(projects);
        MoveTasks.Map(projects);
        DeleteTasks.Map(projects);
        UndoBatch.Map(projects);
        EditDependencies.Map(projects);
        FollowTask.Map(projects);
        EditChecklists.Map(projects);
        EditFiles.Map(projects);
        TrackTime.Map(projects);
        EditComments.Map(projects);
        React.Map(projects);

        QueryTasks.Map(projects);
        EditViews.Map(projects);
        PostStatus.Map(projects);
        EditBaselines.Map(projects);
        MyWork.Map(projects);
    }
}
