import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { Agent, buildConnector } from 'undici';
import { addressNotAllowed } from './address-not-allowed.ts';
import type { AddressPolicy } from './address-policy.ts';

/** The parts of undici that are needed; it is loaded at the first request only. */
export interface Undici {
  Agent: typeof Agent;
  buildConnector: typeof buildConnector;
}

/**
 * Connects to nothing that the policy does not allow. The address is judged when the connection is made, so that no
 * redirect and no change of the DNS entry gets past: literals before, names when they are resolved, and at last the peer itself.
 */
export function createGuardedAgent(undici: Undici, policy: AddressPolicy): Agent {
  const timeout = 10_000;
  const open = undici.buildConnector({ timeout });
  const guarded = undici.buildConnector({ timeout, lookup: guardedLookup(policy) });
  return new undici.Agent({
    connect(options, callback) {
      const { hostname, protocol } = options;
      const port = Number(options.port) || (protocol === 'https:' ? 443 : 80);
      if (policy.allowsHost(hostname, port)) {
        open(options, callback);
        return;
      }
      const literal = hostname.replace(/^\[|\]$/g, '');
      if (isIP(literal) !== 0 && !policy.allowsAddress(literal)) {
        callback(addressNotAllowed(hostname), null);
        return;
      }
      guarded(options, (...[error, socket]) => {
        if (error !== null) {
          callback(error, null);
        } else if (socket.remoteAddress === undefined || !policy.allowsAddress(socket.remoteAddress)) {
          socket.destroy();
          callback(addressNotAllowed(hostname, socket.remoteAddress), null);
        } else {
          callback(null, socket);
        }
      });
    },
  });
}

/** Refuses a name of which any address is not allowed: which one is connected to is not ours to choose. */
function guardedLookup(policy: AddressPolicy): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, []);
        return;
      }
      const bad = addresses.find(({ address }) => !policy.allowsAddress(address));
      const [first] = addresses;
      if (bad) callback(addressNotAllowed(hostname, bad.address), []);
      else if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    });
  };
}
