import { afterAll, beforeAll, expect, test } from 'vitest'
import { initiativeVerbs } from './initiative-verbs.ts'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { PHONG_THO, TEA } from './province.ts'
import { createWorld, people, type World } from './world.ts'

const { hac, inh, cho, suong, hang, ruong, bao, long, khanh, phin } = people

const SEEN = `id version state subject title { vi } shownAs { vi } person { id } picture yours
  consentName consentPicture moves steps { move by { id } }
  initiative { id title authors { member { id } } } unit { id }`
const CHANGED = `__typename ... on RecognitionChanged { recognition { ${SEEN} } }
  ... on Failure { code } ... on InvalidInput { field } ... on MoveRefused { rule }`
const PROPOSE = `mutation($input: RecognitionInput!) { proposeRecognition(input: $input) { ${CHANGED} } }`
const MOVE = `mutation($id: ID!, $version: Int!, $move: RecognitionMove!, $input: RecognitionMoveInput) {
  moveRecognition(recognition: $id, version: $version, move: $move, input: $input) { ${CHANGED} } }`
const CONSENT = `mutation($id: ID!, $name: Boolean!, $picture: Boolean!, $file: ID, $version: Int) {
  consentToRecognition(recognition: $id, name: $name, picture: $picture, pictureEvidence: $file, version: $version) {
    ${CHANGED} } }`
const READ = `query($id: ID!) { recognition(id: $id) { ${SEEN} } }`
const LIST = `query($under: ID!) { recognitions(under: $under) { totalCount edges { node { ${SEEN} } } } }`
const MINE = `query { myRecognitions { ${SEEN} } }`

const PICTURES = `query($id: ID!) { evidence(of: { kind: RECOGNITION, id: $id }) { id fileName uploadedBy { id } } }`

const TITLE = { vi: 'Bằng khen lao động sáng tạo', en: 'Award for creative labour' }
const DECISION = { decisionNo: '31/QĐ-LĐLĐ' }

