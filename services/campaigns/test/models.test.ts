import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { DIRECT, FAR_SCHOOL, PHONG_THO, SCHOOL, TAN_UYEN, TEA } from './province.ts'
import { createWorld, people, type World } from './world.ts'

const { hac, ngan, pham, say, phu, direct, suong, pham2, phin, hang, ruong, bao, khanh } = people

const SEEN = `id version state field name unit { id } partner { id } partnerAgreed launchedBy { id }
  recognizedAt originalEnded moves reportable mayAgree reports { no text by { id } }
  steps { move by { id } } replicaOf { id state } replicas { id }`
const CHANGED = `__typename ... on ModelChanged { model { ${SEEN} } } ... on Failure { code }
  ... on InvalidInput { field } ... on MoveRefused { rule } ... on VersionConflict { currentVersion }`
const REGISTER = `mutation($unit: ID!, $input: ModelInput!) {
  registerModel(unit: $unit, input: $input) { ${CHANGED} } }`
const MOVE = `mutation($id: ID!, $version: Int!, $move: ModelMove!, $input: ModelMoveInput) {
  moveModel(model: $id, version: $version, move: $move, input: $input) { ${CHANGED} } }`
const AGREE = `mutation($id: ID!, $version: Int!) { agreeToModel(model: $id, version: $version) { ${CHANGED} } }`
const REPORT = `mutation($id: ID!, $version: Int!, $text: String!, $evidence: [ID!]) {
  reportModelProgress(model: $id, version: $version, text: $text, evidence: $evidence) { ${CHANGED} } }`
const READ = `query($id: ID!) { mobilizationModel(id: $id) { ${SEEN} } }`
const LIST = `query($under: ID!, $state: ModelState, $field: ModelField) {
  mobilizationModels(under: $under, state: $state, field: $field) { totalCount edges { node { id state } } } }`
const COUNTS = `query($under: ID!) { modelCounts(under: $under, year: 2023) {
  registered recognized upperWithModel upperUnions } }`

const SOUND = {
  field: 'ECONOMY',
  name: 'Tổ đổi công hái chè',
  place: 'xã Phúc Khoa',
  goal: 'Mỗi hộ neo đơn có người giúp hái chè đúng vụ.',
  launchedBy: TAN_UYEN,
}
const DECISION = { decisionNo: '12/QĐ-LĐLĐ', decisionOn: '2023-11-01' }

