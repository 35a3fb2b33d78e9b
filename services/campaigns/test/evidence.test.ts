import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditModel } from '@tinnhiem/kit/audit'
import { jpeg, png, webp } from '../src/evidence/sample-files.ts'
import { ticketStore } from '../src/evidence/ticket-store.ts'
import {
  evidenceVerbs,
  LIST,
  REQUEST,
  MINE,
  OPEN,
  plantSubjects,
  RETURN,
  SECRET_ONE,
  UNIT,
  VERIFY,
} from './evidence-verbs.ts'
import { createWorld, people, type World } from './evidence-world.ts'

let world: World
let does: ReturnType<typeof evidenceVerbs>
beforeAll(async () => {
  world = await createWorld(18, '2023-06-15')
  await plantSubjects(world)
  does = evidenceVerbs(world)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

describe('a ticket', () => {
  it('is good for one upload of its owner, and is stored as a hash', async () => {
    const ticket = await does.ticketFor(people.hac)
    expect(ticket).toMatch(/^[\w-]{43}$/)
    const rows = await world.connection.collection('evidence_tickets').find({}).toArray()
    expect(JSON.stringify(rows)).not.toContain(ticket)
    expect(await does.spend(people.inh, ticket)).toMatchObject({
      status: 404,
      code: 'TICKET_SPENT',
    })
    expect(await does.spend(people.hac, ticket)).toMatchObject({ status: 200 })
    expect(await does.spend(people.hac, ticket)).toMatchObject({
      status: 404,
      code: 'TICKET_SPENT',
    })
    expect(await does.spend(people.hac, 'x'.repeat(43))).toMatchObject({
      status: 404,
      code: 'TICKET_SPENT',
    })
  })

  it('used 30 times at once takes one file', async () => {
    await does.clean()
    const ticket = await does.ticketFor(people.hac)
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => does.spend(people.hac, ticket)),
    )
    const uploads = answers.flatMap(({ upload }) => upload ?? [])
    expect(uploads.length).toBe(1)
    const puts = await Promise.all(
      Array.from({ length: 8 }, () => does.call(people.hac, 'PUT', uploads[0] ?? '', jpeg())),
    )
    expect(puts.map(({ status }) => status).toSorted()).toEqual([
      201, 404, 404, 404, 404, 404, 404, 404,
    ])
    expect(await does.files()).toEqual({ contents: 1, files: 1, chunks: 1, leftovers: 0 })
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
    expect(await does.spend(people.hac, await late.issue(wanted))).toMatchObject({
      code: 'TICKET_SPENT',
    })
    const ticket = await does.ticketFor(people.ngan, UNIT)
    const without = { ...people.ngan, roles: people.ngan.roles.slice(0, 1) }
    expect(await does.spend(without, ticket)).toMatchObject({ code: 'TICKET_SPENT' })
    expect(await world.stores.ticket.deleteOver(100)).toBe(1)
  })

  it('is for those whose subject it is; to others the subject does not exist', async () => {
    const variables = { for: OPEN, name: 'a', type: 'image/png', bytes: 9, private: false }
    expect(await world.codeOf(people.cho, REQUEST, variables)).toBe('NOT_FOUND')
    expect(await world.codeOf(people.phin, REQUEST, variables)).toBe('NOT_FOUND')
    expect(
      await world.codeOf(people.hac, REQUEST, { ...variables, for: { ...OPEN, id: 'none' } }),
    ).toBe('NOT_FOUND')
    expect(await does.request(people.upper, OPEN)).toMatchObject({
      __typename: 'MoveRefused',
      code: 'NOT_YOUR_ROLE',
    })
    expect(await does.request(people.hac, OPEN, { bytes: 10_000_001 })).toMatchObject({
      code: 'TOO_LARGE',
    })
    expect(await does.request(people.hac, OPEN, { type: 'image/svg+xml' })).toMatchObject({
      code: 'TYPE_NOT_TAKEN',
    })
    expect(await does.request(people.hac, OPEN, { name: ' ' })).toMatchObject({ code: 'FILE_NAME' })
  })
})
describe('evidence', () => {
  it('is verified by the level above, never by who sent it, and returned with a reason', async () => {
    await does.clean()
    await does.send(people.ngan, jpeg(), UNIT)
    const [piece] = await does.listed(people.ngan, UNIT)
    const asked = { id: piece.id, v: 1 }
    expect(piece.moves).toEqual(['REMOVE'])
    expect((await does.listed(people.upper, UNIT))[0].moves).toEqual(['VERIFY', 'RETURN'])
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
    const [after] = await does.listed(people.upper, UNIT)
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
    await does.clean()
    expect(await does.send(people.hac, jpeg(), OPEN, { private: true })).toMatchObject({
      status: 201,
    })
    expect(await does.send(people.hac, png(), SECRET_ONE)).toMatchObject({ status: 201 })
    expect(await does.send(people.hac, webp(), MINE)).toMatchObject({ status: 201 })
    for (const of of [OPEN, SECRET_ONE]) {
      const [piece] = await does.listed(people.inh, of)
      for (const who of [people.hac, people.inh, people.ngan, people.upper]) {
        expect((await does.listed(who, of)).length).toBe(1)
        expect((await does.call(who, 'GET', piece.id)).status).toBe(200)
      }
      for (const who of [people.hang, people.bao, people.long]) {
        expect(await does.listed(who, of)).toEqual([])
        expect((await does.call(who, 'GET', piece.id)).status).toBe(404)
      }
    }
    const [own] = await does.listed(people.hac, MINE)
    for (const who of [people.inh, people.ngan, people.upper, people.hang, people.khanh]) {
      expect(await world.codeOf(who, LIST, { of: MINE })).toBe('NOT_FOUND')
      expect((await does.call(who, 'GET', own.id)).status).toBe(404)
    }
  })

  it('unknown and out of scope look the same, and what officers open is written down', async () => {
    await does.clean()
    await does.send(people.hac, jpeg())
    const [piece] = await does.listed(people.hac, OPEN)
    const unknown = await does.call(people.cho, 'GET', `EV-${'x'.repeat(22)}`)
    const foreign = await does.call(people.cho, 'GET', piece.id)
    expect([foreign.status, foreign.bytes.toString()]).toEqual([
      unknown.status,
      unknown.bytes.toString(),
    ])
    const audit = auditModel(world.connection)
    await audit.deleteMany({})
    await does.call(people.inh, 'GET', piece.id)
    expect(await audit.countDocuments()).toBe(0)
    await does.call(people.bao, 'GET', piece.id)
    expect(await audit.find({}).lean()).toMatchObject([
      { actor: people.bao.sub, subject: people.hac.sub, purpose: `open ${piece.id}` },
    ])
    expect((await does.listed(people.bao, OPEN))[0].uploadedBy).toBeNull()
  })

  it('is for calls the gateway has signed', async () => {
    const bare = await fetch(`${world.url}/evidence/EV-${'x'.repeat(22)}`)
    expect(bare.status).toBe(401)
    expect((await does.call({ anon: true }, 'GET', `EV-${'x'.repeat(22)}`)).status).toBe(401)
  })
})
