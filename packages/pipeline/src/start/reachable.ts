import { networkInterfaces } from 'node:os'

/** The addresses of a machine, as Node tells of them. */
type Interfaces = ReturnType<typeof networkInterfaces>

/** What a server listens on when it listens on all addresses, and what of these leads to it from its own machine. */
const ALL_ADDRESSES: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['[::]', '[::1]']
])

function at(origin: string, address: string): string {
  const { protocol, port } = new URL(origin)
  return `${protocol}//${address}${port === '' ? '' : `:${port}`}`
}

/** Where somebody on this machine reaches what listens, which cannot be asked at `0.0.0.0` everywhere. */
export function reachableOrigin(origin: string): string {
  const address = ALL_ADDRESSES.get(new URL(origin).hostname)
  return address === undefined ? origin : at(origin, address)
}

/** Where other machines reach what listens on all addresses; undefined for what does not, and without a network. */
export function networkOrigin(origin: string, interfaces: Interfaces = networkInterfaces()): string | undefined {
  if (!ALL_ADDRESSES.has(new URL(origin).hostname)) return undefined
  const addresses = Object.values(interfaces).flatMap((some = []) => some)
  const outer = addresses.find(({ family, internal }) => family === 'IPv4' && !internal)
  return outer && at(origin, outer.address)
}
