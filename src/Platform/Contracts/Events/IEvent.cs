namespace Tertulia.Platform;

/// <summary>A fact that happened, in the past tense. Its wire name is <c>module.subject.verb</c>, such as <c>chat.message.posted</c>.</summary>
public interface IEvent
{
    static abstract string Type { get; }
}
