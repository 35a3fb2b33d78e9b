import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createCallerKeys, networkOf } from './caller-key.ts'
import { clientNetwork } from './client-address.ts'

const A_DAY = 86_400_000

describe("a caller's name", () => {
  const address = { kind: 'address', id: '203.0.113.9' } as const
  const viewer = { kind: 'viewer', id: 's-1' } as const

  it.each([address, viewer])('tells nothing of the $kind, and is another one each day', (payer) => {
    let now = 20_000 * A_DAY
    const keyOf = createCallerKeys('secret', () => now)
    const today = keyOf(payer)
    expect(today).toMatch(/^tn:rate:[\w-]{22}$/)
    expect(keyOf(payer)).toBe(today)
    now += A_DAY
    expect(keyOf(payer)).not.toBe(today)
    now -= A_DAY
    expect(keyOf(payer)).toBe(today)
  })

  it('is the same at every gateway of a platform, and nowhere else', () => {
    const names = ['a', 'a', 'b'].map((secret) => createCallerKeys(secret, () => 0)(address))
    expect(names[0]).toBe(names[1])
    expect(names[0]).not.toBe(names[2])
  })

  it('keeps sessions, tokens and addresses apart', () => {
    const keyOf = createCallerKeys('secret', () => 0)
    const kinds = ['viewer', 'token', 'address'] as const
    expect(new Set(kinds.map((kind) => keyOf({ kind, id: 'x' }))).size).toBe(3)
  })
})

describe('a network', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::1', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => expect(networkOf(address)).toBe(network))

  const from = (forwarded: string | undefined, hops: number): string => {
    const socket = new Socket()
    Object.defineProperty(socket, 'remoteAddress', { value: '10.0.0.1' })
    const request = new IncomingMessage(socket)
    if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded
    return clientNetwork(request, hops)
  }

  it('is never what the caller wrote', () => {
    expect(from('1.1.1.1', 0)).toBe('10.0.0.1')
    expect(from('1.1.1.1, 203.0.113.9', 1)).toBe('203.0.113.9')
    expect(from('1.1.1.1, 203.0.113.9, 10.0.0.2', 2)).toBe('203.0.113.9')
  })

  it("is the connection's when the proxy wrote none", () => {
    expect([from(undefined, 1), from('', 1), from('garbage', 1)]).toEqual(
      Array<string>(3).fill('10.0.0.1'),
    )
  })
})
