using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Tertulia.Platform.Web;
using Tertulia.Platform.Web.Client;
using Tertulia.Web;
using Tertulia.Web.Modules;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.RootComponents.Add<HeadOutlet>("head::after");
builder.ConfigureContainer(new ModularServiceProviderFactory());
builder.Services.AddPlatformWeb();
builder.Services.AddPlatformClient(new Uri(builder.HostEnvironment.BaseAddress));
builder.Services.AddScoped<SessionGuard>();
builder.Services.AddModules();
await builder.Build().RunAsync();
