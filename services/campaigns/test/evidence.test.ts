import { auditModel } from '@tinnhiem/kit/audit'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg, objectStream, pdf, png, SECRET, webp } from '../src/evidence/sample-files.ts'
import { contentStore } from '../src/evidence/content-store.ts'
import { ticketStore } from '../src/evidence/ticket-store.ts'
import { sampleInitiative } from '../src/initiative/sample-initiative.ts'
import { createWorld, people, type World } from './evidence-world.ts'
import type { Claims } from './identity.ts'

const REQUEST = `mutation($for: EvidenceSubjectInput!, $name: String!, $type: String!, $bytes: Int!, $private: Boolean!) {
  requestEvidenceTicket(for: $for, fileName: $name, mediaType: $type, bytes: $bytes, private: $private) {
    __typename ... on EvidenceTicketIssued { url expiresIn maxBytes } ... on Failure { code message } } }`
const LIST = `query($of: EvidenceSubjectInput!) { evidence(of: $of) {
  id fileName mediaType bytes url private state version uploadedOn uploadedBy { id } decidedOn reason moves } }`
const decide = (
  field: string,
  more = '',
) => `mutation($id: ID!, $v: Int!${more ? ', $reason: String!' : ''}) {
  ${field}(evidence: $id, version: $v${more}) { __typename
  ... on EvidenceChanged { evidence { state version reason moves } } ... on Failure { code }
  ... on VersionConflict { currentVersion } } }`
const VERIFY = decide('verifyEvidence')
const RETURN = decide('returnEvidence', ', reason: $reason')
const REMOVE = `mutation($id: ID!, $v: Int!) { removeEvidence(evidence: $id, version: $v) { __typename ... on Failure { code } } }`

let world: World
const OPEN = { kind: 'INITIATIVE', id: 'open-one' }
const SECRET_ONE = { kind: 'INITIATIVE', id: 'secret-one' }
const MINE = { kind: 'PARTICIPATION', id: 'c.M-000001' }
const UNIT = { kind: 'PARTICIPATION', id: 'c.U-0001' }

