using System.Net;
using System.Net.Sockets;

namespace Tertulia.Platform;

/// <summary>What counts as one client where addresses are counted.</summary>
internal static class ClientNetwork
{
    /// <summary>
    /// An IPv4 address, however it is written; of IPv6 the first 64 bits, since whoever has one address there has all 2⁶⁴ beside it and would
    /// otherwise never meet a limit.
    /// </summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
