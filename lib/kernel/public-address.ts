import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Ranges that reach IPv4 through IPv6, whatever the library calls them: NAT64, 6to4, Teredo. */
const tunnels = ['64:ff9b::/96', '64:ff9b:1::/48', '2002::/16', '2001::/32'].map((each) =>
  ipaddr.parseCIDR(each),
)

/** True for an address on the public internet; false for every other one, and for what is no address. */
export function isPublicAddress(text: string): boolean {
  if (!isIP(text)) return false
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return false
  return !tunnels.some((tunnel) => address.kind() === tunnel[0].kind() && address.match(tunnel))
}

export class AddressNotAllowed extends Error {
  override name = 'AddressNotAllowed'
}

export type Resolve = (name: string) => Promise<LookupAddress[]>

type Answer = (error: Error | null, address: string | LookupAddress[], family?: number) => void

const resolveBySystem: Resolve = (name) => systemLookup(name, { all: true, verbatim: true })

/**
 * A lookup for the very connection: what it lets through is what is connected to, so a name that answers differently
 * the second time gains nothing. One address that is not public spoils the name.
 */
export function publicLookup(resolve: Resolve = resolveBySystem) {
  return (name: string, options: LookupOptions, answer: Answer): void => {
    resolve(name).then(
      (found) => {
        const [first] = found
        if (!first || !found.every(({ address }) => isPublicAddress(address)))
          return answer(new AddressNotAllowed(), '')
        if (options.all) answer(null, found)
        else answer(null, first.address, first.family)
      },
      (error: Error) => answer(error, ''),
    )
  }
}
