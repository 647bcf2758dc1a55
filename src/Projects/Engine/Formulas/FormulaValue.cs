using System.Globalization;

namespace Tertulia.Projects.Formulas;

public enum FormulaKind
{
    /// <summary>Nothing: counts as 0, as an empty text or as false, whichever is asked for.</summary>
    Blank,
    Number,
    Text,
    Date,
    Boolean,
    Error,
}

/// <summary>Why there is no result; what computes with an error has that error as its result.</summary>
public enum FormulaError
{
    /// <summary>A division by zero, or an average of nothing.</summary>
    DivisionByZero,

    /// <summary>A value of a kind that does not fit, such as a text where a number belongs.</summary>
    Value,

    /// <summary>A field that was deleted.</summary>
    Reference,

    /// <summary>A field or a function of that name does not exist.</summary>
    Name,

    /// <summary>A formula that needs its own result, by way of others or directly.</summary>
    Cycle,

    /// <summary>A number beyond what a decimal holds (28 digits), a date outside the years 1 to 9999, the root of a negative number.</summary>
    Number,

    /// <summary>More work, or a longer text, than a formula may make.</summary>
    Limit,

    /// <summary>Not a formula.</summary>
    Syntax,
}

/// <summary>What a field holds or a formula results in. Texts of it are the same in every language and culture.</summary>
public readonly record struct FormulaValue
{
    // The number; the day number of a date; 1 or 0 of a boolean; the error; 1 of a blank that is a missing date.
    private readonly decimal _number;
    private readonly string? _text;

    private FormulaValue(FormulaKind kind, decimal number, string? text = null)
    {
        Kind = kind;
        _number = number;
        _text = text;
    }

    public FormulaKind Kind { get; }

    public static FormulaValue Blank => default;

    /// <summary>
    /// Of a date field that is empty. Blank, but no zero: what is computed from a missing date is missing too, and it is neither before nor after any
    /// other. Otherwise every task without a due date would be overdue since the year 1.
    /// </summary>
    public static FormulaValue NoDate { get; } = new(FormulaKind.Blank, 1);

    public bool IsBlank => Kind == FormulaKind.Blank;

    public bool IsError => Kind == FormulaKind.Error;

    /// <summary>Whether it is <see cref="NoDate"/>.</summary>
    public bool IsNoDate => Kind == FormulaKind.Blank && _number == 1;

    /// <summary>Of a number; 0 for other kinds.</summary>
    public decimal AsNumber => Kind == FormulaKind.Number ? _number : 0;

    /// <summary>Of a text; empty for other kinds.</summary>
    public string AsText => _text ?? "";

    /// <summary>Of a date; the first there is for other kinds.</summary>
    public DateOnly AsDate => Kind == FormulaKind.Date ? DateOnly.FromDayNumber((int)_number) : default;

    /// <summary>Of a boolean; false for other kinds.</summary>
    public bool AsBoolean => Kind == FormulaKind.Boolean && _number != 0;

    /// <summary>Of an error; null for other kinds.</summary>
    public FormulaError? AsError => Kind == FormulaKind.Error ? (FormulaError)(int)_number : null;

    public static FormulaValue Of(decimal number) => new(FormulaKind.Number, number);

    public static FormulaValue Of(string text) => new(FormulaKind.Text, 0, text);

    public static FormulaValue Of(DateOnly date) => new(FormulaKind.Date, date.DayNumber);

    public static FormulaValue Of(bool boolean) => new(FormulaKind.Boolean, boolean ? 1 : 0);

    public static FormulaValue Of(FormulaError error) => new(FormulaKind.Error, (int)error);

    public static implicit operator FormulaValue(FormulaError error) => Of(error);

    /// <summary>What an error shows in its cell.</summary>
    public static string TextOf(FormulaError error) => error switch
    {
        FormulaError.DivisionByZero => "#DIV/0!",
        FormulaError.Value => "#VALUE!",
        FormulaError.Reference => "#REF!",
        FormulaError.Name => "#NAME?",
        FormulaError.Cycle => "#CYCLE!",
        FormulaError.Number => "#NUM!",
        FormulaError.Limit => "#LIMIT!",
        _ => "#ERROR!",
    };

    /// <summary>As text functions see it: numbers with a point and without trailing zeros, dates as yyyy-MM-dd, TRUE and FALSE.</summary>
    public override string ToString() => Kind switch
    {
        FormulaKind.Number => NumberText(_number),
        FormulaKind.Text => AsText,
        FormulaKind.Date => AsDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FormulaKind.Boolean => AsBoolean ? "TRUE" : "FALSE",
        FormulaKind.Error => TextOf((FormulaError)(int)_number),
        _ => "",
    };

    internal static string NumberText(decimal number) =>
        number == 0 ? "0" : number.ToString("0.############################", CultureInfo.InvariantCulture);
}

/// <param name="Today">In the project's time zone.</param>
/// <param name="Calendar">What working days are counted in.</param>
public sealed record FormulaContext(DateOnly Today, Scheduling.WorkCalendar Calendar);
