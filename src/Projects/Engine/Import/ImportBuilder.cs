using Tertulia.Projects.Collation;

namespace Tertulia.Projects.Import;

/// <summary>Gathers what a table mentions by name: the same name, however it is written, is the same thing.</summary>
internal sealed class ImportBuilder
{
    private readonly Dictionary<string, ImportedSection> _sections = [];
    private readonly Dictionary<string, ImportedLabel> _labels = [];
    private readonly List<ImportedMember> _members = [];
    private readonly Dictionary<string, int> _memberPlaces = [];

    public IReadOnlyList<ImportedSection> Sections => [.. _sections.Values];

    public IReadOnlyList<ImportedLabel> Labels => [.. _labels.Values];

    public IReadOnlyList<ImportedMember> Members => _members;

    public string Section(string name) => (_sections.TryGetValue(Key(name), out var known) ? known : _sections[Key(name)] = new($"s{_sections.Count}", name.Trim())).Key;

    public string Label(string name) =>
        (_labels.TryGetValue(Key(name), out var known) ? known : _labels[Key(name)] = new($"l{_labels.Count}", name.Trim(), ColorOf(_labels.Count))).Key;

    /// <summary>Colours in turn, the grey last.</summary>
    public static string ColorOf(int place) => ProjectColors.All[1 + (place % (ProjectColors.All.Count - 1))];

    /// <summary>The same e-mail is the same person; without one, the same name is.</summary>
    public string Member(string name, string? email)
    {
        var address = email?.Trim();
        if (address is null && name.Contains('@', StringComparison.Ordinal) && !name.Trim().Contains(' ', StringComparison.Ordinal))
            address = name.Trim();
        var byEmail = address is { Length: > 0 } ? "e:" + Key(address) : null;
        var byName = "n:" + Key(name);
        if ((byEmail is not null && _memberPlaces.TryGetValue(byEmail, out var place)) || (byEmail is null && _memberPlaces.TryGetValue(byName, out place)))
            return _members[place].Key;

        var member = new ImportedMember($"m{_members.Count}", string.IsNullOrWhiteSpace(name) ? address ?? "?" : name.Trim(), address);
        if (byEmail is not null)
            _memberPlaces.Add(byEmail, _members.Count);
        _memberPlaces.TryAdd(byName, _members.Count);
        _members.Add(member);
        return member.Key;
    }

    private static string Key(string name) => FoldedText.Of(name.Trim());
}
