package io.github.camelinterakt.media;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host name, and refuses it unless all its addresses are allowed. The client connects to these addresses without resolving
 * the name again, so DNS rebinding has no effect.
 */
final class PublicAddresses implements DnsResolver {

    private static final int[][] SPECIAL_IPV4 = {
        // Prefixes of the special-purpose addresses of RFC 6890.
        {0x00000000, 8},
        {0x0A000000, 8},
        {0x64400000, 10},
        {0x7F000000, 8},
        {0xA9FE0000, 16},
        {0xAC100000, 12},
        {0xC0000000, 24},
        {0xC0000200, 24},
        {0xC0586300, 24},
        {0xC0A80000, 16},
        {0xC6120000, 15},
        {0xC6336400, 24},
        {0xCB007100, 24},
        // Multicast, reserved, broadcast.
        {0xE0000000, 3}
    };

    private static final int GLOBAL_UNICAST = 0x20;
    private static final int NAT64 = 0x0064_FF9B;
    private static final int IPV6_LENGTH = 16;

    private final DnsResolver names;
    private final Predicate<InetAddress> allowed;

    PublicAddresses(DnsResolver names, Predicate<InetAddress> allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (addresses == null || addresses.length == 0) {
            throw new UnknownHostException("The host has no address");
        }
        if (!Arrays.stream(addresses).allMatch(allowed)) {
            throw new NotPublicException();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolve(host)[0].getCanonicalHostName();
    }

    /** Whether the address is public. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublicIpv4(number(bytes, 0));
        }
        int first = number(bytes, 0);
        if (first == NAT64 && number(bytes, 4) == 0 && number(bytes, 8) == 0) {
            return isPublicIpv4(number(bytes, IPV6_LENGTH - 4));
        }
        boolean global = (bytes[0] & 0xE0) == GLOBAL_UNICAST;
        // Teredo, documentation, and 6to4, which contains an arbitrary IPv4 address.
        boolean special = first >>> 9 == 0x2001_0000 >>> 9 || first == 0x2001_0DB8 || first >>> 16 == 0x2002;
        return global && !special;
    }

    private static boolean isPublicIpv4(int address) {
        return Arrays.stream(SPECIAL_IPV4).noneMatch(range -> (address ^ range[0]) >>> (32 - range[1]) == 0);
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | bytes[at + 3] & 0xFF;
    }

    /** An address of the host is not allowed. */
    static final class NotPublicException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotPublicException() {
            super("The host has an address that is not public");
        }
    }
}
