namespace Tertulia.Projects.QuickAdd;

/// <summary>English and Spanish words of dates, folded.</summary>
internal static class DateNames
{
    public static readonly Dictionary<string, DayOfWeek> Weekdays =
        Days("sunday domingo", "monday lunes", "tuesday martes", "wednesday miercoles", "thursday jueves", "friday viernes", "saturday sabado");

    /// <summary>Understood after a word that leads to a date, and never those that are words of their own: sat, sun, mar, dom.</summary>
    public static readonly Dictionary<string, DayOfWeek> ShortWeekdays = Days("", "mon lun", "tue tues", "wed mie", "thu thurs jue", "fri vie", "sab");

    /// <summary>Understood beside a day only: "may" and "marzo" alone are words like any other.</summary>
    public static readonly Dictionary<string, int> Months = Numbered(
        "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo", "june jun junio", "july jul julio",
        "august aug agosto ago", "september sep sept septiembre setiembre", "october oct octubre", "november nov noviembre", "december dec diciembre dic");

    public static readonly Dictionary<string, int> Counts = Numbered(
        "a an un una one uno", "two dos", "three tres", "four cuatro", "five cinco", "six seis", "seven siete", "eight ocho", "nine nueve", "ten diez");

    /// <summary>What may lead to a date and goes with it; the longest that fits.</summary>
    public static readonly string[][] Leads =
    [
        ["antes", "del"], ["antes", "de"], ["para", "el"], ["para", "la"], ["para", "este"], ["para"], ["hasta", "el"],
        ["due", "on"], ["due", "by"], ["due"], ["by"], ["before"], ["for"], ["on"], ["this"], ["el"], ["la"], ["este"], ["esta"],
    ];

    /// <summary>Leads that say "this is when it is due"; such a date counts before one that is merely mentioned.</summary>
    public static bool IsDueLead(string word) => word is "antes" or "para" or "hasta" or "due" or "by" or "before";

    private static Dictionary<string, DayOfWeek> Days(params string[] names) => Numbered(names).ToDictionary(n => n.Key, n => (DayOfWeek)(n.Value - 1));

    private static Dictionary<string, int> Numbered(params string[] names) =>
        names.SelectMany((line, i) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, i + 1))).ToDictionary(n => n.name, n => n.Item2);
}