beforeAll(async () => {
  world = await createWorld(18, '2023-06-15')
  const { initiative, participation } = world.stores
  const base = sampleInitiative({ state: 'CONFIRMED' })
  const authors = [people.hac, people.inh].map(({ sub }, at) => ({
    place: at + 1,
    memberId: sub,
    share: 50,
    acceptedSplit: base.split,
  }))
  const edition = { no: 1, on: '2023-06-01', text: base.text }
  for (const { id } of [OPEN, SECRET_ONE])
    await initiative.model.create({
      ...base,
      _id: id,
      unionId: 'U-0001',
      authors,
      editions: [edition],
      text: { ...base.text, confidential: id === SECRET_ONE.id },
    })
  const row = {
    campaignId: 'c',
    rootId: 'c',
    upperId: 'UP-TANUYEN',
    unionId: 'U-0001',
    state: 'REGISTERED',
    target: null,
    registeredOn: '2023-02-01',
    withdrawnOn: null,
    version: 1,
    waiting: false,
    counts: true,
  } as const
  await participation.model.create({
    ...row,
    reports: [],
    _id: MINE.id,
    kind: 'MEMBER',
    subjectId: people.hac.sub,
  })
  await participation.model.create({
    ...row,
    reports: [],
    _id: UNIT.id,
    kind: 'UNION',
    subjectId: 'U-0001',
  })
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

const request = async (who: Claims, of: object, more = {}) =>
  (
    await world.data(who, REQUEST, {
      for: of,
      name: 'Ảnh tổng kết.jpeg',
      type: 'image/jpeg',
      bytes: 1_000,
      private: false,
      ...more,
    })
  ).requestEvidenceTicket
const ticketFor = async (who: Claims, of: object = OPEN, more = {}): Promise<string> =>
  (await request(who, of, more)).url.replace('/evidence/', '')

const call = async (who: Claims, method: string, name: string, body: unknown = null) => {
  const response = await fetch(`${world.url}/evidence/${name}`, {
    method,
    headers: { 'x-tinnhiem-identity': world.identity(who) },
    ...(body === null ? {} : { body: body as Buffer<ArrayBuffer> }),
  })
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}
const said = ({ status, bytes }: { status: number; bytes: Buffer }) => ({
  status,
  ...(JSON.parse(bytes.toString()) as { id?: string; code?: string; upload?: string }),
})
const spend = async (who: Claims, ticket: string) => said(await call(who, 'POST', ticket))
const send = async (who: Claims, file: Buffer, of: object = OPEN, more = {}) => {
  const { upload = '' } = await spend(who, await ticketFor(who, of, more))
  return said(await call(who, 'PUT', upload, file))
}
const files = async () => ({
  contents: await world.connection.collection('evidence_contents').countDocuments(),
  files: await world.connection.collection('evidence.files').countDocuments(),
  chunks: await world.connection
    .collection('evidence.chunks')
    .distinct('files_id')
    .then((ids) => ids.length),
  leftovers: await world.connection.collection('evidence_leftovers').countDocuments(),
})
const listed = async (who: Claims, of: object) => (await world.data(who, LIST, { of })).evidence
const clean = async () => {
  for (const name of [
    'evidence',
    'evidence_contents',
    'evidence_leftovers',
    'evidence.files',
    'evidence.chunks',
    'evidence_tickets',
  ])
    await world.connection.collection(name).deleteMany({})
}

describe('a ticket', () => {
  it('is good for one upload of its owner, and is stored as a hash', async () => {
    const ticket = await ticketFor(people.hac)
    expect(ticket).toMatch(/^[\w-]{43}$/)
    const rows = await world.connection.collection('evidence_tickets').find({}).toArray()
    expect(JSON.stringify(rows)).not.toContain(ticket)
    expect(await spend(people.inh, ticket)).toMatchObject({ status: 404, code: 'TICKET_SPENT' })
    expect(await spend(people.hac, ticket)).toMatchObject({ status: 200 })
    expect(await spend(people.hac, ticket)).toMatchObject({ status: 404, code: 'TICKET_SPENT' })
    expect(await spend(people.hac, 'x'.repeat(43))).toMatchObject({
      status: 404,
      code: 'TICKET_SPENT',
    })
  })

  it('used 30 times at once takes one file', async () => {
    await clean()
    const ticket = await ticketFor(people.hac)
    const answers = await Promise.all(Array.from({ length: 30 }, () => spend(people.hac, ticket)))
    const uploads = answers.flatMap(({ upload }) => upload ?? [])
    expect(uploads.length).toBe(1)
    const puts = await Promise.all(
      Array.from({ length: 8 }, () => call(people.hac, 'PUT', uploads[0] ?? '', jpeg())),
    )
    expect(puts.map(({ status }) => status).toSorted()).toEqual([
      201, 404, 404, 404, 404, 404, 404, 404,
    ])
    expect(await files()).toEqual({ contents: 1, files: 1, chunks: 1, leftovers: 0 })
  })

  it('is over after 15 minutes, and with the right to attach', async () => {
    const late = ticketStore(world.connection, () => Date.now() - 901_000)
    const wanted = {
      memberId: people.hac.sub,
      kind: 'INITIATIVE',
      subject: OPEN.id,
      fileName: 'a',
      private: false,
    } as const
    expect(await spend(people.hac, await late.issue(wanted))).toMatchObject({
      code: 'TICKET_SPENT',
    })
    const ticket = await ticketFor(people.ngan, UNIT)
    const without = { ...people.ngan, roles: people.ngan.roles.slice(0, 1) }
    expect(await spend(without, ticket)).toMatchObject({ code: 'TICKET_SPENT' })
    expect(await world.stores.ticket.deleteOver(100)).toBe(1)
  })

  it('is for those whose subject it is; to others the subject does not exist', async () => {
    const variables = { for: OPEN, name: 'a', type: 'image/png', bytes: 9, private: false }
    expect(await world.codeOf(people.cho, REQUEST, variables)).toBe('NOT_FOUND')
    expect(await world.codeOf(people.phin, REQUEST, variables)).toBe('NOT_FOUND')
    expect(
      await world.codeOf(people.hac, REQUEST, { ...variables, for: { ...OPEN, id: 'none' } }),
    ).toBe('NOT_FOUND')
    expect(await request(people.upper, OPEN)).toMatchObject({
      __typename: 'MoveRefused',
      code: 'NOT_YOUR_ROLE',
    })
    expect(await request(people.hac, OPEN, { bytes: 10_000_001 })).toMatchObject({
      code: 'TOO_LARGE',
    })
    expect(await request(people.hac, OPEN, { type: 'image/svg+xml' })).toMatchObject({
      code: 'TYPE_NOT_TAKEN',
    })
    expect(await request(people.hac, OPEN, { name: ' ' })).toMatchObject({ code: 'FILE_NAME' })
  })
})

describe('what is sent', () => {
  it.each([
    ['30 MB', Buffer.concat([jpeg(), Buffer.alloc(30_000_000)]), 413, 'TOO_LARGE'],
    [
      'SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
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
    await clean()
    expect(await send(people.hac, file)).toMatchObject({ status, code })
    expect(await files()).toEqual({ contents: 0, files: 0, chunks: 0, leftovers: 0 })
  })

  it('a sender that goes away in the middle leaves nothing', async () => {
    await clean()
    const { upload = '' } = await spend(people.hac, await ticketFor(people.hac))
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
    expect(await files()).toEqual({ contents: 0, files: 0, chunks: 0, leftovers: 0 })
    expect(await listed(people.hac, OPEN)).toEqual([])
  })

  it('comes back as an attachment under its name, without place and device', async () => {
    await clean()
    for (const file of [jpeg(), png(), webp(), pdf()])
      expect(await send(people.hac, file)).toMatchObject({ status: 201 })
    const [first] = await listed(people.inh, OPEN)
    expect(first).toMatchObject({
      state: 'PENDING',
      uploadedOn: '2023-06-15',
      uploadedBy: { id: people.hac.sub },
    })
    for (const piece of await listed(people.hac, OPEN)) {
      const { status, headers, bytes } = await call(people.inh, 'GET', piece.id)
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
    await clean()
    const sent = await Promise.all([
      send(people.hac, jpeg()),
      send(people.inh, jpeg()),
      send(people.hac, jpeg(), SECRET_ONE),
      send(people.hac, jpeg()),
      send(people.ngan, jpeg(), UNIT),
    ])
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3)
    expect(await files()).toMatchObject({ contents: 1, files: 1, chunks: 1, leftovers: 0 })
    const [content] = await world.connection.collection('evidence_contents').find({}).toArray()
    expect(content?.['references']).toBe(3)
    for (const [who, of] of [
      [people.hac, SECRET_ONE],
      [people.ngan, UNIT],
    ] as const) {
      const [piece] = await listed(who, of)
      await world.data(who, REMOVE, { id: piece.id, v: 1 })
    }
    await world.stores.content.sweep(100)
    const [last] = await listed(people.hac, OPEN)
    const owner = last.uploadedBy.id === people.hac.sub ? people.hac : people.inh
    expect((await call(owner, 'GET', last.id)).status).toBe(200)
    expect(await world.data(owner, REMOVE, { id: last.id, v: 1 })).toMatchObject({
      removeEvidence: { __typename: 'EvidenceRemoved' },
    })
    await world.stores.content.sweep(100)
    expect(await files()).toEqual({ contents: 0, files: 0, chunks: 0, leftovers: 0 })
  })

  it('is in nobody’s sight when the process is killed before the record, and is swept an hour later', async () => {
    await clean()
    const dying = spawn(process.execPath, [
      join(import.meta.dirname, 'upload-and-die.ts'),
      world.mongoUri,
      OPEN.id,
    ])
    const [, signal] = await once(dying, 'exit')
    expect(signal).toBe('SIGKILL')
    expect(await files()).toEqual({ contents: 0, files: 1, chunks: 1, leftovers: 1 })
    expect(await listed(people.hac, OPEN)).toEqual([])
    await world.stores.content.sweep(100)
    expect(await files()).toMatchObject({ files: 1, leftovers: 1 })
    expect(await send(people.hac, jpeg())).toMatchObject({ status: 201 })
    const later = { now: () => Date.now() + 3_700_000 }
    const sweeper = contentStoreAt(later.now)
    expect(await sweeper.sweep(100)).toBe(1)
    expect(await files()).toEqual({ contents: 1, files: 1, chunks: 1, leftovers: 0 })
    const [piece] = await listed(people.hac, OPEN)
    expect((await call(people.hac, 'GET', piece.id)).status).toBe(200)
  })

  it('that was swept while it was written is not shown', async () => {
    await clean()
    const { content } = world.stores
    const fileId = await content.write([jpeg()])
    expect(await contentStoreAt(() => Date.now() + 3_700_000).sweep(100)).toBe(1)
    const session = await world.connection.startSession()
    await expect(
      session.withTransaction(async () => await content.refer('ab', { fileId, bytes: 9 }, session)),
    ).rejects.toThrow(/swept/)
    await session.endSession()
    expect(await files()).toEqual({ contents: 0, files: 0, chunks: 0, leftovers: 0 })
  })
})

/** Another process's view of the same files, at another hour. */
function contentStoreAt(now: () => number) {
  const models = world.connection.models
  const found = { model: (name: string) => models[name], db: world.connection.db }
  return contentStore(found as never, now)
}

describe('evidence', () => {
  it('is verified by the level above, never by who sent it, and returned with a reason', async () => {
    await clean()
    await send(people.ngan, jpeg(), UNIT)
    const [piece] = await listed(people.ngan, UNIT)
    const asked = { id: piece.id, v: 1 }
    expect(piece.moves).toEqual(['REMOVE'])
    expect((await listed(people.upper, UNIT))[0].moves).toEqual(['VERIFY', 'RETURN'])
    expect(await world.data(people.ngan, VERIFY, asked)).toMatchObject({
      verifyEvidence: { code: 'NOT_YOUR_ROLE' },
    })
    expect(await world.data(people.hang, VERIFY, asked)).toMatchObject({
      verifyEvidence: { code: 'NOT_YOUR_ROLE' },
    })
    expect(await world.codeOf(people.phin, VERIFY, asked)).toBe('NOT_FOUND')
    expect(await world.codeOf(people.say, VERIFY, asked)).toBe('NOT_FOUND')
    expect(await world.data(people.upper, RETURN, { ...asked, reason: ' no ' })).toMatchObject({
      returnEvidence: { code: 'REASON_NEEDED' },
    })
    const both = await Promise.all([
      world.data(people.upper, VERIFY, asked),
      world.data(people.upper, RETURN, { ...asked, reason: 'The picture shows another place.' }),
    ])
    const names = both.map(
      ({ verifyEvidence, returnEvidence }) => (verifyEvidence ?? returnEvidence).__typename,
    )
    expect(names.toSorted()).toEqual(['EvidenceChanged', 'VersionConflict'])
    const [after] = await listed(people.upper, UNIT)
    const back = await world.data(people.upper, RETURN, {
      id: piece.id,
      v: after.version,
      reason: 'It was another day.',
    })
    if (after.state === 'VERIFIED')
      expect(back).toMatchObject({
        returnEvidence: { evidence: { state: 'RETURNED', reason: 'It was another day.' } },
      })
    const row = await world.stores.evidence.byId(piece.id)
    expect(row?.steps.map(({ state }) => state).slice(0, 1)).toEqual(['PENDING'])
    const acts = await auditModel(world.connection).find({ subject: piece.id }).lean()
    expect(acts.map(({ purpose }) => purpose)).toContain('VERIFY_EVIDENCE')
  })

  it('that is private is for authors and who decides; a person’s own is for that person', async () => {
    await clean()
    expect(await send(people.hac, jpeg(), OPEN, { private: true })).toMatchObject({ status: 201 })
    expect(await send(people.hac, png(), SECRET_ONE)).toMatchObject({ status: 201 })
    expect(await send(people.hac, webp(), MINE)).toMatchObject({ status: 201 })
    for (const of of [OPEN, SECRET_ONE]) {
      const [piece] = await listed(people.inh, of)
      for (const who of [people.hac, people.inh, people.ngan, people.upper]) {
        expect((await listed(who, of)).length).toBe(1)
        expect((await call(who, 'GET', piece.id)).status).toBe(200)
      }
      for (const who of [people.hang, people.bao, people.long]) {
        expect(await listed(who, of)).toEqual([])
        expect((await call(who, 'GET', piece.id)).status).toBe(404)
      }
    }
    const [own] = await listed(people.hac, MINE)
    for (const who of [people.inh, people.ngan, people.upper, people.hang, people.khanh]) {
      expect(await world.codeOf(who, LIST, { of: MINE })).toBe('NOT_FOUND')
      expect((await call(who, 'GET', own.id)).status).toBe(404)
    }
  })

  it('unknown and out of scope look the same, and what officers open is written down', async () => {
    await clean()
    await send(people.hac, jpeg())
    const [piece] = await listed(people.hac, OPEN)
    const unknown = await call(people.cho, 'GET', `EV-${'x'.repeat(22)}`)
    const foreign = await call(people.cho, 'GET', piece.id)
    expect([foreign.status, foreign.bytes.toString()]).toEqual([
      unknown.status,
      unknown.bytes.toString(),
    ])
    const audit = auditModel(world.connection)
    await audit.deleteMany({})
    await call(people.inh, 'GET', piece.id)
    expect(await audit.countDocuments()).toBe(0)
    await call(people.bao, 'GET', piece.id)
    expect(await audit.find({}).lean()).toMatchObject([
      { actor: people.bao.sub, subject: people.hac.sub, purpose: `open ${piece.id}` },
    ])
    expect((await listed(people.bao, OPEN))[0].uploadedBy).toBeNull()
  })

  it('is for calls the gateway has signed', async () => {
    const bare = await fetch(`${world.url}/evidence/EV-${'x'.repeat(22)}`)
    expect(bare.status).toBe(401)
    expect((await call({ anon: true }, 'GET', `EV-${'x'.repeat(22)}`)).status).toBe(401)
  })
})
