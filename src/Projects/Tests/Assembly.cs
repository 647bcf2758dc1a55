using Tertulia.Testing;

[assembly: AssemblyFixture(typeof(TestServers))]
