import { auditModel } from '@tinnhiem/kit/audit'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyRing } from '../src/sealed/key-ring.ts'
import { bytesOf } from '../src/sealed/key-store.ts'
import { unseal } from '../src/sealed/seal.ts'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { serveKeys, startProcess, type OwnProcess } from './own-process.ts'
import { members, people, UNIT } from './province.ts'
import { oplogOf, tracesInMongo, tracesInOplog, tracesInRedis } from './traces.ts'
import { DESK, verbs } from './verbs.ts'
import { createWorld, type World } from './world.ts'

/**
 * A declined invitation, looked for everywhere (REF-1, decision 008), with the service and its worker as processes of
 * their own that print all they have to say. Every search is shown to find what is there before it is trusted.
 */
let world: World
let does: ReturnType<typeof verbs>
let keys: Awaited<ReturnType<typeof serveKeys>> | undefined
const running: OwnProcess[] = []
const [declining, silent, accepting] = [members[10] ?? {}, members[11] ?? {}, members[12] ?? {}]
const idOf = ({ sub }: Claims) => sub ?? ''
let invitationId = ''
let caseId = ''

beforeAll(async () => {
  world = await createWorld(26)
  keys = await serveKeys(world)
  const service = await startProcess(world, keys.url, 'main')
  running.push(service, await startProcess(world, keys.url, 'worker'))
  does = verbs({ ...world, ...asked(service.url) })
  for (const who of [declining, silent, accepting]) await does.invites(people.chair, who)
})
afterAll(async () => {
  for (const one of running) await one.kill()
  await keys?.[Symbol.asyncDispose]()
  await world?.[Symbol.asyncDispose]()
})

/** The questions of a test, put to a process of its own. */
function asked(url: string): Pick<World, 'data' | 'code' | 'ask'> {
  const ask: World['ask'] = async (who, query, variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'x-tinnhiem-identity': world.gateway.identity(who) },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Awaited<ReturnType<World['ask']>>
  }
  return {
    ask,
    data: async (...args) => {
      const answer = await ask(...args)
      expect(answer.errors, JSON.stringify(answer)).toBeUndefined()
      return answer.data ?? {}
    },
    code: async (...args) => (await ask(...args)).errors?.[0]?.extensions.code,
  }
}

const everywhere = async (text: string) => [
  ...(await tracesInMongo(world.connection, text)),
  ...(await tracesInRedis(world.redis, text)),
  ...running.filter(({ printed }) => printed().includes(text)).map(() => 'log'),
]

/** Members whose invitation can be opened by somebody who has the database and the key-encryption key. */
async function openInvitations(): Promise<string[]> {
  const ring = keyRing(world.config.keys)
  const keys = await world.stores.keys.model.find({}).lean()
  const rows = await world.stores.invitation.model.find({}).lean()
  return rows.flatMap((row) => {
    const wrapped = keys.find(({ _id }) => _id === row._id)
    const key = wrapped && ring.unwrap(row._id, { kek: wrapped.kek, box: bytesOf(wrapped.box) })
    const plain = key && unseal(key, bytesOf(row.box), `invitation:${row._id}`)
    return plain ? [JSON.parse(plain.toString()).memberId] : []
  })
}

describe('before the answer', () => {
  test('the searches find what is there', async () => {
    const planted = `planted-${randomBytes(6).toString('hex')}`
    await world.connection
      .collection('planted')
      .insertOne({ deep: [{ bytes: Buffer.from(planted) }] })
    await world.redis.hset('planted', 'field', planted)
    await does.declines(declining, planted)
    expect(await everywhere(planted)).toEqual(['mongo:planted', 'redis:planted'])
    expect(await tracesInOplog(world.connection, planted)).toBe(1)
    expect(running.every(({ printed }) => printed().includes('ready'))).toBe(true)
    await world.connection.collection('planted').drop()
    await world.redis.del('planted')
  })
  test('an invitation is in the database, and only its key opens it', async () => {
    expect((await openInvitations()).toSorted()).toEqual([declining, silent, accepting].map(idOf))
    const hash = world.stores.find('INVITED', idOf(declining))
    expect(await everywhere(hash)).toEqual(['mongo:invitations'])
    expect(await everywhere(idOf(declining))).toEqual([])
  })
})

