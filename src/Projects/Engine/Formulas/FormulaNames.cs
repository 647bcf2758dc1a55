using System.Text;

namespace Tertulia.Projects.Formulas;

/// <summary>A field that formulas can name.</summary>
/// <param name="Key">Never changes: the id of a custom field, see <see cref="KeyOf"/>, or a word for one that every task has.</param>
/// <param name="Name">As people see it; may change, and need not be the only one of that name.</param>
/// <param name="Formula">What computes it, as stored; null when it holds a value.</param>
public sealed record FormulaField(string Key, string Name, string? Formula = null)
{
    public static string KeyOf(Guid fieldId) => fieldId.ToString("D");
}

/// <summary>
/// Which field a formula means. People write <c>{Price}</c>; what is stored is <c>{#key}</c>, so that renaming a field breaks nothing, and what is shown
/// is the name of the day. Names match regardless of case, the exact one first; of several fields with the same name, the first.
/// </summary>
public sealed class FormulaNames
{
    private readonly Dictionary<string, FormulaField> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FormulaField> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FormulaField> _byNameInAnyCase = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="fields">Of those with the same key or name the first counts.</param>
    public FormulaNames(IEnumerable<FormulaField> fields)
    {
        foreach (var field in fields)
        {
            _byKey.TryAdd(field.Key, field);
            _byName.TryAdd(field.Name.Trim(), field);
            _byNameInAnyCase.TryAdd(field.Name.Trim(), field);
        }
    }

    /// <summary>The key of the field that is meant by a name, or by # and a key; null when there is none.</summary>
    public string? Resolve(string reference)
    {
        if (reference.StartsWith('#') && _byKey.TryGetValue(reference[1..], out var field))
            return field.Key;
        return _byName.TryGetValue(reference, out field) || _byNameInAnyCase.TryGetValue(reference, out field) ? field.Key : null;
    }

    /// <summary>The formula with keys for names, to store it. All else stays as typed, also names of no field and what is no formula at all.</summary>
    public string ToKeys(string formula) => Replace(formula, reference => Resolve(reference) is { } key ? $"#{key}" : reference);

    /// <summary>The formula with names for keys, to show it. Keys stay where the field is gone, or where its name would mean another.</summary>
    public string ToNames(string formula) => Replace(formula, reference =>
        reference.StartsWith('#')
        && _byKey.TryGetValue(reference[1..], out var field)
        && field.Name.Trim() is { Length: > 0 } name
        && Resolve(name) == field.Key
            ? name
            : reference);

    private static string Replace(string formula, Func<string, string> rename)
    {
        var text = new StringBuilder();
        var copied = 0;
        foreach (var token in FormulaLexer.Scan(formula).Tokens)
        {
            if (token.Kind != FormulaTokenKind.Field || rename(token.Value) is not { } reference || reference == token.Value)
                continue;
            text.Append(formula, copied, token.Start - copied).Append(FormulaPrinter.Braced(reference));
            copied = token.Start + token.Length;
        }

        return text.Append(formula, copied, formula.Length - copied).ToString();
    }
}
