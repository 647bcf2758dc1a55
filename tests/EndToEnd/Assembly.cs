using Tertulia.Testing;

[assembly: AssemblyFixture(typeof(TestServers))]

// One after another: each starts servers and browsers of its own, and two cores are all there may be.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
