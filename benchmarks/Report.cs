using System.Text.Json;

namespace Tertulia.Bench;

/// <summary>What a bench found: figures and ratios by name, printed last as one line of JSON.</summary>
internal sealed class Report(string bench)
{
    private readonly Dictionary<string, double> figures = [];
    private readonly Dictionary<string, double> ratios = [];

    public void Figure(string name, double value) => figures[name] = Math.Round(value, 3);

    public void Ratio(string name, double value) => ratios[name] = Math.Round(value, 3);

    public int Print()
    {
        Console.WriteLine();
        foreach (var (name, value) in figures.Concat(ratios))
            Console.WriteLine($"{name,-40} {value,14:0.###}");
        Console.WriteLine(JsonSerializer.Serialize(new { bench, figures, ratios }));
        return 0;
    }
}
