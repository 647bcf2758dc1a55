namespace Tertulia.Platform.Demo;

/// <summary>Somebody of the fictional company.</summary>
/// <param name="Key">How scripts call them; also their handle and the name in their address.</param>
/// <param name="Face">Null: they never uploaded a photo, and initials stand in.</param>
/// <param name="JoinedDaysAgo">Working days.</param>
internal sealed record DemoPerson(
    string Key,
    string Name,
    WorkspaceRole Role,
    string Title,
    string TimeZone,
    string Language,
    Face? Face,
    string? StatusEmoji = null,
    string? StatusText = null,
    int JoinedDaysAgo = 2 * DemoCalendar.Days);

/// <summary>Norte Estudio of Valencia, and two people of its client Cítrica.</summary>
internal static class DemoPeople
{
    private const string Madrid = "Europe/Madrid";

    private const string Cobalt = "#2f4fd0";
    private const string Gold = "#e0a100";
    private const string Clay = "#c4532f";
    private const string Olive = "#4f7a3a";
    private const string Night = "#1d2650";
    private const string Paper = "#fcfbf9";

    private const string CobaltSoft = "#c9d4f8";
    private const string CobaltPale = "#e9edfb";
    private const string GoldSoft = "#f6dc8e";
    private const string GoldPale = "#fdf3d3";
    private const string ClaySoft = "#f3c1ac";
    private const string ClayPale = "#fbe9e2";
    private const string OliveSoft = "#c6dab8";
    private const string OlivePale = "#e8f1e1";

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("ana", "Ana Molina", WorkspaceRole.Owner, "Directora y socia", Madrid, "es",
            new(ClaySoft, ClayPale, "#efc3a0", Hair.Bob, "#4a2c22", Clothes.Blazer, Night, Paper, Mouth.Smile, Earrings: true, Lashes: true)),
        new("luis", "Luis Rivas", WorkspaceRole.Admin, "Producto", Madrid, "es",
            new(CobaltSoft, CobaltPale, "#e5ad85", Hair.Quiff, "#2b2024", Clothes.Shirt, "#2c6e8f", "#dcecf2", Mouth.Laugh, Beard.Stubble),
            "🎯", "Página de precios"),
        new("sofia", "Sofía Kern", WorkspaceRole.Admin, "Directora de diseño", Madrid, "es",
            new(GoldSoft, GoldPale, "#f6d3b8", Hair.Fringe, "#b5562b", Clothes.Rollneck, "#7b5ea7", Paper, Mouth.Soft, Glasses: Glasses.Round, Freckles: true, Lashes: true)),
        new("john", "John Bell", WorkspaceRole.Member, "Project manager", "Europe/London", "en",
            new(OliveSoft, OlivePale, "#8d5a3c", Hair.Buzz, "#1e1716", Clothes.Crew, Olive, "#e8f1e1", Mouth.Laugh, Beard.Full),
            "🏖️", "Menorca, half online"),
        new("marta", "Marta Tur", WorkspaceRole.Member, "Atención al cliente", Madrid, "es",
            new(OliveSoft, OlivePale, "#eebf98", Hair.Ponytail, "#2f2326", Clothes.Stripes, Paper, Cobalt, Mouth.Laugh, Earrings: true, Lashes: true),
            "🎧", "De guardia en soporte"),
        new("pau", "Pau Gil", WorkspaceRole.Member, "Ingeniero de plataforma", Madrid, "es",
            new(CobaltSoft, CobaltPale, "#e9b893", Hair.Curls, "#6b4023", Clothes.Hoodie, Clay, Paper, Mouth.Smirk, Glasses: Glasses.Square)),
        new("ines", "Inés Roca", WorkspaceRole.Member, "Desarrollo web", Madrid, "es",
            new(ClaySoft, ClayPale, "#f2cbaa", Hair.Pixie, "#28242c", Clothes.Dungarees, Cobalt, GoldSoft, Mouth.Smile, Earrings: true, Lashes: true)),
        new("diego", "Diego Salas", WorkspaceRole.Member, "Desarrollo de servidor", Madrid, "es",
            new(GoldSoft, GoldPale, "#c98f66", Hair.SidePart, "#221a1c", Clothes.Crew, "#8a4b6b", "#f3dbe6", Mouth.Smile, Beard.Moustache)),
        new("nora", "Nora Haddad", WorkspaceRole.Member, "UX researcher", Madrid, "en",
            new(OliveSoft, OlivePale, "#dba880", Hair.Headscarf, "#2b7a78", Clothes.Crew, "#e9dcc5", "#d8c6a4", Mouth.Smile, Lashes: true, Wide: 0.96f)),
        new("kenji", "Kenji Mori", WorkspaceRole.Member, "Motion designer", "Asia/Tokyo", "en",
            new(ClaySoft, ClayPale, "#f0cda6", Hair.SidePart, "#1c1a20", Clothes.Rollneck, "#34363f", Paper, Mouth.Soft, Glasses: Glasses.Round, Wide: 1.03f)),
        new("claire", "Claire Dubois", WorkspaceRole.Member, "Brand designer", "Europe/Paris", "en",
            new(CobaltSoft, CobaltPale, "#f7d9c4", Hair.Waves, "#d9a441", Clothes.Stripes, Night, Paper, Mouth.Soft, Lashes: true)),
        new("amara", "Amara Okafor", WorkspaceRole.Member, "Data analyst", "Europe/London", "en",
            new(GoldSoft, GoldPale, "#6f432d", Hair.Afro, "#1d1517", Clothes.Blazer, Clay, "#fdf3d3", Mouth.Laugh, Earrings: true, Lashes: true),
            "📊", "A/B numbers"),
        new("tomas", "Tomás Vidal", WorkspaceRole.Admin, "Finanzas y contratos", Madrid, "es", null),
        new("lucia", "Lucía Ferrer", WorkspaceRole.Member, "Marketing", Madrid, "es",
            new(CobaltSoft, CobaltPale, "#e8b58f", Hair.Long, "#3a2320", Clothes.Crew, Gold, "#fdf3d3", Mouth.Laugh, Lashes: true, Wide: 0.97f)),
        new("mateo", "Mateo Quiroga", WorkspaceRole.Member, "Desarrollo móvil", "America/Argentina/Buenos_Aires", "es", null, "🧉", "Buenos Aires, −4 h"),
        new("irene", "Irene Blasco", WorkspaceRole.Member, "Personas y oficina", Madrid, "es",
            new(OliveSoft, OlivePale, "#f3cfb2", Hair.Bun, "#8f8a92", Clothes.Shirt, "#e3dfee", Paper, Mouth.Smile, Glasses: Glasses.Round, Earrings: true, Lashes: true)),
        new("viktor", "Viktor Lindqvist", WorkspaceRole.Member, "Security & infrastructure", "Europe/Stockholm", "en", null),
        new("zoe", "Zoe Park", WorkspaceRole.Member, "Content designer", "Europe/Dublin", "en",
            new(ClaySoft, ClayPale, "#f3d0ae", Hair.Fringe, "#23202a", Clothes.Hoodie, Olive, GoldSoft, Mouth.Laugh, Lashes: true, Wide: 1.02f), JoinedDaysAgo: 29),
        new("elena", "Elena Prats", WorkspaceRole.Guest, "Cítrica · Marketing", Madrid, "es",
            new(GoldSoft, GoldPale, "#edbd95", Hair.Waves, "#6b3d2a", Clothes.Blazer, Olive, Paper, Mouth.Smile, Earrings: true, Lashes: true), JoinedDaysAgo: 29),
        new("hugo", "Hugo Brandt", WorkspaceRole.Guest, "Cítrica · Tienda en línea", Madrid, "es", null, JoinedDaysAgo: 29),
    ];
}
