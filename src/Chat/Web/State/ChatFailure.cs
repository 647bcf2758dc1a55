using Tertulia.Sdk;

namespace Tertulia.Chat.Web.State;

public enum ChatAction
{
    Edit,
    Delete,
    React,
    Save,
    Membership,
}

/// <summary>Something that was shown at once did not hold and was taken back: say so.</summary>
/// <param name="Code">A problem code; <c>unreachable</c> when no answer came.</param>
/// <param name="Text">For an edit, what was typed, so that it is not lost.</param>
public sealed record ChatFailure(ChatAction Action, Guid ChannelId, Guid? MessageId, string Code, string? Text = null)
{
    internal static string CodeOf(TertuliaException e) => e is ApiException refused ? refused.Code : "unreachable";
}
