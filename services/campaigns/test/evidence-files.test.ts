import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentStore } from '../src/evidence/content-store.ts'
import { jpeg, objectStream, pdf, png, SECRET, webp } from '../src/evidence/sample-files.ts'
import { evidenceVerbs, OPEN, plantSubjects, REMOVE, SECRET_ONE, UNIT } from './evidence-verbs.ts'
import { createWorld, people, type World } from './evidence-world.ts'

let world: World
let does: ReturnType<typeof evidenceVerbs>
beforeAll(async () => {
  world = await createWorld(18, '2023-06-15')
  await plantSubjects(world)
  does = evidenceVerbs(world)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

describe('what is sent', () => {
  it.each([
    ['30 MB', Buffer.concat([jpeg(), Buffer.alloc(30_000_000)]), 413, 'TOO_LARGE'],
    [
      'SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      415,
      'TYPE_NOT_TAKEN',
    ],
    [
      'SVG with 9 MB behind it',
      Buffer.concat([Buffer.from('<svg><script/></svg>'), Buffer.alloc(9_000_000)]),
      415,
      'TYPE_NOT_TAKEN',
    ],
    ['HTML called a picture', Buffer.from('<!doctype html><p>hello</p>'), 415, 'TYPE_NOT_TAKEN'],
    [
      'a PDF with a script',
      pdf({ objects: ['5 0 obj <</S/JavaScript/JS(1)>> endobj\n'] }),
      415,
      'SCRIPT_INSIDE',
    ],
    [
      'a PDF with a packed script',
      pdf({ objects: [objectStream('5 0 <</S/Java#53cript/JS(1)>>')] }),
      415,
      'SCRIPT_INSIDE',
    ],
    [
      'a picture with a page behind it',
      jpeg({ trailer: Buffer.from('<html>') }),
      415,
      'DATA_AFTER_END',
    ],
    ['half a picture', jpeg().subarray(0, 100), 415, 'BROKEN'],
    ['nothing', Buffer.alloc(0), 415, 'BROKEN'],
  ])('%s is refused, and nothing of it is kept', async (_, file, status, code) => {
    await does.clean()
    expect(await does.send(people.hac, file)).toMatchObject({ status, code })
    expect(await does.files()).toEqual({ contents: 0, files: 0, chunks: 0, leftovers: 0 })
  })

  it('a sender that goes away in the middle leaves nothing', async () => {
    await does.clean()
    const { upload = '' } = await does.spend(people.hac, await does.ticketFor(people.hac))
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new Uint8Array(jpeg()))
        setTimeout(() => controller.error(new Error('gone')), 100)
      },
    })
    const gone = fetch(`${world.url}/evidence/${upload}`, {
      method: 'PUT',
      headers: { 'x-tinnhiem-identity': world.identity(people.hac) },
      body,
      duplex: 'half',
    })
    await expect(gone).rejects.toThrow()
    const nothing = { contents: 0, files: 0, chunks: 0, leftovers: 0 }
    await expect.poll(does.files, { timeout: 60_000 }).toEqual(nothing)
    expect(await does.listed(people.hac, OPEN)).toEqual([])
  })

  it('comes back as an attachment under its name, without place and device', async () => {
    await does.clean()
    for (const file of [jpeg(), png(), webp(), pdf()])
      expect(await does.send(people.hac, file)).toMatchObject({ status: 201 })
    const [first] = await does.listed(people.inh, OPEN)
    expect(first).toMatchObject({
      state: 'PENDING',
      uploadedOn: '2023-06-15',
      uploadedBy: { id: people.hac.sub },
    })
    for (const piece of await does.listed(people.hac, OPEN)) {
      const { status, headers, bytes } = await does.call(people.inh, 'GET', piece.id)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe(piece.mediaType)
      expect(bytes.length).toBe(piece.bytes)
      expect(bytes.includes(SECRET)).toBe(false)
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename="Anh tong ket\.\w+"; filename\*=UTF-8''%E1%BA%A2nh%20t/,
      )
    }
  })

  it('is stored once, however often and by whomever it is sent, and goes with the last that refers to it', async () => {
    await does.clean()
    const sent = await Promise.all([
      does.send(people.hac, jpeg()),
      does.send(people.inh, jpeg()),
      does.send(people.hac, jpeg(), SECRET_ONE),
      does.send(people.hac, jpeg()),
      does.send(people.ngan, jpeg(), UNIT),
    ])
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3)
    expect(await does.files()).toMatchObject({ contents: 1, files: 1, chunks: 1, leftovers: 0 })
    const [content] = await world.connection.collection('evidence_contents').find({}).toArray()
    expect(content?.['references']).toBe(3)
    for (const [who, of] of [
      [people.hac, SECRET_ONE],
      [people.ngan, UNIT],
    ] as const) {
      const [piece] = await does.listed(who, of)
      await world.data(who, REMOVE, { id: piece.id, v: 1 })
    }
    await world.stores.content.sweep(100)
    const [last] = await does.listed(people.hac, OPEN)
    const owner = last.uploadedBy.id === people.hac.sub ? people.hac : people.inh
    expect((await does.call(owner, 'GET', last.id)).status).toBe(200)
    expect(await world.data(owner, REMOVE, { id: last.id, v: 1 })).toMatchObject({
      removeEvidence: { __typename: 'EvidenceRemoved' },
    })
    await world.stores.content.sweep(100)
    expect(await does.files()).toEqual({ contents: 0, files: 0, chunks: 0, leftovers: 0 })
  })

  it('is in nobody’s sight when the process is killed before the record, and is swept an hour later', async () => {
    await does.clean()
    const dying = spawn(process.execPath, [
      join(import.meta.dirname, 'upload-and-die.ts'),
      world.mongoUri,
      OPEN.id,
    ])
    const [, signal] = await once(dying, 'exit')
    expect(signal).toBe('SIGKILL')
    expect(await does.files()).toEqual({ contents: 0, files: 1, chunks: 1, leftovers: 1 })
    expect(await does.listed(people.hac, OPEN)).toEqual([])
    await world.stores.content.sweep(100)
    expect(await does.files()).toMatchObject({ files: 1, leftovers: 1 })
    expect(await does.send(people.hac, jpeg())).toMatchObject({ status: 201 })
    const later = { now: () => Date.now() + 3_700_000 }
    const sweeper = contentStoreAt(later.now)
    expect(await sweeper.sweep(100)).toBe(1)
    expect(await does.files()).toEqual({ contents: 1, files: 1, chunks: 1, leftovers: 0 })
    const [piece] = await does.listed(people.hac, OPEN)
    expect((await does.call(people.hac, 'GET', piece.id)).status).toBe(200)
  })

  it('that was swept while it was written is not shown', async () => {
    await does.clean()
    const { content } = world.stores
    const fileId = await content.write([jpeg()])
    expect(await contentStoreAt(() => Date.now() + 3_700_000).sweep(100)).toBe(1)
    const session = await world.connection.startSession()
    await expect(
      session.withTransaction(async () => await content.refer('ab', { fileId, bytes: 9 }, session)),
    ).rejects.toThrow(/swept/)
    await session.endSession()
    expect(await does.files()).toEqual({ contents: 0, files: 0, chunks: 0, leftovers: 0 })
  })
})

/** Another process's view of the same files, at another hour. */
function contentStoreAt(now: () => number) {
  const models = world.connection.models
  const found = { model: (name: string) => models[name], db: world.connection.db }
  return contentStore(found as never, now)
}
