using System.Globalization;
using System.Text;

namespace Tertulia.Platform.Demo;

/// <summary>Tables as Spanish spreadsheets write them: semicolons, decimal commas, a byte order mark for the accents.</summary>
internal static class Sheets
{
    public static byte[] Prices() => Table(
        "Escenario;Precio al mes;Altas previstas;Bajas para empatar;Ingresos del primer año",
        "Bajo;19,00 €;1.240;9,8 %;282.720 €",
        "Medio;22,00 €;1.130;12,4 %;298.320 €",
        "Alto;24,00 €;940;8,1 %;270.720 €");

    public static byte[] Budget() => Table(
        "Partida;Enero;Febrero;Marzo;Total",
        "Personas;61.200 €;61.200 €;63.400 €;185.800 €",
        "Soporte (nueva plaza);2.450 €;2.450 €;2.450 €;7.350 €",
        "Servidores;3.100 €;3.100 €;3.300 €;9.500 €",
        "Campaña;8.000 €;5.000 €;4.000 €;17.000 €",
        "Monitores;0 €;2.160 €;0 €;2.160 €",
        "Café;140 €;140 €;140 €;420 €");

    public static byte[] Campaign() => Table(
        "Semana;Pieza;Canal;Responsable",
        "1;El clic de abrir la caja;Redes;Kenji Mori",
        "2;Película de un minuto;Redes y cine;Kenji Mori",
        "3;Visita a los huertos;Prensa;Lucía Ferrer",
        "4;Receta del padre de Elena;Correo;Zoe Park");

    public static byte[] Appointments()
    {
        string[] names = ["Rosa Ibáñez", "Clara Peiró", "Toni Mas", "Berta Coll", "Amparo Gisbert", "Julia Sanz", "Vicent Royo", "Ángela Nieto", "Empar Llopis", "Íñigo Vela"];
        string[] services = ["Corte", "Color", "Mechas", "Peinado", "Corte y color"];
        var rows = Enumerable.Range(0, 600).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{1 + (i % 28):00}/12;{9 + (i % 10):00}:{i % 4 * 15:00};{names[i * 7 % names.Length]};{services[i * 3 % services.Length]}"));
        return Table(["Día;Hora;Clienta;Servicio", .. rows]);
    }

    private static byte[] Table(params IEnumerable<string> lines) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")];
}
