import { describe, expect, it } from 'vitest'
import { createLimiter } from './limiter.ts'
import { createLocalCounts } from './local-counts.ts'

const budget = { burst: 10, perSecond: 1 }
const budgets = { viewer: budget, token: budget, address: budget }
const ada = { kind: 'viewer', id: 'ada' } as const
const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`

describe('without Redis', () => {
  const away = { pay: () => Promise.reject(new Error('away')) }

  it('the door stays open, with the same numbers', async () => {
    const limiter = createLimiter({ budgets, keyOf, shared: away, now: () => 0 })
    await limiter.pay(ada, 10, 'vi')
    await expect(limiter.pay(ada, 1, 'en')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      status: 429,
      retryAfter: 1,
      message: expect.stringMatching(/^Too many/),
    })
    await limiter.pay({ kind: 'viewer', id: 'eve' }, 10, 'vi')
    await limiter.pay({ kind: 'address', id: 'ada' }, 10, 'vi')
  })

  it('Redis is left alone for a second, then asked again', async () => {
    let [now, asked] = [0, 0]
    const shared = {
      pay: async () => {
        asked += 1
        if (asked === 1) throw new Error('away')
        return 0
      },
    }
    const limiter = createLimiter({ budgets, keyOf, shared, now: () => now })
    await limiter.pay(ada, 1, 'vi')
    await limiter.pay(ada, 1, 'vi')
    expect(asked).toBe(1)
    now = 1_000
    await limiter.pay(ada, 1, 'vi')
    expect(asked).toBe(2)
  })

  it('no more callers are remembered than fit', () => {
    const pay = createLocalCounts(2, () => 0)
    const paid = ['a', 'b', 'c', 'a'].map((key) => pay(key, budget, 10))
    expect(paid).toEqual([0, 0, 0, 0])
    expect(pay('c', budget, 10)).toBeGreaterThan(0)
  })
})
