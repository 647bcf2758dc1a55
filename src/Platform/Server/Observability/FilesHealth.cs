using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tertulia.Platform;

/// <summary>The folder of files can be written to and has room.</summary>
internal sealed class FilesHealth(FilesOptions options) : IHealthCheck
{
    private const long Little = 1024 * 1024 * 1024;

    private const long TooLittle = 100 * 1024 * 1024;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(options.Uploads);
        var probe = Path.Combine(options.Uploads, $"{Guid.CreateVersion7():N}.probe");
        try
        {
            await File.WriteAllBytesAsync(probe, [1], cancellationToken);
        }
        finally
        {
            File.Delete(probe);
        }

        var free = new DriveInfo(Path.GetFullPath(options.Folder)).AvailableFreeSpace;
        return free < TooLittle ? HealthCheckResult.Unhealthy("The disk is full.")
            : free < Little ? HealthCheckResult.Degraded("Less than 1 GiB is free.")
            : HealthCheckResult.Healthy();
    }
}
