using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tertulia.Platform.Web.Browser;
using Tertulia.Platform.Web.Client;
using Tertulia.Platform.Web.Kit;
using Tertulia.Platform.Web.Shell;

namespace Tertulia.Platform.Web;

/// <summary>Registers the kit, the browser engines and the shell.</summary>
public static class PlatformWeb
{
    public static IServiceCollection AddPlatformWeb(this IServiceCollection services)
    {
        services.AddLocalization();
        services.TryAddSingleton(TimeProvider.System);

        services.AddScoped<ShellEngine>();
        services.AddScoped<BrowserStorage>();
        services.AddScoped<BrowserState>();
        services.AddScoped<ScrollEngine>();
        services.AddScoped<ComposerEngine>();
        services.AddScoped<ComposerPreferences>();
        services.AddScoped<CodeHighlighter>();
        services.AddScoped<EmojiEngine>();
        services.AddScoped<BrowserNotifications>();
        services.AddScoped<BrowserUploads>();
        services.TryAddScoped<IUploadEngine>(provider => provider.GetRequiredService<BrowserUploads>());
        services.TryAddScoped<IKeyValueStorage, IndexedDbStorage>();

        services.AddScoped<MinuteClock>();
        services.AddScoped<Toasts>();
        services.AddScoped<Confirmations>();

        services.AddScoped<Appearance>();
        services.AddScoped<Hotkeys>();
        services.AddScoped<HelpSheet>();
        services.AddScoped<ModuleRegistry>();
        services.AddScoped<ShellSession>();
        services.AddScoped<WorkspaceEntrance>();
        services.AddScoped<ShellParts>();
        services.AddScoped<Palette>();
        services.AddScoped<PaletteRecents>();
        services.AddScoped<IPaletteSource, CommandPaletteSource>();

        services.AddScoped<Identity.StatusDialogs>();
        services.AddSingleton(ShellPart.Of<Identity.UserMenuItems>(ShellPlace.UserMenu));
        services.AddSingleton(ShellPart.Of<Identity.WorkspaceMenuItems>(ShellPlace.WorkspaceMenu));
        services.AddSingleton(ShellPart.Of<Identity.StatusDialog>(ShellPlace.Overlay));
        services.AddSingleton(ShellPart.Of<Identity.HomeActivity>(ShellPlace.Home, order: 10));
        return services;
    }
}
