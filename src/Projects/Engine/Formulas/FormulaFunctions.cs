namespace Tertulia.Projects.Formulas;

/// <summary>What a missing argument does to a function.</summary>
internal enum BlankRule
{
    /// <summary>It is an argument like others: the function skips it, or takes it as 0 or as an empty text.</summary>
    Taken,

    /// <summary>A missing date makes the result missing; other blanks count as 0 or as an empty text.</summary>
    NoDateStays,

    /// <summary>Any makes the result missing.</summary>
    Stays,
}

/// <summary>A function, for help and completion.</summary>
/// <param name="Spanish">Its name in Spanish spreadsheets; both names are understood everywhere, in any case, with or without accents.</param>
public sealed record FormulaFunction(string Name, string Spanish, int MinArguments, int MaxArguments)
{
    internal BlankRule Blanks { get; init; }

    /// <summary>Of arguments without errors; null for functions that choose which arguments to evaluate.</summary>
    internal Func<FormulaArguments, FormulaValue>? Evaluate { get; init; }

    internal Func<FormulaEvaluator, IReadOnlyList<Node>, FormulaValue>? Choose { get; init; }
}

/// <summary>The functions there are.</summary>
public static class FormulaFunctions
{
    private const int Any = int.MaxValue;

    private static readonly Dictionary<string, FormulaFunction> ByName = [];

    /// <summary>By subject.</summary>
    public static IReadOnlyList<FormulaFunction> All { get; } =
    [
        Lazy("IF", "SI", 2, 3, LogicFunctions.If),
        Lazy("IFERROR", "SI.ERROR", 2, 2, LogicFunctions.IfError),
        Lazy("SWITCH", "CAMBIAR", 3, Any, LogicFunctions.Switch),
        Lazy("AND", "Y", 1, Any, LogicFunctions.And),
        Lazy("OR", "O", 1, Any, LogicFunctions.Or),
        Lazy("ISERROR", "ESERROR", 1, 1, LogicFunctions.IsError),
        Eager("NOT", "NO", 1, 1, BlankRule.Taken, LogicFunctions.Not),
        Eager("ISBLANK", "ESBLANCO", 1, 1, BlankRule.Taken, LogicFunctions.IsBlank),

        Eager("SUM", "SUMA", 1, Any, BlankRule.Taken, NumberFunctions.Sum),
        Eager("AVERAGE", "PROMEDIO", 1, Any, BlankRule.Taken, NumberFunctions.Average),
        Eager("MIN", "MIN", 1, Any, BlankRule.Taken, NumberFunctions.Min),
        Eager("MAX", "MAX", 1, Any, BlankRule.Taken, NumberFunctions.Max),
        Eager("COUNT", "CONTAR", 1, Any, BlankRule.Taken, NumberFunctions.Count),
        Eager("ROUND", "REDONDEAR", 1, 2, BlankRule.NoDateStays, NumberFunctions.Round),
        Eager("ROUNDUP", "REDONDEAR.MAS", 1, 2, BlankRule.NoDateStays, NumberFunctions.RoundUp),
        Eager("ROUNDDOWN", "REDONDEAR.MENOS", 1, 2, BlankRule.NoDateStays, NumberFunctions.RoundDown),
        Eager("INT", "ENTERO", 1, 1, BlankRule.NoDateStays, NumberFunctions.Int),
        Eager("ABS", "ABS", 1, 1, BlankRule.NoDateStays, NumberFunctions.Abs),
        Eager("MOD", "RESIDUO", 2, 2, BlankRule.NoDateStays, NumberFunctions.Mod),
        Eager("POWER", "POTENCIA", 2, 2, BlankRule.NoDateStays, NumberFunctions.Power),
        Eager("SQRT", "RAIZ", 1, 1, BlankRule.NoDateStays, NumberFunctions.Sqrt),

        Eager("CONCAT", "CONCATENAR", 1, Any, BlankRule.Taken, TextFunctions.Concat),
        Eager("LEN", "LARGO", 1, 1, BlankRule.Taken, TextFunctions.Len),
        Eager("UPPER", "MAYUSC", 1, 1, BlankRule.Taken, TextFunctions.Upper),
        Eager("LOWER", "MINUSC", 1, 1, BlankRule.Taken, TextFunctions.Lower),
        Eager("TRIM", "ESPACIOS", 1, 1, BlankRule.Taken, TextFunctions.Trim),
        Eager("LEFT", "IZQUIERDA", 1, 2, BlankRule.Taken, TextFunctions.Left),
        Eager("RIGHT", "DERECHA", 1, 2, BlankRule.Taken, TextFunctions.Right),
        Eager("MID", "EXTRAE", 3, 3, BlankRule.Taken, TextFunctions.Mid),
        Eager("CONTAINS", "CONTIENE", 2, 2, BlankRule.Taken, TextFunctions.Contains),
        Eager("TEXT", "TEXTO", 2, 2, BlankRule.Taken, TextFunctions.Text),

        Eager("TODAY", "HOY", 0, 0, BlankRule.Taken, DateFunctions.Today),
        Eager("DATE", "FECHA", 3, 3, BlankRule.Stays, DateFunctions.Date),
        Eager("YEAR", "AÑO", 1, 1, BlankRule.Stays, DateFunctions.Year),
        Eager("MONTH", "MES", 1, 1, BlankRule.Stays, DateFunctions.Month),
        Eager("DAY", "DIA", 1, 1, BlankRule.Stays, DateFunctions.Day),
        Eager("WEEKDAY", "DIASEM", 1, 2, BlankRule.Stays, DateFunctions.Weekday),
        Eager("DAYS", "DIAS", 2, 2, BlankRule.Stays, DateFunctions.Days),
        Eager("WORKDAYS", "DIAS.LAB", 2, 2, BlankRule.Stays, DateFunctions.Workdays),
        Eager("WORKDAY", "DIA.LAB", 2, 2, BlankRule.Stays, DateFunctions.Workday),
        Eager("EDATE", "FECHA.MES", 2, 2, BlankRule.Stays, DateFunctions.AddMonths),
    ];

