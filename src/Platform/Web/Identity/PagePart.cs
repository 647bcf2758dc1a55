using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Tertulia.Platform.Web.Client;
using Tertulia.Platform.Web.Kit;
using Tertulia.Platform.Web.Shell;
using Tertulia.Sdk;

namespace Tertulia.Platform.Web.Identity;

/// <summary>What each section of the preferences and the administration needs: the open workspace, texts, and one way to try and to fail.</summary>
public abstract class PagePart : ComponentBase
{
    [Inject] protected AppSession Session { get; set; } = null!;

    [Inject] protected ShellSession Shell { get; set; } = null!;

    [Inject] protected Toasts Toasts { get; set; } = null!;

    [Inject] protected Confirmations Confirmations { get; set; } = null!;

    [Inject] protected IStringLocalizer<IdentityText> L { get; set; } = null!;

    protected WorkspaceSession Workspace => Session.Workspace ?? throw new InvalidOperationException("No workspace is open.");

    protected TertuliaException? Problem { get; private set; }

    protected bool Busy { get; private set; }

    /// <summary>Runs a request; what the server refuses is kept in <see cref="Problem"/> and shown. True when it succeeded.</summary>
    protected async Task<bool> TryAsync(Func<Task> attempt, string? done = null)
    {
        if (Busy)
            return false;

        (Busy, Problem) = (true, null);
        try
        {
            await attempt();
            if (done is not null)
                Toasts.Show(done);
            return true;
        }
        catch (TertuliaException e)
        {
            Problem = e;
            return false;
        }
        finally
        {
            Busy = false;
        }
    }
}
