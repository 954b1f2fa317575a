import ipaddr from 'ipaddr.js';
import type { FetchConfig } from '../config/server-config.ts';

/** Which addresses may be reached: public unicast ones, and what the operator allowed. */
export interface AddressPolicy {
  /** whether the operator allowed this host, so that its addresses are not looked at; `hostname` as in a URL */
  allowsHost(hostname: string, port: number): boolean;
  /** `address` is an IPv4 or IPv6 literal without brackets */
  allowsAddress(address: string): boolean;
}

export function createAddressPolicy({ allowHosts = [], allowCidrs = [] }: FetchConfig): AddressPolicy {
  const hosts = new Set(allowHosts.map((host) => host.toLowerCase()));
  const cidrs = allowCidrs.map((cidr) => ipaddr.parseCIDR(cidr));
  return {
    allowsHost: (hostname, port) => hosts.has(hostname.toLowerCase()) || hosts.has(`${hostname.toLowerCase()}:${port}`),
    allowsAddress(text) {
      if (!ipaddr.isValid(text)) return false;
      // `process` turns ::ffff:a.b.c.d into a.b.c.d
      const address = ipaddr.process(text);
      return isPublic(address) || cidrs.some(([base, bits]) => address.kind() === base.kind() && address.match(base, bits));
    },
  };
}

const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false;
  // Outside of 2000::/3 the library calls unicast what nobody routes: ::127.0.0.1, site-local fec0::1.
  return address.kind() === 'ipv4' || address.match(GLOBAL_UNICAST[0], GLOBAL_UNICAST[1]);
}
