namespace Tertulia.Platform.Demo;

/// <summary>What came of <c>--demo</c>.</summary>
public enum DemoOutcome
{
    NotAsked,
    Seeded,

    /// <summary>There was a workspace already, so nothing was touched.</summary>
    NotEmpty,
}

/// <summary>What the console says about the demo.</summary>
internal static class DemoNotice
{
    public static string Of(DemoOutcome outcome, string address) => outcome switch
    {
        DemoOutcome.Seeded => SignIn(address),
        DemoOutcome.NotEmpty => "--demo adds nothing: this server already has a workspace. For the fictional company, choose a fresh folder with --data DIR.\n",
        _ => "",
    };

    private static string SignIn(string address) =>
        $"""

          Norte Estudio is waiting at {address}
            you are          Ana Molina    {DemoSeeder.EmailOf("ana")}
            second browser   Luis Rivas    {DemoSeeder.EmailOf("luis")}
            password         {DemoSeeder.Password}    (everybody's; do not show this server to the world)


        """;
}
