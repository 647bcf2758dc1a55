using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tertulia.Platform.Web;

namespace Tertulia.Platform.Tests.Kit;

/// <summary>Renders kit components in English, at a fixed time, with a browser that answers nothing.</summary>
public abstract class KitTest : BunitContext
{
    protected KitTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Engine = JSInterop.SetupModule("./_content/platform/js/shell.js");
        Engine.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddPlatformWeb();
    }

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));

    protected BunitJSModuleInterop Engine { get; }
}
