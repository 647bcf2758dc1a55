using System.Globalization;
using Tertulia.Projects.Formulas;

namespace Tertulia.Projects.Tests.Formulas;

public sealed class FormulaEvaluationTests
{
    [Theory]
    [InlineData("{Price} * {Quantity}", "50")]
    [InlineData("={Price}*{Quantity}", "50")]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("7 - 2 - 1", "4")]
    [InlineData("-2^2", "4")]
    [InlineData("2^3^2", "64")]
    [InlineData("2^-2", "0.25")]
    [InlineData("-200%", "-2")]
    [InlineData("1.50 + .5", "2")]
    [InlineData("1/3", "0.3333333333333333333333333333")]
    [InlineData("0.1 + 0.2 = 0.3", "TRUE")]
    [InlineData("6 ÷ 3 × 2 − 1", "3")]
    [InlineData("\"5\" + 1", "6")]
    [InlineData("{Done} + 1", "2")]
    [InlineData("{Empty} + 1", "1")]
    [InlineData("1 & 2 & \"x\"", "12x")]
    [InlineData("\"say \"\"hi\"\"\"", "say \"hi\"")]
    [InlineData("9^0.5", "3")]
    [InlineData("10^-30", "0")]
    [InlineData("0^0", "1")]
    [InlineData("(0-1)^10000000000000001", "-1")]
    public void Arithmetic_and_texts(string formula, string result) => Assert.Equal(result, Cells.Evaluate(formula).ToString());

    [Theory]
    [InlineData("1 < 2", "TRUE")]
    [InlineData("2 <= 1", "FALSE")]
    [InlineData("1 <> 2", "TRUE")]
    [InlineData("1 != 1", "FALSE")]
    [InlineData("1 == 1", "TRUE")]
    [InlineData("3 ≥ 3", "TRUE")]
    [InlineData("\"abc\" = \"ABC\"", "TRUE")]
    [InlineData("\"a\" < \"B\"", "TRUE")]
    [InlineData("\"5\" = 5", "FALSE")]
    [InlineData("\"5\" < 6", "#VALUE!")]
    [InlineData("{Empty} = 0", "TRUE")]
    [InlineData("{Empty} = \"\"", "TRUE")]
    [InlineData("{Empty} = FALSE", "TRUE")]
    [InlineData("{Empty} < 1", "TRUE")]
    [InlineData("{Due} > TODAY()", "TRUE")]
    [InlineData("{Due} = \"2026-05-08\"", "TRUE")]
    [InlineData("{Due} > \"soon\"", "#VALUE!")]
    [InlineData("{Due} > 5", "#VALUE!")]
    [InlineData("1 + 1 & \"\" = \"2\"", "TRUE")]
    public void Comparisons(string formula, string result) => Assert.Equal(result, Cells.Evaluate(formula).ToString());

    [Theory]
    [InlineData("{No date} < TODAY()", "FALSE")]
    [InlineData("{No date} > TODAY()", "FALSE")]
    [InlineData("{Empty} < TODAY()", "FALSE")]
    [InlineData("{No date} = \"\"", "TRUE")]
    [InlineData("{No date} = 0", "FALSE")]
    [InlineData("{No date} + 7", "")]
    [InlineData("{Due} - {No date}", "")]
    [InlineData("DAYS({No date}, TODAY()) / 7", "")]
    [InlineData("ROUND(DAYS({No date}, TODAY()) / 7, 1)", "")]
    [InlineData("YEAR({Empty})", "")]
    [InlineData("ISBLANK(WORKDAYS({Start}, {No date}))", "TRUE")]
    [InlineData("MIN({No date}, {Due})", "2026-05-08")]
    [InlineData("IF({No date}, 1, 2)", "2")]
    public void What_is_computed_from_a_missing_date_is_missing(string formula, string result) =>
        Assert.Equal(result, Cells.Evaluate(formula).ToString());

    [Theory]
    [InlineData("IF({Quantity} > 3, \"many\", \"few\")", "many")]
    [InlineData("IF(FALSE, 1)", "")]
    [InlineData("IF(TRUE, 1, 1/0)", "1")]
    [InlineData("IF(\"x\", 1, 2)", "#VALUE!")]
    [InlineData("IFERROR(1/0, \"none\")", "none")]
    [InlineData("IFERROR(5, 1/0)", "5")]
    [InlineData("SWITCH(2, 1, \"a\", 2, \"b\", \"c\")", "b")]
    [InlineData("SWITCH(9, 1, \"a\", 2, \"b\", \"c\")", "c")]
    [InlineData("SWITCH(9, 1, \"a\")", "")]
    [InlineData("AND(TRUE, 1, {Done})", "TRUE")]
    [InlineData("AND(FALSE, 1/0)", "FALSE")]
    [InlineData("AND(1/0, FALSE)", "#DIV/0!")]
    [InlineData("OR(FALSE, {Empty})", "FALSE")]
    [InlineData("OR(TRUE, \"x\")", "TRUE")]
    [InlineData("NOT({Done})", "FALSE")]
    [InlineData("ISBLANK({Empty})", "TRUE")]
    [InlineData("ISBLANK(\"\")", "TRUE")]
    [InlineData("ISBLANK(0)", "FALSE")]
    [InlineData("ISERROR({Broken})", "TRUE")]
    public void Choices(string formula, string result) => Assert.Equal(result, Cells.Evaluate(formula).ToString());

    [Theory]
    [InlineData("SUM(1, {Empty}, 2; 3)", "6")]
    [InlineData("SUM({Empty})", "0")]
    [InlineData("SUM(1, \"x\")", "#VALUE!")]
    [InlineData("AVERAGE(1, {Empty}, 2)", "1.5")]
    [InlineData("AVERAGE({Empty})", "#DIV/0!")]
    [InlineData("MIN(3, -1, {Empty})", "-1")]
    [InlineData("MAX({Start}, {Due})", "2026-05-08")]
    [InlineData("MAX({Start}, 3)", "#VALUE!")]
    [InlineData("MAX({Empty})", "")]
    [InlineData("COUNT(1, \"\", {Empty}, \"x\")", "2")]
    [InlineData("ROUND(2.5)", "3")]
    [InlineData("ROUND(-2.5)", "-3")]
    [InlineData("ROUND(1.005, 2)", "1.01")]
    [InlineData("ROUND(1250, -2)", "1300")]
    [InlineData("ROUND(1, 99)", "1")]
    [InlineData("ROUND(5, -99)", "0")]
    [InlineData("ROUNDUP(1.21, 1)", "1.3")]
    [InlineData("ROUNDUP(-1.21, 1)", "-1.3")]
    [InlineData("ROUNDUP(101, -2)", "200")]
    [InlineData("ROUNDUP(1, -99)", "#NUM!")]
    [InlineData("ROUNDDOWN(-1.29, 1)", "-1.2")]
    [InlineData("ROUNDDOWN(199, -2)", "100")]
    [InlineData("INT(-1.5)", "-2")]
    [InlineData("ABS(-3)", "3")]
    [InlineData("MOD(-7, 3)", "2")]
    [InlineData("MOD(7, -3)", "-2")]
    [InlineData("MOD(6, 3)", "0")]
    [InlineData("MOD(1, 0)", "#DIV/0!")]
    [InlineData("MOD({Huge}, 0.0000000000000000000000000001)", "0")]
    [InlineData("POWER(2, 10)", "1024")]
    [InlineData("SQRT(2)", "1.4142135623730950488016887242")]
    [InlineData("SQRT(-1)", "#NUM!")]
    public void Numbers(string formula, string result) => Assert.Equal(result, Cells.Evaluate(formula).ToString());

    [Theory]
    [InlineData("CONCAT({Name}, \" \", 1.50)", "Año nuevo 🎉 1.5")]
    [InlineData("LEN({Name})", "11")]
    [InlineData("UPPER({Name})", "AÑO NUEVO 🎉")]
    [InlineData("LOWER(\"ÁB\")", "áb")]
    [InlineData("TRIM(\"  a   b \")", "a b")]
    [InlineData("LEFT({Name}, 3)", "Año")]
    [InlineData("LEFT({Name})", "A")]
    [InlineData("LEFT({Name}, 99)", "Año nuevo 🎉")]
    [InlineData("LEFT({Name}, -1)", "#VALUE!")]
    [InlineData("RIGHT({Name}, 2)", " 🎉")]
    [InlineData("RIGHT({Name}, 0)", "")]
    [InlineData("MID({Name}, 5, 5)", "nuevo")]
    [InlineData("MID({Name}, 99, 5)", "")]
    [InlineData("MID({Name}, 0, 5)", "#VALUE!")]
    [InlineData("CONTAINS({Name}, \"NUEVO\")", "TRUE")]
    [InlineData("CONTAINS({Name}, \"viejo\")", "FALSE")]
    [InlineData("TEXT(1234.5, \"#,##0.00\")", "1,234.50")]
    [InlineData("TEXT(0.256, \"0.0%\")", "25.6%")]
    [InlineData("TEXT(5, \"0.00 €\")", "5.00 €")]
    [InlineData("TEXT(5, \"E9\")", "#VALUE!")]
    [InlineData("TEXT({Due}, \"dd/mm/yyyy\")", "08/05/2026")]
    [InlineData("TEXT({Due}, \"d.m.aa\")", "8.5.26")]
    [InlineData("TEXT({Due}, \"mmm\")", "#VALUE!")]
    [InlineData("TEXT({No date}, \"dd\")", "")]
    public void Texts(string formula, string result) => Assert.Equal(result, Cells.Evaluate(formula).ToString());

    [Theory]
    [InlineData("TODAY()", "2026-05-01")]
    [InlineData("TODAY() + 7", "2026-05-08")]
    [InlineData("7 + TODAY()", "2026-05-08")]
    [InlineData("TODAY() - 0.5", "2026-04-30")]
    [InlineData("{Due} - {Start}", "11")]
    [InlineData("5 - {Due}", "#VALUE!")]
    [InlineData("{Due} + {Start}", "#VALUE!")]
    [InlineData("DATE(2026, 2, 30)", "2026-03-02")]
    [InlineData("DATE(2026, 13, 0)", "2026-12-31")]
    [InlineData("DATE(0, 1, 1)", "#NUM!")]
    [InlineData("DATE(9999, 12, 32)", "#NUM!")]
    [InlineData("DATE({Huge}, {Huge}, {Huge})", "#NUM!")]
    [InlineData("YEAR({Due}) & \"-\" & MONTH({Due}) & \"-\" & DAY({Due})", "2026-5-8")]
    [InlineData("WEEKDAY({Due})", "6")]
    [InlineData("WEEKDAY({Due}, 2)", "5")]
    [InlineData("WEEKDAY({Due}, 3)", "4")]
    [InlineData("WEEKDAY({Due}, 9)", "#NUM!")]
    [InlineData("DAYS({Due}, {Start})", "11")]
    [InlineData("DAYS(\"2026-05-08\", \"2026-05-01\")", "7")]
    [InlineData("DAYS(\"8/5/2026\", TODAY())", "#VALUE!")]
    [InlineData("WORKDAYS({Start}, {Due})", "9")]
    [InlineData("WORKDAYS({Due}, {Start})", "-9")]
    [InlineData("WORKDAY(TODAY(), 1)", "2026-05-05")]
    [InlineData("WORKDAY(TODAY(), {Huge})", "#NUM!")]
    [InlineData("EDATE(DATE(2026, 1, 31), 1)", "2026-02-28")]
    [InlineData("EDATE(TODAY(), -{Huge})", "#NUM!")]
    public void Dates(string formula, string result) => Assert.Equal(result, Cells.Evaluate(formula).ToString());

    [Theory]
    [InlineData("1 / 0", "#DIV/0!")]
    [InlineData("0 ^ -1", "#DIV/0!")]
    [InlineData("{Huge} + 1", "#NUM!")]
    [InlineData("{Huge} * {Huge}", "#NUM!")]
    [InlineData("SUM({Huge}, {Huge})", "#NUM!")]
    [InlineData("{Huge} ^ 0.9999 * 10", "#NUM!")]
    [InlineData("10 ^ 99", "#NUM!")]
    [InlineData("(0 - 8) ^ 0.5", "#NUM!")]
    [InlineData("TODAY() + {Huge}", "#NUM!")]
    [InlineData("-\"x\"", "#VALUE!")]
    [InlineData("{Due} * 2", "#VALUE!")]
    [InlineData("{Broken} + 1/0", "#REF!")]
    [InlineData("SUM({Broken}, 1)", "#REF!")]
    [InlineData("{Nothing}", "#NAME?")]
    [InlineData("NOSUCH(1)", "#NAME?")]
    [InlineData("ROUND()", "#VALUE!")]
    [InlineData("{Long} & {Long}", "#LIMIT!")]
    [InlineData("CONCAT({Long}, {Long})", "#LIMIT!")]
    [InlineData("CONTAINS({Long}, {Long})", "#LIMIT!")]
    public void Errors_are_values(string formula, string result)
    {
        Assert.Equal(result, Cells.Evaluate(formula).ToString());
        Assert.NotNull(Cells.Evaluate(formula).AsError);
    }

    [Theory]
    [InlineData("SI(Y(VERDADERO; O(FALSO; 1)); \"sí\"; \"no\")", "sí")]
    [InlineData("suma(1;2) + Promedio(2;4)", "6")]
    [InlineData("REDONDEAR.MÁS(1.1)", "2")]
    [InlineData("SI.ERROR(1/0; 0)", "0")]
    [InlineData("AÑO(HOY()) - año(FECHA(2000;1;1))", "26")]
    [InlineData("DI\u0301A(HOY())", "1")]
    [InlineData("DIAS.LAB({Start}; {Due})", "9")]
    [InlineData("CAMBIAR(DIASEM(HOY();2); 5; MAYÚSC(\"viernes\"); \"otro\")", "VIERNES")]
    public void Spanish_names_mean_the_same(string formula, string result) => Assert.Equal(result, Cells.Evaluate(formula).ToString());

    [Theory]
    [InlineData("es-ES")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void No_culture_changes_a_result(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("1234.5|2026-05-01|1,234.50|IF|5", Cells.Evaluate(
                "1234.5 & \"|\" & TODAY() & \"|\" & TEXT(1234.5, \"#,##0.00\") & \"|\" & UPPER(\"if\") & \"|\" & day(date(2026, 5, 5))").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_function_is_found_by_both_its_names()
    {
        Assert.All(FormulaFunctions.All, function =>
        {
            Assert.Same(function, FormulaFunctions.Find(function.Name.ToLowerInvariant()));
            Assert.Same(function, FormulaFunctions.Find(function.Spanish));
        });
        Assert.Equal(FormulaFunctions.All.Count, FormulaFunctions.All.Select(function => function.Name).Distinct().Count());
    }
}
