import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headOf, sendRaw, type RawAnswer } from './raw-request.ts'
import { isTyped } from './typed-refusal.ts'
import { startWorld, type World } from './world.ts'

let world: World
/** A door that waits for no body. */
let hasty: World
let cookie: string
beforeAll(async () => {
  world = await startWorld()
  hasty = await startWorld({ change: (config) => ({ ...config, bodyMs: 600 }) })
  cookie = await world.signIn('M-1', 'ANALYST')
  await world.ask('{ me { member { id } } }', { cookie })
})
// fails when a request that never ended keeps its graph
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  await hasty[Symbol.asyncDispose]()
}, 60_000)

async function postText(
  text: string | Buffer,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  const length = Buffer.byteLength(text)
  const head = headOf({ cookie, 'content-length': length, ...headers })
  return await sendRaw(world.url, [head, text])
}

describe('a body that is no request', () => {
  const query = '{ me { roles { role } } }'

  it.each<[string, string | Buffer, string]>([
    [
      'deep JSON in variables',
      `{"query":"${query}","variables":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
      'TOO_DEEP',
    ],
    ['JSON deeper than any stack', '['.repeat(60_000), 'BAD_REQUEST'],
    ['deep objects', `{"variables":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`, 'TOO_DEEP'],
    [
      'text that is not UTF-8',
      Buffer.concat([
        Buffer.from('{"query":"{ me }","x":"'),
        Buffer.from([0xff, 0xfe, 0xc0, 0x80]),
        Buffer.from('"}'),
      ]),
      'BAD_REQUEST',
    ],
    ['UTF-16', Buffer.from(JSON.stringify({ query }), 'utf16le'), 'BAD_REQUEST'],
    ['nothing', '', 'BAD_REQUEST'],
    ['a zero byte', `{"query":"{ me \u0000 }"}`, 'BAD_REQUEST'],
    ['a lone surrogate', '{"query":"{ \\ud800 }"}', 'BAD_REQUEST'],
    ['numbers no number holds', `{"query":"${query}","variables":{"n":1${'0'.repeat(5_000)}}}`, ''],
  ])('%s', async (_, body, code) => {
    const answer = await postText(body)
    if (code === '') expect(answer.status).toBe(200)
    else expect(isTyped(answer)).toEqual([code])
  })

  it('of two keys of one name holds the last', async () => {
    const answer = await postText(`{"query":"{ nothing }","query":"${query}"}`)
    expect(answer.status).toBe(200)
  })

  it.each(['utf-16', 'utf-7', 'ibm500', 'x'.repeat(4_000)])(
    'in charset %s is not read',
    async (charset) => {
      const answer = await postText('{}', {
        'content-type': `application/json; charset=${charset}`,
      })
      expect([answer.status, isTyped(answer)]).toEqual([415, ['BAD_REQUEST']])
    },
  )

  it('that is packed is not opened', async () => {
    for (const encoding of ['gzip', 'br', 'gzip, gzip, gzip', 'identity'])
      expect((await postText('{}', { 'content-encoding': encoding })).status).toBe(415)
  })
})

describe('a connection made to be held', () => {
  it('by a header larger than any page sends', async () => {
    const answer = await sendRaw(world.url, [headOf({ 'x-large': 'x'.repeat(200_000) })])
    expect([answer.status, isTyped(answer)]).toEqual([431, ['BAD_REQUEST']])
  })

  it('by a body that comes slowly', async () => {
    const trickle = Array.from({ length: 12 }, () => [' ', 100] as const).flat()
    const answer = await sendRaw(hasty.url, [headOf({ 'content-length': 1_000 }), ...trickle])
    expect([answer.status, isTyped(answer)]).toEqual([408, ['TOO_SLOW']])
  })

  it('by a length that is not true', async () => {
    const short = await sendRaw(hasty.url, [headOf({ 'content-length': 50 }), '{}'])
    expect([short.status, isTyped(short)]).toEqual([408, ['TOO_SLOW']])
    const long = await sendRaw(world.url, [
      headOf({ cookie, 'content-length': 2 }),
      '{}{"query":"{ me }"}',
    ])
    expect([long.status, isTyped(long)]).toEqual([400, ['BAD_REQUEST']])
    for (const length of ['-1', '1e3', '0x10', '99999999999999999999', '5, 6'])
      expect(
        (await sendRaw(world.url, [headOf({ 'content-length': length }), '{}'])).status,
      ).toBeGreaterThanOrEqual(400)
  })

  it('by two lengths, or by a length and pieces', async () => {
    const smuggled = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'
    for (const more of [
      'content-length: 2\r\ncontent-length: 3',
      'content-length: 2\r\ntransfer-encoding: chunked',
      'transfer-encoding: chunked, gzip',
    ])
      expect((await sendRaw(world.url, [`${smuggled}${more}\r\n\r\n{}`])).status).toBe(400)
  })

  it('by what is no HTTP', async () => {
    expect((await sendRaw(world.url, ['\u0016\u0003\u0001 hello\r\n\r\n'])).status).toBe(400)
    expect((await sendRaw(world.url, ['GET /\u0000 HTTP/1.1\r\n\r\n'])).status).toBe(400)
  })

  it('while everybody else is answered', async () => {
    await using patient = await startWorld({ change: (config) => ({ ...config, bodyMs: 5_000 }) })
    const own = await patient.signIn('M-1', 'ANALYST')
    const held = Array.from({ length: 50 }, () =>
      sendRaw(patient.url, [headOf({ 'content-length': 1_000 }), '{']),
    )
    const reply = await patient.ask('{ me { member { id } } }', { cookie: own })
    expect(reply.status).toBe(200)
    expect(new Set((await Promise.all(held)).map(({ status }) => status))).toEqual(new Set([408]))
  })
})
