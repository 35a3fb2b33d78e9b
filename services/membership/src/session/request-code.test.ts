import { expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { requestCode } from './request-code.ts'
import { verifyCode } from './verify-code.ts'

/** One member with a card and a phone; the stores in memory. */
function aDoor() {
  const counts = new Map<string, number>()
  const codes = new Map<string, { codeHash: string; triesLeft: number }>()
  const sent: string[] = []
  const code = {
    countRequest: async (who: string) => {
      counts.set(who, (counts.get(who) ?? 0) + 1)
      return counts.get(who)
    },
    put: async (card: string, codeHash: string, triesLeft: number) =>
      void codes.set(card, { codeHash, triesLeft }),
    takeTry: async (card: string) => codes.get(card) ?? null,
    useUp: async (card: string) => codes.delete(card),
  }
  const known = ['LC-000123', '0900000123']
  const byCard = async (card: string) =>
    known.includes(card) ? { id: 'M-1', phone: '0900000123' } : null
  const ctx = {
    secret: Buffer.alloc(32, 1),
    stores: { code, member: { byCard }, session: { open: async () => {} } },
    clock: { today: () => '2023-11-20' },
    signSession: async () => 'token',
    sendCode: async (_: unknown, text: string) => void sent.push(text),
  } as unknown as Context
  return { ctx, sent, asked: counts }
}

it('card and phone of one person share the five codes of an hour, and nothing tells that they do', async () => {
  const { ctx, sent } = aDoor()
  for (let n = 0; n < 5; n++) expect(await requestCode(ctx, 'LC-000123')).toEqual({ kind: 'sent' })
  expect(sent).toHaveLength(5)
  expect(await requestCode(ctx, 'LC-000123')).toMatchObject({ kind: 'tooMany' })
  // By the phone the answer is that of a number nobody has: no code goes out, and none of a million works.
  expect(await requestCode(ctx, '0900 000 123')).toEqual({ kind: 'sent' })
  expect(sent).toHaveLength(5)
  const guesses = Array.from({ length: 20 }, (_, at) => String(at).padStart(6, '0'))
  for (const guess of guesses)
    expect(await verifyCode(ctx, '0900000123', guess)).toMatchObject({ kind: 'wrong' })
})

it('a code works once; a number nobody has costs the same look-ups', async () => {
  const known = aDoor()
  await requestCode(known.ctx, '0900000123')
  const [code = ''] = known.sent
  expect(await verifyCode(known.ctx, '0900000123', code)).toMatchObject({ kind: 'signedIn' })
  expect(await verifyCode(known.ctx, '0900000123', code)).toEqual({ kind: 'tooMany' })
  const unknown = aDoor()
  expect(await requestCode(unknown.ctx, '0911111111')).toEqual({ kind: 'sent' })
  expect(unknown.sent).toHaveLength(0)
  expect(unknown.asked.size).toBe(known.asked.size)
})