    static FormulaFunctions()
    {
        foreach (var function in All)
        {
            ByName[Fold(function.Name)] = function;
            ByName[Fold(function.Spanish)] = function;
        }

        // Other names that spreadsheets have for the same.
        ByName["CONCATENATE"] = ByName["CONCAT"];
        ByName["NETWORKDAYS"] = ByName["WORKDAYS"];
        ByName["DIASLAB"] = ByName["WORKDAYS"];
        ByName["RESTO"] = ByName["MOD"];
        ByName["RCUAD"] = ByName["SQRT"];
        ByName["LONGITUD"] = ByName["LEN"];
    }

    /// <summary>Null when there is none of that name.</summary>
    public static FormulaFunction? Find(string name) => ByName.GetValueOrDefault(Fold(name));

    /// <summary>In capitals and without accents.</summary>
    internal static string Fold(string name) => string.Create(name.Length, name, static (folded, name) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = char.ToUpperInvariant(name[i]) switch
            {
                'Á' => 'A',
                'É' => 'E',
                'Í' => 'I',
                'Ó' => 'O',
                'Ú' or 'Ü' => 'U',
                'Ñ' => 'N',
                var other => other,
            };
        }
    }).Replace("\u0301", "", StringComparison.Ordinal).Replace("\u0303", "", StringComparison.Ordinal);

    private static FormulaFunction Eager(
        string name, string spanish, int min, int max, BlankRule blanks, Func<FormulaArguments, FormulaValue> evaluate) =>
        new(name, spanish, min, max) { Blanks = blanks, Evaluate = evaluate };

    private static FormulaFunction Lazy(
        string name, string spanish, int min, int max, Func<FormulaEvaluator, IReadOnlyList<Node>, FormulaValue> choose) =>
        new(name, spanish, min, max) { Choose = choose };
}
