using System.Net;

namespace Tertulia.Testing;

/// <summary>A server that tests talk to: inside the test's process (<see cref="TestServer"/>) or one of its own (<see cref="ServerProcess"/>).</summary>
public interface ITestHost
{
    Uri Address { get; }

    /// <summary>A client with the given cookies: a browser of its own.</summary>
    HttpClient CreateClient(CookieContainer cookies);
}
