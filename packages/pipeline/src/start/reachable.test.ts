import { networkOrigin, reachableOrigin } from './reachable'

const address = (family: 'IPv4' | 'IPv6', text: string, internal = false) => ({
  ...{ address: text, netmask: '', mac: '', internal, cidr: null },
  ...(family === 'IPv4' ? { family } : { family, scopeid: 0 })
})
const INTERFACES = {
  lo: [address('IPv4', '127.0.0.1', true), address('IPv6', '::1', true)],
  eth0: [address('IPv6', 'fd00::5'), address('IPv4', '192.168.0.5')]
}

describe('an address to reach the pipeline at', () => {
  it.each([
    ['http://0.0.0.0:3000', 'http://127.0.0.1:3000'],
    ['http://[::]:3000', 'http://[::1]:3000'],
    ['http://0.0.0.0', 'http://127.0.0.1'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://events.internal:3000', 'http://events.internal:3000']
  ])('on this machine is, where it listens at %s, %s', (origin, reachable) => {
    expect(reachableOrigin(origin)).toBe(reachable)
  })

  it('on another machine is the first of its network, where it listens on all addresses', () => {
    expect(networkOrigin('http://0.0.0.0:3000', INTERFACES)).toBe('http://192.168.0.5:3000')
    expect(networkOrigin('http://[::]:3000', INTERFACES)).toBe('http://192.168.0.5:3000')
  })

  it('on another machine is none where it listens on one address, or there is no network', () => {
    expect(networkOrigin('http://127.0.0.1:3000', INTERFACES)).toBeUndefined()
    expect(networkOrigin('http://0.0.0.0:3000', { lo: INTERFACES.lo })).toBeUndefined()
  })
})
