using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tertulia.Testing;

namespace Tertulia.Platform.Tests.Identity;

/// <summary>Comparing a password takes a while: what happens to the account meanwhile counts.</summary>
public sealed class SignInRaceTests(TestServers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Guesses_sent_together_do_not_pass_the_lock_out(DatabaseKind database)
    {
        using var hasher = new HeldHasher();
        await using var server = await StartAsync(database, hasher);
        var owner = (await TestWorkspace.CreateAsync(server)).Owner;

        var right = await HoldAsync(server, owner, hasher);
        for (var i = 0; i < FailedSignIns.Most; i++)
            Assert.Equal(ProblemCodes.InvalidCredentials, (await SignInAsync(server, owner.Email, "not-the-password")).Code);
        hasher.Release();

        Assert.Equal(ProblemCodes.LockedOut, (await right).Code);
    }

    [Theory, EachDatabase]
    public async Task An_old_password_opens_no_session_after_it_was_changed(DatabaseKind database)
    {
        using var hasher = new HeldHasher();
        await using var server = await StartAsync(database, hasher);
        var owner = (await TestWorkspace.CreateAsync(server)).Owner;

        var old = await HoldAsync(server, owner, hasher);
        await owner.PutAsync("/api/me/password", new ChangePasswordRequest(owner.Password, "tortuga-ligera-amarilla-81"));
        hasher.Release();

        Assert.Equal(ProblemCodes.InvalidCredentials, (await old).Code);
        Assert.Single(await owner.GetAsync<SessionDto[]>("/api/me/sessions"));
    }

    private async Task<TestServer> StartAsync(DatabaseKind database, HeldHasher hasher) => await TestServer.StartAsync(
        database == DatabaseKind.Postgres ? await servers.PostgresAsync() : null, configure: b => b.Services.AddSingleton<IPasswordHasher<Account>>(hasher));

    /// <summary>A sign-in with the right password, as far as its comparison.</summary>
    private static async Task<Task<ApiAnswer<SignInResult>>> HoldAsync(TestServer server, TestMember owner, HeldHasher hasher)
    {
        hasher.HoldNext();
        var signingIn = SignInAsync(server, owner.Email, owner.Password);
        await hasher.Comparing.WaitAsync(Ct);
        return signingIn;
    }

    private static async Task<ApiAnswer<SignInResult>> SignInAsync(TestServer server, string email, string password)
    {
        using var http = server.CreateClient();
        using var response = await http.PostAsJsonAsync("/api/session", new SignInRequest(email, password), WireJson.Options);
        return await ApiAnswer<SignInResult>.ReadAsync(response);
    }

    /// <summary>Compares as usual, but keeps one comparison from ending.</summary>
    private sealed class HeldHasher : IPasswordHasher<Account>, IDisposable
    {
        private readonly PasswordHasher<Account> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        private readonly ManualResetEvent released = new(initialState: false);
        private readonly TaskCompletionSource comparing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int hold;

        public Task Comparing => comparing.Task;

        public void HoldNext() => Volatile.Write(ref hold, 1);

        public void Release() => released.Set();

        public string HashPassword(Account user, string password) => hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            var result = hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
            if (Interlocked.Exchange(ref hold, 0) == 1)
            {
                comparing.TrySetResult();
                released.WaitOne();
            }

            return result;
        }

        public void Dispose() => released.Dispose();
    }
}
