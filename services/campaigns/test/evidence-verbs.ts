import { sampleInitiative } from '../src/initiative/sample-initiative.ts'
import { people, type World } from './evidence-world.ts'
import type { Claims } from '@tinnhiem/kit/test-gateway'

export const REQUEST = `mutation($for: EvidenceSubjectInput!, $name: String!, $type: String!, $bytes: Int!, $private: Boolean!) {
  requestEvidenceTicket(for: $for, fileName: $name, mediaType: $type, bytes: $bytes, private: $private) {
    __typename ... on EvidenceTicketIssued { url expiresIn maxBytes } ... on Failure { code message } } }`
export const LIST = `query($of: EvidenceSubjectInput!) { evidence(of: $of) {
  id fileName mediaType bytes url private state version uploadedOn uploadedBy { id } decidedOn reason moves } }`
const decide = (
  field: string,
  more = '',
) => `mutation($id: ID!, $v: Int!${more ? ', $reason: String!' : ''}) {
  ${field}(evidence: $id, version: $v${more}) { __typename
  ... on EvidenceChanged { evidence { state version reason moves } } ... on Failure { code }
  ... on VersionConflict { currentVersion } } }`
export const VERIFY = decide('verifyEvidence')
export const RETURN = decide('returnEvidence', ', reason: $reason')
export const REMOVE = `mutation($id: ID!, $v: Int!) { removeEvidence(evidence: $id, version: $v) { __typename ... on Failure { code } } }`

export const OPEN = { kind: 'INITIATIVE', id: 'open-one' }
export const SECRET_ONE = { kind: 'INITIATIVE', id: 'secret-one' }
export const MINE = { kind: 'PARTICIPATION', id: 'c.M-000001' }
export const UNIT = { kind: 'PARTICIPATION', id: 'c.U-0001' }

/** Two initiatives of two authors, one of them know-how, a person's participation and a unit's. */
export async function plantSubjects(world: World): Promise<void> {
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
}

/** What people do with evidence, in one line each. */
export function evidenceVerbs(world: World) {
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
  return { request, ticketFor, call, said, spend, send, files, listed, clean }
}
