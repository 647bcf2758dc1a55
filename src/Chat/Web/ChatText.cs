namespace Tertulia.Chat.Web;

/// <summary>Names the resource file with Chat's texts: ChatText.resx, ChatText.es.resx.</summary>
public sealed class ChatText;
