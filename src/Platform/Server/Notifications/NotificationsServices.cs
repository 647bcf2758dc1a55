using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tertulia.Platform;

internal static class NotificationsServices
{
    public static void AddNotifications(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<NotificationWriter>();
        builder.Services.AddScheduledTask<NotificationsRetention>();
    }

    public static void MapNotifications(this IEndpointRouteBuilder workspace)
    {
        ListNotifications.Map(workspace);
        ReadNotifications.Map(workspace);
        EditPreferences.Map(workspace);
    }
}