describe('after a "no"', () => {
  beforeAll(async () => {
    const { id } = await does.invitation(declining)
    invitationId = id
    caseId = (await does.consents(accepting, (await does.invitation(accepting)).id)).referral.id
    await does.declines(declining, id)
  })

  test('who was asked is nowhere, but for a keyed hash with a day that everybody asked has', async () => {
    expect(await everywhere(idOf(declining))).toEqual([])
    expect(await tracesInOplog(world.connection, idOf(declining))).toBe(0)
    expect(await everywhere(world.stores.find('INVITED', idOf(declining)))).toEqual([])
    for (const who of [declining, silent, accepting]) {
      const hash = world.stores.find('PAUSE', idOf(who))
      expect(await everywhere(hash)).toEqual(['mongo:pauses'])
      expect(await world.stores.pause.model.findById(hash).lean()).toEqual({
        _id: hash,
        until: '2024-06-15',
      })
    }
  })

  test('nothing opens it, not even with the key-encryption key', async () => {
    expect(await openInvitations()).toEqual([idOf(silent)])
  })

  test('nobody is shown anything of it: no list, no count, no audit line, no job', async () => {
    const readers = [declining, ...Object.values(people), silent]
    const queries = [
      DESK,
      `query($union: ID!) { referrals(union: $union) { totalCount edges { node { id member { id } } } } }`,
      `query($union: ID!) { referralOpinionsAsked(union: $union) { id member { id } } }`,
      `query { myReferralInvitation { id } myReferrals { id } }`,
    ]
    for (const who of readers)
      for (const query of queries) {
        const variables = query.includes('$union') ? { union: UNIT } : {}
        const answer = JSON.stringify(await asked(running[0]?.url ?? '').ask(who, query, variables))
        expect(answer).not.toContain(idOf(declining))
      }
    const audit = await auditModel(world.connection).find({}).lean()
    expect(audit.filter(({ actor }) => actor === idOf(declining))).toEqual([])
    expect(audit.filter(({ purpose }) => purpose === 'INVITE_TO_REFERRAL')).toHaveLength(3)
    expect(await world.stores.outbox.countDocuments()).toBe(0)
    expect(await tracesInRedis(world.redis, invitationId)).toEqual([])
    expect(running.filter(({ printed }) => printed().includes(invitationId))).toEqual([])
  })

  test('one’s own referral is found in no plain place either', async () => {
    expect(await everywhere(idOf(accepting))).toEqual([])
    expect(await everywhere(caseId)).toEqual(
      expect.arrayContaining(['mongo:keys', 'mongo:referrals']),
    )
  })

  test('the oplog keeps ciphertext and a wrapped key, useless once the key-encryption key is gone', async () => {
    const wrapped: Buffer[] = []
    for await (const entry of oplogOf(world.connection)) {
      const writes: { o?: { _id?: unknown; box?: { buffer: Uint8Array } } }[] = entry['o']
        .applyOps ?? [entry]
      for (const { o } of writes)
        if (o?._id === invitationId && o.box?.buffer.length === 60)
          wrapped.push(Buffer.from(o.box.buffer))
    }
    const opens = (current: Buffer) => {
      const ring = keyRing({ current, old: [] })
      return wrapped.some((box) => ring.unwrap(invitationId, { kek: ring.current, box }) !== null)
    }
    expect(wrapped.length).toBeGreaterThan(0)
    expect(opens(world.config.keys.current)).toBe(true)
    expect(opens(randomBytes(32))).toBe(false)
  })
})

