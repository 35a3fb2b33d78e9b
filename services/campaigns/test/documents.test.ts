import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, people, type World } from './evidence-world.ts'
import type { Claims } from '@tinnhiem/kit/test-gateway'

const PUBLISH = `mutation($publisher: ID!, $input: DocumentInput!) { publishDocument(publisher: $publisher, input: $input) {
  __typename ... on DocumentChanged { document { id status version supersedes { id status } } }
  ... on Failure { code } ... on InvalidInput { field rule } } }`
const END = `mutation($id: ID!, $v: Int!, $to: Date!) { endDocument(document: $id, version: $v, validTo: $to) {
  __typename ... on DocumentChanged { document { status validTo } } ... on Failure { code } ... on VersionConflict { currentVersion } } }`
const CONFIRM = `mutation($doc: ID!, $unit: ID!, $on: Date!, $n: Int!, $s: ID, $v: Int) {
  confirmSession(document: $doc, unit: $unit, heldOn: $on, attendeeCount: $n, session: $s, version: $v) {
    __typename ... on SessionConfirmed { session { id version attendeeCount } } ... on Failure { code message } ... on InvalidInput { field rule } } }`
const LIST = `query($inForce: Boolean!, $text: String, $first: Int, $after: String) {
  documents(inForce: $inForce, text: $text, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id number status supersededBy { number } manages } } } }`
const ONE = `query($id: ID!, $under: ID!) { document(id: $id) { status manages ownSessions { id unit { id } attendeeCount }
  dissemination(under: $under) { units unitsConfirmed attendees rows { organization { id } units unitsConfirmed } } } }`
const plan = {
  number: '401/KH-LĐLĐ',
  title: { vi: 'Kế hoạch công tác dân vận năm 2023', en: 'Plan of mass work 2023' },
  issuedBy: 'LĐLĐ tỉnh Lai Châu',
  issuedOn: '2023-01-09',
  validFrom: '2023-01-09',
  validTo: '2023-12-31',
  link: 'https://example.org/401',
}

let world: World
beforeAll(async () => void (world = await createWorld(21, '2023-06-15')))
afterAll(async () => await world?.[Symbol.asyncDispose]())

const publish = async (who: Claims, publisher: string, changes: object = {}) =>
  (await world.data(who, PUBLISH, { publisher, input: { ...plan, ...changes } })).publishDocument
const list = async (who: Claims, more: object = {}) =>
  (await world.data(who, LIST, { inForce: false, ...more })).documents
const numbers = ({ edges }: { edges: { node: { number: string } }[] }) =>
  edges.map(({ node }) => node.number)

