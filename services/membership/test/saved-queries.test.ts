import { tokenPrincipal } from '@tinnhiem/kit/access-token'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, people, type World } from './world.ts'

const FIELDS = 'id title document variables view shared mine updatedOn version'
const SAVE = `mutation ($input: SaveQueryInput!) { saveQuery(input: $input) { __typename
  ... on QuerySaved { query { ${FIELDS} } } ... on VersionConflict { currentVersion }
  ... on InvalidInput { field rule message } ... on MoveRefused { rule message } } }`
const REMOVE = 'mutation ($id: ID!) { removeSavedQuery(id: $id) { id } }'
const LIST = `{ savedQueries { ${FIELDS} } }`

let world: World

beforeAll(async () => {
  world = await createWorld(56)
})
afterAll(async () => await world[Symbol.asyncDispose]())

const question = { title: 'Đơn vị', document: '{ organizations { totalCount } }' }

async function save(input: object, who: (typeof people)[keyof typeof people] = people.khanh) {
  return (await world.data(who, SAVE, { input: { ...question, ...input } })).saveQuery
}

async function listed(who: (typeof people)[keyof typeof people]) {
  const { savedQueries } = await world.data(who, LIST)
  return savedQueries as { id: string; mine: boolean; title: string }[]
}

describe('a saved query', () => {
  it('is kept as it was typed, and private unless it is shared', async () => {
    const { query } = await save({ title: '  Tin cậy ', variables: '{"year":2023}' })
    expect(query).toMatchObject({ title: 'Tin cậy', variables: '{"year":2023}', view: '{}' })
    expect(query).toMatchObject({ shared: false, mine: true, version: 1 })
    expect(await listed(people.khanh)).toContainEqual(query)
    expect((await listed(people.other)).map(({ id }) => id)).not.toContain(query.id)
  })

  it('shared is seen by other analysts without its author, and copied by them', async () => {
    const { query } = await save({ shared: true, title: 'Chung' })
    const seen = (await listed(people.other)).find(({ id }) => id === query.id)
    expect(seen).toEqual({ ...query, mine: false })
    const { id: _, version: __, mine: ___, updatedOn: ____, ...text } = query
    const { query: copy } = await save({ ...text, shared: false }, people.other)
    expect(copy).toMatchObject({ ...text, shared: false, mine: true })
    expect(JSON.stringify(await world.data(people.other, LIST))).not.toContain(people.khanh.sub)
  })

  it('of another analyst is neither edited nor removed, shared or not', async () => {
    for (const shared of [true, false]) {
      const { query } = await save({ shared, title: 'Của tôi' })
      const input = { ...question, id: query.id, version: 1, title: 'Sửa trộm' }
      expect(await world.code(people.other, SAVE, { input })).toBe('NOT_FOUND')
      expect(await world.code(people.other, REMOVE, { id: query.id })).toBe('NOT_FOUND')
      expect((await listed(people.khanh)).find(({ id }) => id === query.id)?.title).toBe('Của tôi')
    }
  })

  it('is changed in the version that was read, and removed by its author', async () => {
    const { query } = await save({})
    const { query: next } = await save({ id: query.id, version: 1, title: 'Hai' })
    expect(next).toMatchObject({ id: query.id, title: 'Hai', version: 2 })
    const stale = await save({ id: query.id, version: 1, title: 'Ba' })
    expect(stale).toMatchObject({ __typename: 'VersionConflict', currentVersion: 2 })
    expect(await save({ id: query.id, title: 'Bốn' })).toMatchObject({ currentVersion: 2 })
    await world.data(people.khanh, REMOVE, { id: query.id })
    expect((await listed(people.khanh)).map(({ id }) => id)).not.toContain(query.id)
    expect(await world.code(people.khanh, REMOVE, { id: query.id })).toBe('NOT_FOUND')
  })

  it('only asks: what changes something is not kept', async () => {
    const rule = async (document: string) => (await save({ document })).rule
    expect(await rule('mutation { signOut { done } }')).toBe('QUERY_ONLY')
    expect(await rule('query A { me { roles { role } } } mutation B { signOut { done } }')).toBe(
      'QUERY_ONLY',
    )
    expect(await rule('subscription { x }')).toBe('QUERY_ONLY')
    expect(await rule('{ organizations {')).toBe('QUERY_DOCUMENT')
    expect(await rule('fragment F on Query { me { roles { role } } }')).toBe('QUERY_DOCUMENT')
    expect(await rule(`{ ${'a '.repeat(3_000)} }`)).toBe('QUERY_DOCUMENT')
    expect(await rule(`# ${'é'.repeat(4_100)}\n{ a }`)).toBe('QUERY_DOCUMENT')
  })

  it('has a title, and objects of at most 4 kB for variables and view', async () => {
    for (const title of ['', '  ', 'a'.repeat(81), 'a\u0000b', 'a\u202Eb'])
      expect(await save({ title })).toMatchObject({ field: 'title', rule: 'QUERY_TITLE' })
    expect((await save({ title: 'ế'.repeat(80) })).query).toBeDefined()
    for (const field of ['variables', 'view'])
      for (const text of ['', '[]', 'null', '"a"', '{', `{"a":"${'b'.repeat(4_100)}"}`])
        expect(await save({ [field]: text })).toMatchObject({ field, rule: 'QUERY_JSON' })
  })

  it('is an analyst’s, never a member’s nor a token’s', async () => {
    const asToken = { sub: tokenPrincipal('abc'), roles: people.khanh.roles }
    for (const who of [people.hac, asToken]) {
      expect(await world.code(who, SAVE, { input: question })).toBe('NOT_ALLOWED')
      expect(await world.code(who, LIST)).toBe('NOT_ALLOWED')
      expect(await world.code(who, REMOVE, { id: 'x' })).toBe('NOT_ALLOWED')
    }
    expect(await world.code({}, LIST)).toBe('NOT_SIGNED_IN')
  })

  it('is one of 200 at most, also when the last places are taken at once', async () => {
    const kept = (await listed(people.other)).filter(({ mine }) => mine).length
    const filler = Array.from({ length: 197 - kept }, (_, at) => ({
      ...question,
      _id: `filler-${at}`,
      memberId: people.other.sub,
      variables: '{}',
      view: '{}',
      shared: false,
      updatedOn: '2023-11-20',
      version: 1,
    }))
    await world.stores.query.model.insertMany(filler)
    const all = await Promise.all(
      Array.from({ length: 8 }, async () => await save({}, people.other)),
    )
    expect(all.filter(({ query }) => query)).toHaveLength(3)
    expect(all.filter(({ rule }) => rule === 'QUERIES_FULL')).toHaveLength(5)
  })
})
