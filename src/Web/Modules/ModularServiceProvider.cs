namespace Tertulia.Web.Modules;

/// <summary>Builds the application's container with room for modules that are loaded later.</summary>
internal sealed class ModularServiceProviderFactory : IServiceProviderFactory<IServiceCollection>
{
    public IServiceCollection CreateBuilder(IServiceCollection services) => services;

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder)
    {
        ServiceDescriptor[] application = [.. containerBuilder];
        var holder = new ModuleServicesHolder();
        containerBuilder.AddScoped(_ => holder.Services ?? throw new InvalidOperationException("The application's scope is not open yet."));
        return new Root(containerBuilder.BuildServiceProvider(), application, holder);
    }

    private sealed class ModuleServicesHolder
    {
        internal ModuleServices? Services { get; set; }
    }

    /// <summary>The root provider; the one scope a browser app has is opened from it.</summary>
    private sealed class Root(ServiceProvider inner, IReadOnlyList<ServiceDescriptor> application, ModuleServicesHolder holder)
        : IServiceProvider, IServiceScopeFactory, IAsyncDisposable
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IServiceScopeFactory) ? this : inner.GetService(serviceType);

        public IServiceScope CreateScope()
        {
            var scope = new Scope(inner.CreateAsyncScope());
            holder.Services = scope.Modules = new ModuleServices(application, scope.Application, scope);
            return scope;
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class Scope(AsyncServiceScope inner) : IServiceScope, IKeyedServiceProvider, IAsyncDisposable
    {
        internal IServiceProvider Application => inner.ServiceProvider;

        internal ModuleServices? Modules { get; set; }

        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType) => serviceType == typeof(IServiceProvider)
            ? this
            : Application.GetService(serviceType) ?? Modules?.Find(serviceType);

        public object? GetKeyedService(Type serviceType, object? serviceKey) => Application.GetKeyedServices(serviceType, serviceKey).LastOrDefault();

        public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => Application.GetRequiredKeyedService(serviceType, serviceKey);

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