let world: World
beforeAll(async () => {
  world = await createWorld(20)
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

const version = async (id: string) => (await world.stores.model.byId(id))?.version ?? 0
const registers = async (who: Claims, unit: string, changes = {}) =>
  (await world.data(who, REGISTER, { unit, input: { ...SOUND, ...changes } })).registerModel
const moves = async (who: Claims, id: string, move: string, input = {}) =>
  (await world.data(who, MOVE, { id, move, input, version: await version(id) })).moveModel
const reports = async (who: Claims, id: string, evidence: string[] = []) => {
  const text = 'Bảy hộ đã được giúp.'
  const asked = { id, text, evidence, version: await version(id) }
  return (await world.data(who, REPORT, asked)).reportModelProgress
}
const agrees = async (who: Claims, id: string) =>
  (await world.data(who, AGREE, { id, version: await version(id) })).agreeToModel
const reads = async (who: Claims, id: string) =>
  (await world.data(who, READ, { id })).mobilizationModel
const isHiddenFrom = async (who: Claims, id: string) =>
  (await world.code(who, READ, { id })) === 'NOT_FOUND'

/** A recognised model of the tea company. */
async function recognised(changes = {}): Promise<string> {
  const { id } = (await registers(ngan, TEA, changes)).model
  await moves(ngan, id, 'START')
  await reports(ngan, id)
  await moves(ngan, id, 'SUBMIT')
  const done = await moves(suong, id, 'RECOGNIZE', DECISION)
  expect(done).toMatchObject({ model: { state: 'RECOGNIZED' } })
  return id
}

test('a unit registers with a union above it; T1b of the upper union turns true', async () => {
  expect(await world.fact('T1b', TAN_UYEN)).toBeNull()
  expect(await registers(ngan, TEA, { name: '' })).toMatchObject({ field: 'name' })
  expect(await registers(ngan, TEA, { launchedBy: PHONG_THO })).toMatchObject({
    code: 'LAUNCHER_NOT_ABOVE',
  })
  expect(await registers(ngan, SCHOOL)).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
  expect(await registers(hac, TEA)).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
  const { model } = await registers(ngan, TEA)
  expect(model).toMatchObject({ state: 'REGISTERED', moves: ['START', 'WITHDRAW'] })
  expect(await world.fact('T1b', TAN_UYEN)).toMatchObject({ numerator: 1, denominator: 1 })
  await moves(ngan, model.id, 'WITHDRAW')
  expect(await world.fact('T1b', TAN_UYEN)).toMatchObject({ numerator: 0 })
})

test('an upper union registers its own with the province, which recognises it', async () => {
  const { model } = await registers(phin, PHONG_THO, { launchedBy: 'P12' })
  expect(await world.fact('T1b', PHONG_THO)).toMatchObject({ numerator: 1 })
  await moves(phin, model.id, 'START')
  await reports(phin, model.id)
  await moves(phin, model.id, 'SUBMIT')
  expect(await moves(phin, model.id, 'RECOGNIZE', DECISION)).toMatchObject({
    rule: 'NOT_YOUR_ROLE',
  })
  expect(await moves(hang, model.id, 'RECOGNIZE', DECISION)).toMatchObject({
    model: { state: 'RECOGNIZED', recognizedAt: 'PROVINCIAL' },
  })
})

test('a unit directly below the province has no upper union to make T1b true for', async () => {
  const before = await world.stores.outbox.countDocuments()
  const { model } = await registers(direct, DIRECT, { launchedBy: 'P12' })
  expect(model.state).toBe('REGISTERED')
  expect(await world.stores.outbox.countDocuments()).toBe(before)
})

test('the body above recognises, with a decision, after results; the unit hears of it as a fact', async () => {
  const { model } = await registers(ngan, TEA)
  expect(await moves(ngan, model.id, 'SUBMIT')).toMatchObject({ rule: 'WRONG_STATE' })
  await moves(ngan, model.id, 'START')
  expect(await moves(ngan, model.id, 'SUBMIT')).toMatchObject({ rule: 'RESULTS_MISSING' })
  expect(await reports(ngan, model.id, ['EV-x'])).toMatchObject({ code: 'EVIDENCE_UNKNOWN' })
  expect(await reports(ngan, model.id)).toMatchObject({ model: { reports: [{ no: 1 }] } })
  await moves(ngan, model.id, 'SUBMIT')
  expect(await moves(suong, model.id, 'RECOGNIZE')).toMatchObject({ code: 'DECISION_NEEDED' })
  expect(await moves(bao, model.id, 'RECOGNIZE', DECISION)).toMatchObject({ rule: 'NOT_YOUR_ROLE' })
  const ofUnit = { ...suong, roles: [hac.roles[0], suong.roles[1]] }
  expect(await moves(ofUnit, model.id, 'RECOGNIZE', DECISION)).toMatchObject({ rule: 'OWN_UNIT' })
  expect(await moves(suong, model.id, 'RECOGNIZE', DECISION)).toMatchObject({
    model: { state: 'RECOGNIZED', recognizedAt: 'DIRECT_UPPER' },
  })
  expect(await world.fact('MODEL_RECOGNISED', TEA)).toMatchObject({ numerator: 1 })
})

test('of two officers at once one decides', async () => {
  const { model } = await registers(ngan, TEA)
  await moves(ngan, model.id, 'START')
  await reports(ngan, model.id)
  await moves(ngan, model.id, 'SUBMIT')
  const at = await version(model.id)
  const decide = async (who: Claims, move: string) =>
    (await world.data(who, MOVE, { id: model.id, move, input: DECISION, version: at })).moveModel
  const both = await Promise.all([decide(suong, 'RECOGNIZE'), decide(pham2, 'NOT_RECOGNIZE')])
  expect(both.filter((one) => one.__typename === 'ModelChanged')).toHaveLength(1)
})

test('a joint model waits for its partner, then counts for both', async () => {
  const joint = { partner: FAR_SCHOOL, launchedBy: 'P12' }
  expect(await registers(ngan, TEA, { ...joint, launchedBy: TAN_UYEN })).toMatchObject({
    code: 'LAUNCHER_NOT_ABOVE',
  })
  const { model } = await registers(pham, TEA, joint)
  await moves(pham, model.id, 'START')
  await reports(pham, model.id)
  expect(await moves(pham, model.id, 'SUBMIT')).toMatchObject({ rule: 'PARTNER_MISSING' })
  expect(await agrees(say, model.id).catch(() => 'hidden')).toBe('hidden')
  expect(await agrees(phu, model.id)).toMatchObject({ model: { partnerAgreed: true } })
  expect(await reports(phu, model.id)).toMatchObject({ model: { reports: [{}, { no: 2 }] } })
  await moves(pham, model.id, 'SUBMIT')
  const before = (await world.fact('MODEL_RECOGNISED', TEA))?.numerator ?? 0
  await moves(ruong, model.id, 'RECOGNIZE', DECISION)
  expect(await world.fact('MODEL_RECOGNISED', TEA)).toMatchObject({ numerator: before + 1 })
  expect(await world.fact('MODEL_RECOGNISED', FAR_SCHOOL)).toMatchObject({ numerator: 1 })
})

test('a replica makes its original REPLICATED, and stands when the original is revoked', async () => {
  const id = await recognised()
  expect(await registers(ngan, TEA, { replicaOf: id })).toMatchObject({ code: 'REPLICA_OF_OWN' })
  const { model: replica } = await registers(say, SCHOOL, { replicaOf: id })
  expect(replica).toMatchObject({ replicaOf: { id, state: 'REPLICATED' }, originalEnded: false })
  expect(await reads(say, id)).toMatchObject({ state: 'REPLICATED' })
  expect((await reads(suong, id)).replicas).toEqual([{ id: replica.id }])
  expect(await registers(say, SCHOOL, { replicaOf: replica.id })).toMatchObject({
    code: 'REPLICA_NOT_RECOGNISED',
  })

  const before = (await world.fact('MODEL_RECOGNISED', TEA))?.numerator
  expect(await moves(ngan, id, 'WITHDRAW')).toMatchObject({ rule: 'WRONG_STATE' })
  expect(await moves(suong, id, 'REVOKE')).toMatchObject({ code: 'REASON_NEEDED' })
  await moves(suong, id, 'REVOKE', { reason: 'Số liệu không đúng' })
  expect(await world.fact('MODEL_RECOGNISED', TEA)).toMatchObject({ numerator: before - 1 })
  expect(await reads(say, replica.id)).toMatchObject({ state: 'REGISTERED', originalEnded: true })
})

test('what is on the way is seen by its units and those above; others see what is recognised', async () => {
  const { model } = await registers(ngan, TEA, { field: 'CULTURE_SOCIETY' })
  for (const who of [ngan, suong, hang, bao]) expect((await reads(who, model.id)).steps).toEqual([])
  expect((await reads(hac, model.id)).reports).toBeNull()
  for (const who of [khanh, say, phu]) expect(await isHiddenFrom(who, model.id)).toBe(true)
  const id = await recognised()
  const outside = await reads(khanh, id)
  expect(outside).toMatchObject({ state: 'RECOGNIZED', reports: null, steps: null })
  expect(JSON.stringify(outside)).not.toContain('M-0')
  const { edges } = (await world.data(khanh, LIST, { under: 'P12' })).mobilizationModels
  for (const { node } of edges) expect(['RECOGNIZED', 'REPLICATED']).toContain(node.state)
  const one = { under: TEA, field: 'CULTURE_SOCIETY' }
  expect((await world.data(suong, LIST, one)).mobilizationModels.totalCount).toBe(1)
})

test('counts are of models and units; a joint model is one', async () => {
  const { modelCounts } = await world.data(khanh, COUNTS, { under: 'P12' })
  expect(modelCounts).toMatchObject({ upperWithModel: 2, upperUnions: 2 })
  const all = await world.stores.model.model.countDocuments({ state: { $ne: 'WITHDRAWN' } })
  expect(modelCounts.registered).toBe(all)
})

test('a model withdrawn after its unit moved away is taken back from the union it counted for', async () => {
  const union = (
    id: string,
    parentId: string,
    path: string,
    level: 'GRASSROOTS' | 'DIRECT_UPPER',
    rev = 1,
  ) => ({
    ...{ id, code: id, parentId, path, level, kind: level, name: { vi: id, en: id }, rev },
    ...{ validFrom: '2000-01-01', validTo: null },
  })
  const upper = union('UP-SINHO', 'P12', '/P12/UP-SINHO', 'DIRECT_UPPER')
  const unit = union('U-0888', upper.id, `${upper.path}/U-0888`, 'GRASSROOTS')
  await world.stores.projection.takeOrganizations([upper, unit])
  const officer = (path: string) => ({
    ...{ sub: 'M-000888', roles: [{ role: 'GRASSROOTS_OFFICER', org: unit.id, path }] },
  })
  const { id } = (await registers(officer(unit.path), unit.id, { launchedBy: upper.id })).model
  expect(await world.fact('T1b', upper.id)).toMatchObject({ numerator: 1 })
  const path = `/P12/${PHONG_THO}/${unit.id}`
  await world.stores.projection.takeOrganizations([
    union(unit.id, PHONG_THO, path, 'GRASSROOTS', 2),
  ])
  await moves(officer(path), id, 'WITHDRAW')
  expect(await world.fact('T1b', upper.id)).toMatchObject({ numerator: 0 })
})
