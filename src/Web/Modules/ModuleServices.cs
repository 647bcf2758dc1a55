namespace Tertulia.Web.Modules;

/// <summary>
/// Services that join after the application has started. The container is built once, so a module loaded later gets one of
/// its own, which hands requests for the application's services on to the application. Components are given the union.
/// </summary>
internal sealed class ModuleServices(IReadOnlyList<ServiceDescriptor> application, IServiceProvider applicationServices, IServiceProvider union)
{
    private readonly List<ServiceProvider> _modules = [];
    private readonly HashSet<Type> _registered = [];

    internal IServiceProvider Add(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        foreach (var descriptor in application.Where(d => !d.IsKeyedService).DistinctBy(d => d.ServiceType))
        {
            // An open generic, such as ILogger<>, cannot be handed on by a factory; what it depends on can.
            if (descriptor.ServiceType.IsGenericTypeDefinition)
                services.Insert(services.Count, descriptor);
            else
                services.Insert(services.Count, Forward(descriptor));
        }

        var own = new ServiceCollection();
        configure(own);
        foreach (var descriptor in own)
        {
            services.Insert(services.Count, descriptor);
            _registered.Add(descriptor.ServiceType);
        }

        _modules.Add(services.BuildServiceProvider());
        return union;
    }

    internal object? Find(Type type)
    {
        if (!_registered.Contains(type))
            return null;
        foreach (var module in _modules)
        {
            if (module.GetService(type) is { } service)
                return service;
        }

        return null;
    }

    private ServiceDescriptor Forward(ServiceDescriptor descriptor)
    {
        var type = descriptor.ServiceType;
        var lifetime = descriptor.Lifetime == ServiceLifetime.Transient ? ServiceLifetime.Transient : ServiceLifetime.Singleton;
        return new ServiceDescriptor(type, _ => applicationServices.GetRequiredService(type), lifetime);
    }
}
