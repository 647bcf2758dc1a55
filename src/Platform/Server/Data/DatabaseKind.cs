namespace Tertulia.Platform;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
