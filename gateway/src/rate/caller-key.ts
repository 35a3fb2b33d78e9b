import { createHmac, hkdfSync } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { createExpiringCache } from '../expiring-cache.ts'

/** Who pays for a request: a session, a personal access token, or the address of somebody without either. */
export type Payer = { kind: 'viewer' | 'token' | 'address'; id: string }

const A_DAY_MS = 86_400_000

/**
 * Names a payer for one day: a keyed hash under a salt only the gateways of this platform can make, another one each day.
 * Redis then holds no address, no session and no token, and nobody can be followed from one day to the next.
 * @param secret what all gateways share and nobody else has
 * @param now real time in milliseconds since 1970
 */
export function createCallerKeys(
  secret: string,
  now: () => number = Date.now,
): (payer: Payer) => string {
  let salt = { day: -1, key: Buffer.alloc(0), kept: keepNames() }
  const nameOf = ({ kind, id }: Payer): string => {
    const name = createHmac('sha256', salt.key).update(`${kind} ${id}`).digest('base64url')
    return `tn:rate:${name.slice(0, 22)}`
  }
  return (payer) => {
    const day = Math.floor(now() / A_DAY_MS)
    if (salt.day !== day) {
      const key = Buffer.from(hkdfSync('sha256', secret, '', `tn rate ${day}`, 32))
      salt = { day, key, kept: keepNames() }
    }
    if (payer.kind === 'address') return nameOf(payer)
    const known = salt.kept.get(`${payer.kind} ${payer.id}`)
    if (known !== undefined) return known
    const name = nameOf(payer)
    salt.kept.set(`${payer.kind} ${payer.id}`, name)
    return name
  }
}

/** A keyed hash is a twelfth of a small request's work: kept for sessions and tokens, never for an address. */
function keepNames() {
  return createExpiringCache<string>(10_000, 60_000)
}

/** An IPv4 address whole; of an IPv6 address the network of one line, /64, which one customer has to himself. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [bare = ''] = address.split('%', 1)
  return isIPv6(bare) ? groupsOf(bare).slice(0, 4).join(':') : bare
}

function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::', 2)
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(gap).fill('0'), ...right].map((group) =>
    group.replace(/^0+(?=.)/, ''),
  )
}
