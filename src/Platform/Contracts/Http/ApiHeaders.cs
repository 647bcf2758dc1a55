namespace Tertulia.Platform;

public static class ApiHeaders
{
    /// <summary>A UUID the client makes for each create; a retry with the same key answers with the first result.</summary>
    public const string IdempotencyKey = "Idempotency-Key";
}
