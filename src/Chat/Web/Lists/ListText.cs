namespace Tertulia.Chat.Web.Lists;

/// <summary>Names the texts of Chat's lists, dialogs and search (ListText.resx and its translations).</summary>
public sealed class ListText;
