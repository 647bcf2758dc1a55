namespace Tertulia.Platform.Demo;

/// <summary>The files people share, made when they are needed.</summary>
internal static class DemoFiles
{
    private static readonly Dictionary<string, (string Name, Func<byte[]> Make)> Files = new()
    {
        ["altas-por-semana.png"] = ("Altas por semana.png", Charts.SignUps),
        ["plan-lanzamiento.png"] = ("Plan de lanzamiento.png", Charts.Plan),
        ["paleta.png"] = ("Paleta.png", Charts.Palette),
        ["precios-a.png"] = ("Precios A.png", Wireframes.PricingTable),
        ["precios-b.png"] = ("Precios B.png", Wireframes.PricingQuestions),
        ["precios-movil.png"] = ("Precios B, tres tamaños.png", Wireframes.PricingSizes),
        ["modo-oscuro.png"] = ("Modo oscuro, semana.png", Wireframes.DarkWeek),
        ["storyboard.png"] = ("Storyboard.png", Scenes.Storyboard),
        ["moodboard.png"] = ("Moodboard.png", Scenes.Moodboard),
        ["horizonte.jpg"] = ("Horizonte.jpg", Scenes.Horizon),
        ["atardecer.jpg"] = ("Kamakura.jpg", Scenes.Sunset),
        ["citrica-envases.png"] = ("Cítrica, envases.png", Scenes.Packaging),
        ["rotulos-barcas.png"] = ("Rótulos de barcas.png", Scenes.BoatLettering),
        ["escenarios-precio.csv"] = ("Escenarios de precio.csv", Sheets.Prices),
        ["presupuesto-t1.csv"] = ("Presupuesto T1.csv", Sheets.Budget),
        ["campana-citrica.csv"] = ("Campaña Cítrica.csv", Sheets.Campaign),
        ["citas-rizos.csv"] = ("Citas Rizos.csv", Sheets.Appointments),
        ["brujula-clic.wav"] = ("Brújula, clic.wav", Sounds.CompassClick),
        ["precios-propuesta-b.pdf"] = ("Precios — propuesta B.pdf", ProposalPdf.Create),
    };

    public static IEnumerable<string> Keys => Files.Keys;

    public static (string Name, byte[] Content) Create(string key)
    {
        var (name, make) = Files[key];
        return (name, make());
    }
}
