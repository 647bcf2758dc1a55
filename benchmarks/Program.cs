using Tertulia.Bench;
using Tertulia.Bench.Chat;
using Tertulia.Bench.Startup;

var quick = args.Contains("--quick");
switch (args.FirstOrDefault(a => !a.StartsWith('-')))
{
    case "startup":
        return (await StartupBench.RunAsync(quick)).Print();
    case "chat":
        return (await ChatBench.RunAsync(quick)).Print();
    default:
        Console.Error.WriteLine("There are ./bench startup and ./bench chat; ./bench --help says more.");
        return 2;
}
