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

    /** Of RFC 6890, and at last multicast, reserved and broadcast. */
    private static final String SPECIAL_IPV4 =
            "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12"
                    + " 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24"
                    + " 224.0.0.0/3";

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
        return Arrays.stream(SPECIAL_IPV4.split(" ")).noneMatch(range -> {
            int[] parts = Arrays.stream(range.split("[./]"))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            int start = parts[0] << 24 | parts[1] << 16 | parts[2] << 8 | parts[3];
            return (address ^ start) >>> (32 - parts[4]) == 0;
        });
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