let world: World
let does: ReturnType<typeof initiativeVerbs>
beforeAll(async () => {
  world = await createWorld(20)
  does = initiativeVerbs(world)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

const proposes = async (who: Claims, input: object) =>
  (await world.data(who, PROPOSE, { input: { subject: 'AUTHOR', title: TITLE, ...input } }))
    .proposeRecognition
const moves = async (who: Claims, id: string, move: string, input = {}) => {
  const version = (await world.stores.recognition.byId(id))?.version ?? 0
  return (await world.data(who, MOVE, { id, move, input, version })).moveRecognition
}
const versionOf = async (id: string) => (await world.stores.recognition.byId(id))?.version
const consents = async (who: Claims, id: string, name: boolean, picture = false, file?: string) => {
  const version = await versionOf(id)
  return (await world.data(who, CONSENT, { id, name, picture, file, version })).consentToRecognition
}
const reads = async (who: Claims, id: string) => (await world.data(who, READ, { id })).recognition

/** A picture of the person, as the evidence slice keeps it. */
async function putsPicture(subject: string, fileName = 'anh'): Promise<string> {
  const id = world.stores.evidence.newId()
  await world.stores.evidence.model.create([
    {
      ...{
        _id: id,
        kind: 'RECOGNITION',
        subject,
        fileName: `${fileName}.jpg`,
        mediaType: 'image/jpeg',
      },
      ...{ bytes: 9, contentId: id.padEnd(64), private: false, state: 'PENDING', version: 1 },
      ...{ uploadedBy: hac.sub, uploadedOn: '2023-11-20', steps: [] },
    },
  ])
  return id
}

async function published(initiative: string, place = 1): Promise<string> {
  const { id } = (await proposes(bao, { initiative, place })).recognition
  await moves(hang, id, 'APPROVE', DECISION)
  await moves(bao, id, 'PUBLISH')
  return id
}

test('an organiser proposes an author of a counted initiative, without seeing who it is', async () => {
  const open = await does.reach(hac, 'IN_PROGRAMME')
  expect(await proposes(bao, { initiative: open, place: 1 })).toMatchObject({
    code: 'SUBJECT_UNKNOWN',
  })
  const initiative = await does.reach(hac, 'COUNTED')
  expect(await proposes(suong, { initiative, place: 1 })).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
  expect(await proposes(bao, { initiative, place: 9 })).toMatchObject({ field: 'subject' })
  expect(await proposes(bao, { initiative, place: 1, title: { vi: '', en: '' } })).toMatchObject({
    field: 'title',
  })
  const { recognition } = await proposes(bao, { initiative, place: 1 })
  expect(recognition).toMatchObject({ state: 'PROPOSED', person: null, unit: { id: TEA } })
  expect(JSON.stringify(recognition)).not.toContain(hac.sub)
})

test('another person decides: not who proposed, not whose award it is, nobody out of scope', async () => {
  const initiative = await does.reach(hac, 'COUNTED')
  const both = { ...bao, roles: [...bao.roles, hang.roles[0]] }
  const { id } = (await proposes(both, { initiative, place: 1 })).recognition
  expect(await moves(both, id, 'APPROVE', DECISION)).toMatchObject({
    rule: 'PROPOSER_NEVER_DECIDES',
  })
  expect(await moves(bao, id, 'APPROVE', DECISION)).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
  expect(await world.code(phin, READ, { id })).toBe('NOT_FOUND')
  expect(await moves(bao, id, 'PUBLISH')).toMatchObject({ rule: 'WRONG_STATE' })
  expect(await moves(hang, id, 'APPROVE')).toMatchObject({ code: 'DECISION_NEEDED' })
  expect(await moves(hang, id, 'APPROVE', DECISION)).toMatchObject({
    recognition: { state: 'APPROVED' },
  })
  const himself = { ...hac, roles: [...hac.roles, ...bao.roles] }
  expect(await moves(himself, id, 'PUBLISH')).toMatchObject({ rule: 'NOT_ABOUT_YOURSELF' })
  expect(await moves(bao, id, 'PUBLISH')).toMatchObject({ recognition: { state: 'PUBLISHED' } })
})

test('a name and a picture are shown only while the person consents', async () => {
  const initiative = await does.reach(hac, 'COUNTED')
  const id = await published(initiative)
  const everybody = [khanh, inh, cho, bao, hang, long]
  for (const who of everybody) {
    const seen = await reads(who, id)
    expect(seen).toMatchObject({ person: null, picture: null, shownAs: { vi: 'một đoàn viên' } })
    expect(JSON.stringify(seen.initiative ?? {})).not.toContain(hac.sub)
  }
  expect(await consents(bao, id, true).catch(() => 'refused')).toMatchObject({
    rule: 'NOT_YOUR_ROLE',
  })
  expect((await world.data(hac, MINE)).myRecognitions[0]).toMatchObject({ id, yours: true })
  await consents(hac, id, true, false)
  for (const who of everybody)
    expect(await reads(who, id)).toMatchObject({ person: { id: hac.sub }, picture: null })
  expect((await does.reads(khanh, initiative)).authors[0].member.id).toBe(hac.sub)

  expect(await consents(hac, id, true, true, 'EV-x')).toMatchObject({ code: 'PICTURE_UNKNOWN' })
  const picture = await putsPicture(id, 'Lò Văn Hặc')
  await putsPicture(id, 'cả gia đình')
  const opens = async (who: Claims) =>
    (await world.ask(who, PICTURES, { id })).data?.evidence ?? null
  expect(await opens(khanh)).toBeNull()
  await consents(hac, id, true, true, picture)
  expect(await reads(khanh, id)).toMatchObject({ picture })
  expect(await opens(khanh)).toEqual([
    { id: picture, fileName: 'minh-chung.jpg', uploadedBy: null },
  ])
  expect(await opens(hac)).toHaveLength(2)
  await consents(hac, id, false, false)
  for (const who of everybody)
    expect(await reads(who, id)).toMatchObject({ person: null, picture: null })
  expect((await does.reads(khanh, initiative)).authors).toBeNull()
  expect((await world.stores.recognition.byId(id))?.pictureId).toBeNull()
  expect(await opens(khanh)).toBeNull()
})

test('a consent that arrives after it was taken back shows nothing again, and taking back needs no version', async () => {
  const id = await published(await does.reach(hac, 'COUNTED'))
  const sends = async (asked: object) =>
    (await world.data(hac, CONSENT, { id, picture: false, ...asked })).consentToRecognition
  const version = await versionOf(id)
  const given = { name: true, version }
  expect(await sends(given)).toMatchObject({ recognition: { consentName: true } })
  expect(await sends(given)).toMatchObject({ recognition: { consentName: true } })
  expect(await sends({ name: false })).toMatchObject({ recognition: { consentName: false } })
  const late = await Promise.all([given, given, { name: true }].map(sends))
  expect(late).toEqual(late.map(() => expect.objectContaining({ code: 'VERSION_CONFLICT' })))
  expect(await reads(khanh, id)).toMatchObject({ person: null, picture: null })
  expect(await sends({ name: true, version: await versionOf(id) })).toMatchObject({
    recognition: { consentName: true },
  })
})

test('taking back holds against every consent and move that comes at the same moment', async () => {
  const id = await published(await does.reach(hac, 'COUNTED'))
  const sends = async (asked: object) =>
    (await world.data(hac, CONSENT, { id, picture: false, ...asked })).consentToRecognition
  await sends({ name: true, version: await versionOf(id) })
  const version = await versionOf(id)
  // Each says what is shown already, so that none gives anything; what is taken back in between stays so.
  const same = Array.from({ length: 5 }, async () => await sends({ name: true, version }))
  await Promise.all([...same, sends({ name: false })])
  expect(await reads(khanh, id)).toMatchObject({ person: null })
})

test('an initiative names its authors only when every one of them consents', async () => {
  const { initiative } = await does.drafts(hac, { shares: [{ share: 60 }, { share: 40 }] })
  const { code } = await does.makesCode(hac, initiative.id)
  await does.joins(cho, code, 40)
  const { ngan, pham } = people
  await does.moves(hac, initiative.id, 'SUBMIT')
  await does.moves(ngan, initiative.id, 'CONFIRM')
  await does.moves(ngan, initiative.id, 'RECOGNIZE', does.decision)
  await does.moves(pham, initiative.id, 'SEND')
  await does.moves(suong, initiative.id, 'COUNT')
  await consents(hac, await published(initiative.id, 1), true)
  const seen = await does.reads(khanh, initiative.id)
  expect(seen).toMatchObject({ authors: null, byline: { vi: '2 đoàn viên' } })
  await consents(cho, await published(initiative.id, 2), true)
  const named = (await does.reads(khanh, initiative.id)).authors
  expect(named.map((one: { member: { id: string } }) => one.member.id)).toEqual([hac.sub, cho.sub])
})

test('a revoked award is gone for others, with its reason for those who answer for it', async () => {
  const id = await published(await does.reach(hac, 'COUNTED'))
  await consents(hac, id, true)
  expect(await moves(ruong, id, 'REVOKE')).toMatchObject({ code: 'REASON_NEEDED' })
  expect(await moves(ruong, id, 'REVOKE', { reason: 'Khen nhầm người' })).toMatchObject({
    recognition: { state: 'REVOKED' },
  })
  expect(await world.code(khanh, READ, { id })).toBe('NOT_FOUND')
  expect((await world.data(hac, MINE)).myRecognitions[0]).toMatchObject({ state: 'REVOKED' })
})

test('nothing is published for an initiative that was revoked', async () => {
  const initiative = await does.reach(hac, 'COUNTED')
  const { id } = (await proposes(bao, { initiative, place: 1 })).recognition
  await moves(hang, id, 'APPROVE', DECISION)
  await does.moves(long, initiative, 'REVOKE', { reason: 'Hồ sơ sai sự thật' })
  expect(await moves(bao, id, 'PUBLISH')).toMatchObject({ rule: 'SUBJECT_ENDED' })
})

test('others list what is published, staff of the scope also what is on the way', async () => {
  const listed = async (who: Claims, under: string) =>
    (await world.data(who, LIST, { under })).recognitions
  const open = await listed(khanh, 'P12')
  for (const { node } of open.edges) expect(node.state).toBe('PUBLISHED')
  expect((await listed(bao, 'P12')).totalCount).toBeGreaterThan(open.totalCount)
  expect((await listed(phin, PHONG_THO)).totalCount).toBe(0)
})
