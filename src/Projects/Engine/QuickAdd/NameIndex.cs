using Tertulia.Projects.Collation;

namespace Tertulia.Projects.QuickAdd;

/// <summary>Names that may stand in a line, folded. The longest that fits wins; of equally long ones a handle; two people of one name are nobody until a handle tells.</summary>
internal sealed class NameIndex
{
    private readonly List<(string Folded, Guid Id, bool Exact)> _names = [];

    public static NameIndex OfPeople(QuickAddContext context)
    {
        var index = new NameIndex();
        foreach (var person in context.People)
        {
            index.Add(person.Handle, person.Id, exact: true);
            index.Add(person.Name, person.Id, exact: false);

            // Ana, Ana María, Ana María López.
            for (var space = person.Name.IndexOf(' ', StringComparison.Ordinal); space > 0; space = person.Name.IndexOf(' ', space + 1))
                index.Add(person.Name[..space], person.Id, exact: false);
        }

        index.Add("me", context.Me, exact: false);
        index.Add("yo", context.Me, exact: false);
        return index;
    }

    public static NameIndex OfLabels(QuickAddContext context)
    {
        var index = new NameIndex();
        foreach (var label in context.Labels)
            index.Add(label.Name, label.Id, exact: true);
        return index;
    }

    /// <summary>The name that stands at a place of the line, and where it ends.</summary>
    public (int End, Guid Id)? Match(string line, int at)
    {
        (int End, Guid Id, bool Exact, bool Many)? best = null;
        foreach (var (folded, id, exact) in _names)
        {
            if (Words.EndOf(line, at, folded) is not { } end)
                continue;
            if (best is not { } so || end > so.End || (end == so.End && exact && !so.Exact))
                best = (end, id, exact, false);
            else if (end == so.End && exact == so.Exact && id != so.Id)
                best = so with { Many = true };
        }

        return best is { Many: false } one ? (one.End, one.Id) : null;
    }

    private void Add(string name, Guid id, bool exact)
    {
        var folded = FoldedText.Of(name.Trim());
        if (folded.Length is > 0 and <= 100)
            _names.Add((folded, id, exact));
    }
}
