using System.Globalization;
using Tertulia.Bench;
using Tertulia.Bench.Chat;
using Tertulia.Bench.Startup;

var quick = args.Contains("--quick");
switch (args.FirstOrDefault(a => !a.StartsWith('-')))
{
    case "startup":
        return (await StartupBench.RunAsync(quick)).Print();
    case "chat":
        return (await ChatBench.RunAsync(quick, Option("--clients") is { } clients ? int.Parse(clients, CultureInfo.InvariantCulture) : null, Option("--server"))).Print();
    default:
        Console.Error.WriteLine("There are ./bench startup and ./bench chat; ./bench --help says more.");
        return 2;
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
