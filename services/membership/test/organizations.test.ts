import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWorld, people, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await createWorld(3)
})
afterAll(async () => await world[Symbol.asyncDispose]())

const FOUND = 'query ($search: String) { organizations(search: $search) { totalCount } }'

it.each(['a', 'a(', '\\u0041\u0000'])(
  'a search of a whole book of "%s" finds nothing',
  async (text) => {
    const search = text.repeat(Math.ceil(50_000 / text.length))
    const { organizations } = await world.data(people.khanh, FOUND, { search })
    expect(organizations.totalCount).toBe(0)
  },
)