describe('declined and unanswered', () => {
  const many = members.slice(20, 36)

  test('cannot be told apart by anything that is stored', async () => {
    for (const who of many) await does.invites(people.chair, who)
    const rows = async () => ({
      invitations: await sizes('invitations'),
      keys: await sizes('keys'),
      order: (await world.stores.invitation.model.find({}).sort({ $natural: 1 }).lean()).map(
        ({ _id }) => _id,
      ),
    })
    const before = await rows()
    const said: string[] = []
    for (const who of many.slice(0, 8)) {
      const { id } = await does.invitation(who)
      said.push(id)
      await does.declines(who, id)
    }
    const after = await rows()
    expect(after).toEqual(before)
    const shapes = new Set(after.invitations.map(({ _id, ...shape }) => JSON.stringify(shape)))
    expect(shapes.size).toBe(1)
    expect(said).toHaveLength(8)
  })

  test('cannot be told apart by whether they can be asked again', async () => {
    const answers = []
    for (const who of [
      declining,
      silent,
      accepting,
      ...many.slice(6, 10),
      people.stranger,
      { sub: 'M-404404' },
    ])
      answers.push(JSON.stringify(await does.invites(people.vice, who)))
    expect(new Set(answers).size).toBe(1)
  })

  test('cost the same work to be asked again and to be listed, so that no time tells them apart', async () => {
    // what the worker does by its clock would be counted, too
    await running[1]?.kill()
    const [saidNo, saidNothing, stillSilent, free] = [many[0], many[15], many[12], members[40]]
    const again = async (who: Claims = {}) =>
      await workOf(async () => await does.invites(people.vice, who))
    const listed = async () => await workOf(async () => await does.desk(people.chair))
    const [work, list] = [await again(saidNothing), await listed()]
    expect(work.length).toBeGreaterThan(4)
    expect(list.length).toBeGreaterThan(1)
    for (let round = 0; round < 3; round++)
      for (const who of [saidNo, saidNothing]) expect(await again(who)).toEqual(work)
    const { id } = await does.invitation(stillSilent ?? {})
    await does.declines(stillSilent ?? {}, id)
    expect(await again(stillSilent)).toEqual(work)
    expect(await listed()).toEqual(list)
    // the count would tell: whoever can be invited costs more, and one more line is a longer answer
    expect(await again(free)).not.toEqual(work)
    expect(await listed()).not.toEqual(list)
  })
})

async function sizes(name: string) {
  return await world.connection
    .collection(name)
    .aggregate([
      { $match: { _id: { $regex: '^I-' } } },
      {
        $project: {
          size: { $bsonSize: '$$ROOT' },
          box: { $binarySize: '$box' },
          whom: { $strLenCP: { $ifNull: ['$whom', ''] } },
          fields: { $map: { input: { $objectToArray: '$$ROOT' }, in: '$$this.k' } },
        },
      },
      { $sort: { _id: 1 } },
    ])
    .toArray()
}

/** All the database did for a call, as its profiler counts: what was asked, how much was looked at, how long the answers. */
async function workOf(call: () => Promise<unknown>): Promise<string[]> {
  const { db } = world.connection
  if (!db) throw new Error('the connection is not open')
  await db.dropCollection('system.profile')
  await db.command({ profile: 2 })
  await call()
  await db.command({ profile: 0 })
  const own = ['outbox', 'system.profile'].map((name) => `${db.databaseName}.${name}`)
  const entries = await db
    .collection('system.profile')
    .find({ ns: { $nin: own }, 'command.profile': { $exists: false } })
    .toArray()
  return entries
    .map(({ op, ns, command, ...did }) =>
      JSON.stringify([op, ns, Object.keys(command ?? {}), COUNTED.map((field) => did[field])]),
    )
    .toSorted()
}

const COUNTED = [
  ...['planSummary', 'keysExamined', 'docsExamined', 'nreturned', 'responseLength'],
  ...['ninserted', 'nModified', 'keysInserted', 'keysDeleted'],
]
