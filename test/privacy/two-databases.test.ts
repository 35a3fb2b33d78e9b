import { makeDatabaseUser } from '@tinnhiem/infra/local/database-user'
import { randomBytes } from 'node:crypto'
import { mongo } from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'

const stamp = randomBytes(4).toString('hex')
const names = { pass: `tn_test_${stamp}_pass`, ballot: `tn_test_${stamp}_ballot` }
const root = new mongo.MongoClient(process.env['TN_MONGO_URI'] ?? '')
const uris = { pass: '', ballot: '' }

beforeAll(async () => {
  await root.connect()
  for (const side of ['pass', 'ballot'] as const) {
    uris[side] = await makeDatabaseUser(root, process.env['TN_MONGO_URI'] ?? '', names[side])
    await root.db(names[side]).collection('things').insertOne({ of: side })
  }
})

afterAll(async () => {
  for (const name of Object.values(names)) {
    await root.db(name).command({ dropAllUsersFromDatabase: 1 })
    await root.db(name).dropDatabase()
  }
  await root.close()
})

test.each([
  ['pass', 'ballot'],
  ['ballot', 'pass'],
] as const)(
  'the user of the %s database reads its own and not the %s database',
  async (own, other) => {
    const client = await new mongo.MongoClient(uris[own]).connect()
    try {
      const count = (name: string) => client.db(name).collection('things').countDocuments()
      expect(await count(names[own])).toBe(1)
      await expect(count(names[other])).rejects.toThrow(/not authorized/)
      const write = client.db(names[other]).collection('things').insertOne({ of: own })
      await expect(write).rejects.toThrow(/not authorized/)
    } finally {
      await client.close()
    }
  },
)
