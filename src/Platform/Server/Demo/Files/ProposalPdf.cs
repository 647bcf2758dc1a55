using System.Globalization;
using System.Text;

namespace Tertulia.Platform.Demo;

/// <summary>
/// "Precios — propuesta B": four pages of PDF 1.4 written by hand, since the fonts every reader brings (ISO 32000-1, 9.6.2.2) need none here.
/// </summary>
internal static class ProposalPdf
{
    private const string Cobalt = "0.184 0.310 0.816";
    private const string Gold = "0.878 0.631 0";
    private const string Night = "0.114 0.149 0.314";
    private const string Dark = "0.110 0.114 0.133";
    private const string Grey = "0.36 0.365 0.41";
    private const string Soft = "0.96 0.953 0.933";

    public static byte[] Create() => Write([Cover(), Test(), Design(), Mobile()]);

    private static string Cover() => new Page()
        .Box(0, 0, 842, 595, Night).Box(0, 0, 842, 14, Gold)
        .Text(70, 360, 44, true, "1 1 1", "Precios — propuesta B")
        .Text(70, 318, 18, false, "0.79 0.81 0.91", "Tres preguntas y un plan. Lanzamiento del 4 de diciembre")
        .Text(70, 70, 12, false, "0.79 0.81 0.91", "Norte Estudio · Valencia · Luis Rivas y Sofía Kern")
        .ToString();

    private static string Test()
    {
        var page = new Page().Title("La prueba", "Diecisiete días, mitad y mitad, 17.842 visitas");
        (string Name, float Rate, string Colour)[] bars = [("Versión A", 5.88f, Grey), ("Versión B", 6.31f, Cobalt)];
        for (var i = 0; i < bars.Length; i++)
        {
            page.Box(70, 300 - (i * 90), bars[i].Rate * 90, 44, bars[i].Colour)
                .Text(70, 352 - (i * 90), 13, true, Dark, bars[i].Name)
                .Text(84, 315 - (i * 90), 16, true, "1 1 1", bars[i].Rate.ToString("0.00", CultureInfo.GetCultureInfo("es-ES")) + " % empieza la prueba gratuita");
        }

        return page.Text(70, 130, 22, true, Cobalt, "B convierte un 7,4 % mejor")
            .Text(70, 104, 12, false, Grey, "Intervalo del 95 %: entre 1,2 y 13,9 %. Las consultas de precio a soporte bajan un 22 %.").ToString();
    }

    private static string Design()
    {
        var page = new Page().Title("El diseño", "La página habla como quien te recomienda algo");
        string[] questions = ["¿Cuánta gente sois?", "¿Cobráis al reservar?", "¿Un sitio o varios?"];
        for (var i = 0; i < questions.Length; i++)
            page.Box(70, 360 - (i * 92), 350, 72, Soft).Box(70, 360 - (i * 92), 6, 72, Gold).Text(94, 390 - (i * 92), 16, true, Dark, questions[i]);

        return page.Box(480, 176, 290, 256, Night)
            .Text(510, 380, 14, false, "0.79 0.81 0.91", "Lo vuestro es el plan")
            .Text(510, 342, 30, true, "1 1 1", "Taller")
            .Text(510, 296, 20, true, "0.95 0.74 0.23", "39 € al mes")
            .Text(510, 272, 11, false, "0.79 0.81 0.91", "IVA incluido. Sin permanencia.")
            .Box(510, 204, 200, 40, Gold).Text(548, 219, 13, true, Night, "Probar gratis")
            .ToString();
    }

    private static string Mobile()
    {
        var page = new Page().Title("En el móvil", "Las tres capturas");
        for (var i = 0; i < 3; i++)
        {
            var x = 150 + (i * 200);
            page.Box(x, 90, 150, 320, Night).Box(x + 8, 98, 134, 304, "0.988 0.984 0.976");
            for (var row = 0; row < 3; row++)
                page.Box(x + 20, 350 - (row * 44), 110, 28, row == i ? "0.914 0.929 0.984" : Soft);
            page.Box(x + 20, 120, 110, i == 2 ? 100 : 60, i == 2 ? Gold : Cobalt);
        }

        return page.ToString();
    }

    private static byte[] Write(string[] pages)
    {
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /Lang (es-ES) >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{5 + (i * 2)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        ];
        foreach (var page in pages)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {objects.Count + 2} 0 R >>");
            objects.Add($"<< /Length {page.Length} >>\nstream\n{page}\nendstream");
        }

        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    /// <summary>The content stream of a page, in points from the lower left corner. Every character becomes one byte, so lengths are byte lengths.</summary>
    private sealed class Page
    {
        private readonly StringBuilder content = new();

        public Page Title(string title, string subtitle) => Box(0, 0, 842, 595, "0.988 0.984 0.976").Box(70, 500, 40, 6, Gold)
            .Text(70, 456, 30, true, Dark, title).Text(250, 459, 13, false, Grey, subtitle);

        public Page Box(float x, float y, float width, float height, string colour)
        {
            content.Append(CultureInfo.InvariantCulture, $"{colour} rg {x} {y} {width} {height} re f\n");
            return this;
        }

        public Page Text(float x, float y, float size, bool bold, string colour, string text)
        {
            content.Append(CultureInfo.InvariantCulture, $"BT {colour} rg /{(bold ? "F2" : "F1")} {size} Tf {x} {y} Td ({Escape(text)}) Tj ET\n");
            return this;
        }

        public override string ToString() => content.ToString();

        /// <summary>WinAnsi is Latin-1 but for a few, of which the dash and the euro are used here.</summary>
        private static string Escape(string text) => text
            .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)
            .Replace("—", "\\227", StringComparison.Ordinal).Replace("€", "\\200", StringComparison.Ordinal);
    }
}
