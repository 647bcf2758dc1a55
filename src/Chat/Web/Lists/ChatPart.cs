using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Tertulia.Chat.Web.State;
using Tertulia.Platform;
using Tertulia.Platform.Web.Identity;
using Tertulia.Platform.Web.Kit;
using Tertulia.Sdk;

namespace Tertulia.Chat.Web.Lists;

/// <summary>What Chat's dialogs and lists share: the store, texts, and one way to try and to fail.</summary>
public abstract class ChatPart : ComponentBase
{
    [Parameter, EditorRequired] public ChatStore Store { get; set; } = null!;

    [Inject] protected IStringLocalizer<ListText> L { get; set; } = null!;

    [Inject] protected IStringLocalizer<IdentityText> Problems { get; set; } = null!;

    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    [Inject] protected Toasts Toasts { get; set; } = null!;

    [Inject] protected Confirmations Confirmations { get; set; } = null!;

    protected TertuliaException? Problem { get; set; }

    protected bool Busy { get; private set; }

    protected string Slug => Store.Session.Workspace.Slug;

    /// <summary>What went wrong, in the person's language; Chat's own codes first.</summary>
    protected string? Said => Problem switch
    {
        null => null,
        ApiException refusal when L[$"Problem_{refusal.Code}"] is { ResourceNotFound: false } own => own,
        _ => Problems.Say(Problem),
    };

    protected MemberDto? Person(Guid id) => Store.Session.Members.Find(id);

    /// <summary>Runs a request; what the server refuses is kept in <see cref="Problem"/>. True when it succeeded.</summary>
    protected async Task<bool> TryAsync(Func<Task> attempt)
    {
        if (Busy)
            return false;

        (Busy, Problem) = (true, null);
        try
        {
            await attempt();
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
