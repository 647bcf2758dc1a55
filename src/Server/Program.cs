using Tertulia.Server;

var app = ServerApp.Build(args);
if (Listening.Problem(app.Configuration) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return 1;
}

var demo = await app.PrepareAsync();
Listening.AnnounceWhenReady(app, demo);
await app.RunAsync();
return 0;