describe('a document', () => {
  let old: string
  let later: string

  it('is published by upper and provincial officers in their scope, once', async () => {
    old = (await publish(people.hang, 'P12')).document.id
    expect(await publish(people.hang, 'P12', { number: '401 / KH-LĐLĐ' })).toMatchObject({
      rule: 'DOCUMENT_KNOWN',
    })
    const twice = await Promise.all(
      [1, 2, 3].map(() => publish(people.hang, 'P12', { number: '7/HD' })),
    )
    expect(twice.filter(({ __typename }) => __typename === 'DocumentChanged').length).toBe(1)
    for (const [who, where] of [
      [people.ngan, 'U-0001'],
      [people.phin, 'UP-TANUYEN'],
      [people.upper, 'P12'],
      [people.khanh, 'P12'],
      [people.hac, 'P12'],
    ] as const)
      expect(await publish(who, where, { number: 'x' })).toMatchObject({
        __typename: 'MoveRefused',
      })
    expect(
      await publish(people.upper, 'UP-TANUYEN', {
        number: '12/HD-LĐLĐ',
        issuedBy: 'LĐLĐ Tân Uyên',
        issuedOn: '2023-03-01',
        validFrom: '2023-03-01',
        validTo: null,
      }),
    ).toMatchObject({ document: { status: 'IN_FORCE' } })
    expect(
      await publish(people.hang, 'P12', { number: 'y', link: 'javascript:alert(1)' }),
    ).toMatchObject({ rule: 'LINK_SHAPE' })
  })

  it('that is replaced says so, once, and only by those who may', async () => {
    expect(
      await publish(people.upper, 'UP-TANUYEN', { number: '13/HD', supersedes: [old] }),
    ).toMatchObject({ __typename: 'MoveRefused' })
    const two = await Promise.all(
      ['402', '403'].map((number) =>
        publish(people.hang, 'P12', {
          number,
          issuedOn: '2023-05-01',
          validFrom: '2023-05-01',
          validTo: null,
          supersedes: [old],
        }),
      ),
    )
    const [made] = two.filter(({ __typename }) => __typename === 'DocumentChanged')
    expect(two.map(({ __typename }) => __typename).toSorted()).toEqual([
      'DocumentChanged',
      'InvalidInput',
    ])
    later = made.document.id
    expect(made.document.supersedes).toEqual([{ id: old, status: 'SUPERSEDED' }])
    const { edges } = await list(people.cho, { text: 'ke hoach cong tac dan van', first: 50 })
    const first = edges.find(({ node }: { node: { id: string } }) => node.id === old)
    expect(first.node).toMatchObject({ status: 'SUPERSEDED', manages: false })
    expect(['402', '403']).toContain(first.node.supersededBy.number)
  })

  it('is found by everybody, newest first, page by page, without accents', async () => {
    const all = numbers(await list(people.hac, { first: 50 }))
    const pages: string[] = []
    let after: string | null = null
    do {
      const page = await list(people.hac, { first: 1, after })
      pages.push(...numbers(page))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(pages).toEqual(all)
    expect(numbers(await list(people.hac, { text: 'tan uyen 12 hd' }))).toEqual([])
    expect(numbers(await list(people.hac, { text: '12/hd' }))).toEqual(['12/HD-LĐLĐ'])
    expect(numbers(await list(people.hac, { inForce: true, first: 50 }))).not.toContain(
      '401/KH-LĐLĐ',
    )
    expect(await world.codeOf({}, LIST, { inForce: false })).toBe('NOT_SIGNED_IN')
  })

  it('is ended by those who manage it, and two at once do not both', async () => {
    const asked = { id: later, v: 1, to: '2023-06-14' }
    expect(await world.data(people.upper, END, asked)).toMatchObject({
      endDocument: { __typename: 'MoveRefused' },
    })
    expect(await world.data(people.hang, END, { ...asked, to: '2023-01-01' })).toMatchObject({
      endDocument: { code: 'VALID_DAYS' },
    })
    const both = await Promise.all([1, 2].map(() => world.data(people.hang, END, asked)))
    expect(both.map(({ endDocument }) => endDocument.__typename).toSorted()).toEqual([
      'DocumentChanged',
      'VersionConflict',
    ])
    expect((await world.data(people.hang, ONE, { id: later, under: 'P12' })).document.status).toBe(
      'EXPIRED',
    )
  })
})

describe('a session', () => {
  let doc: string
  const confirm = async (who: Claims, unit: string, n: number, more = {}) =>
    (await world.data(who, CONFIRM, { doc, unit, on: '2023-02-10', n, ...more })).confirmSession
  beforeAll(
    async () =>
      void (doc = (
        await publish(people.upper, 'UP-TANUYEN', { number: '20/KH', issuedBy: 'LĐLĐ Tân Uyên' })
      ).document.id),
  )

  it('is a day and a head count of the own unit, never more heads than people', async () => {
    const refused = await confirm(people.ngan, 'U-0001', 97)
    expect(refused).toMatchObject({ field: 'attendeeCount', rule: 'ATTENDEES_ABOVE_HEADCOUNT' })
    expect(refused.message).toBe('There cannot have been 97 people: the unit has 96 workers.')
    expect(await confirm(people.ngan, 'U-0001', 58, { on: '2022-12-31' })).toMatchObject({
      rule: 'HELD_BEFORE_ISSUED',
    })
    const { session } = await confirm(people.ngan, 'U-0001', 58)
    expect(await confirm(people.ngan, 'U-0001', 60, { s: session.id, v: 1 })).toMatchObject({
      session: { version: 2, attendeeCount: 60 },
    })
    expect(await confirm(people.ngan, 'U-0001', 61, { s: session.id, v: 1 })).toMatchObject({
      __typename: 'VersionConflict',
    })
    for (const who of [people.upper, people.hang, people.say, people.hac])
      expect(await confirm(who, 'U-0001', 5)).toMatchObject({ __typename: 'MoveRefused' })
    const far = {
      sub: 'M-7',
      roles: [{ role: 'GRASSROOTS_OFFICER', org: 'U-0101', path: '/P12/UP-PHONGTHO/U-0101' }],
    }
    expect(await confirm(far, 'U-0101', 5)).toMatchObject({ rule: 'DOCUMENT_NOT_FOR_UNIT' })
  })

  it('is seen above as units that confirmed and one number of heads, by those it concerns', async () => {
    const table = async (who: Claims, under: string) =>
      (await world.data(who, ONE, { id: doc, under })).document.dissemination
    expect(await table(people.upper, 'UP-TANUYEN')).toMatchObject({
      units: 8,
      unitsConfirmed: 1,
      attendees: 60,
    })
    expect(await table(people.hang, 'P12')).toMatchObject({
      units: 8,
      rows: [{ organization: { id: 'UP-TANUYEN' }, units: 8, unitsConfirmed: 1 }],
    })
    for (const [who, under] of [
      [people.phin, 'UP-TANUYEN'],
      [people.ngan, 'UP-TANUYEN'],
      [people.hac, 'P12'],
      [people.hang, 'U-0001'],
    ] as const)
      expect(await table(who, under)).toBeNull()
    const own = (await world.data(people.ngan, ONE, { id: doc, under: 'P12' })).document.ownSessions
    expect(own).toMatchObject([{ unit: { id: 'U-0001' }, attendeeCount: 60 }])
    expect(
      (await world.data(people.hac, ONE, { id: doc, under: 'P12' })).document.ownSessions,
    ).toBeNull()
  })

  it('below 5 heads is not told', async () => {
    const small = (
      await publish(people.upper, 'UP-TANUYEN', { number: '21/KH', issuedBy: 'LĐLĐ Tân Uyên' })
    ).document.id
    await confirm(people.ngan, 'U-0001', 4, { doc: small })
    const { document } = await world.data(people.upper, ONE, { id: small, under: 'UP-TANUYEN' })
    expect(document.dissemination).toMatchObject({ unitsConfirmed: 1, attendees: null })
  })

  it('below 5 heads is not told by taking the others from the whole either', async () => {
    const wide = (await publish(people.hang, 'P12', { number: '22/KH', issuedBy: 'LĐLĐ tỉnh' }))
      .document.id
    const chair = (unit: string, path: string) => ({
      ...{ sub: `M-${unit}`, roles: [{ role: 'GRASSROOTS_OFFICER', org: unit, path }] },
    })
    await confirm(people.ngan, 'U-0001', 20, { doc: wide })
    await confirm(chair('U-0101', '/P12/UP-PHONGTHO/U-0101'), 'U-0101', 3, { doc: wide })
    const heads = async (under: string) =>
      (await world.data(people.hang, ONE, { id: wide, under })).document.dissemination.attendees
    const asked = async () => [
      await heads('P12'),
      await heads('UP-TANUYEN'),
      await heads('UP-PHONGTHO'),
    ]
    expect(await asked()).toEqual([23, null, null])
    await confirm(chair('U-0901', '/P12/U-0901'), 'U-0901', 9, { doc: wide })
    expect(await asked()).toEqual([32, 20, null])
  })

  it('has no place for who sat there', async () => {
    const [row] = await world.connection.collection('dissemination_sessions').find({}).toArray()
    expect(Object.keys(row ?? {}).toSorted()).toEqual([
      '_id',
      'attendeeCount',
      'confirmedBy',
      'confirmedOn',
      'documentId',
      'heldOn',
      'unionId',
      'version',
    ])
  })
})
