import { createConnection, mongo } from 'mongoose'
import { readFileSync } from 'node:fs'

type Row = mongo.Document & { _id: string }

/** What `verify-signatures.mjs` reads; bytes as hex (ids) and base64url. */
export type BallotsExport = {
  survey: string
  manifestHash: string
  header: string
  lists: string[]
  passes: Record<string, number>
  ballots: {
    id: string
    seq: number
    day: string
    answers: string
    publicKey: string
    passSignature: string
    signature: string
  }[]
  keys: { count: number; keys: string; signature: string } | null
}

/**
 * Takes a survey out of the two databases as it is stored, past every service. Nothing of a member is in it.
 * @throws Error for a survey that was never opened
 */
export async function exportBallots(
  passes: mongo.Db,
  ballots: mongo.Db,
  survey: string,
): Promise<BallotsExport> {
  const record = await passes.collection<Row>('surveys').findOne({ _id: survey })
  const manifest = record?.['manifest']
  if (!manifest) throw new Error(`survey ${survey} was never opened`)
  const inSurvey = { _id: { $gt: `${survey}.`, $lt: `${survey}/` } }
  const lists = await passes.collection<Row>('poolLists').find(inSurvey).toArray()
  const counted = await passes
    .collection('passes')
    .aggregate([{ $match: { survey } }, { $group: { _id: '$pool', count: { $sum: 1 } } }])
    .toArray()
  const stored = await ballots.collection(`ballots_${survey}`).find({}).toArray()
  const parts = await passes.collection('ballotKeys').find({ survey }).sort({ part: 1 }).toArray()
  return {
    survey,
    manifestHash: manifest.hash,
    header: manifest.header,
    lists: lists.map((list) => list['text']),
    passes: Object.fromEntries(counted.map((row) => [row['_id'], row['count']])),
    ballots: stored.map((row) => ({
      id: bytesOf(row['_id']).toString('hex'),
      seq: row['seq'],
      day: row['day'],
      answers: bytesOf(row['answers']).toString('base64url'),
      publicKey: bytesOf(row['publicKey']).toString('base64url'),
      passSignature: bytesOf(row['passSignature']).toString('base64url'),
      signature: bytesOf(row['signature']).toString('base64url'),
    })),
    keys: keyListOf(parts),
  }
}

function keyListOf(parts: mongo.Document[]): BallotsExport['keys'] {
  const [first] = parts
  if (!first) return null
  const keys = parts.map((part) => part['keys']).join('\n')
  return { count: first['count'], keys, signature: first['signature'] }
}

function bytesOf(value: unknown): Buffer {
  if (value instanceof mongo.Binary) return Buffer.from(value.value())
  throw new TypeError('not bytes')
}

/** `node test/privacy/export-ballots.ts <data folder>`: every opened survey of a running `npm start`, as JSON. */
async function main(dataDir: string): Promise<void> {
  const { mongoPort, passwords } = JSON.parse(readFileSync(`${dataDir}/servers.json`, 'utf8'))
  const uri = `mongodb://root:${passwords.root}@127.0.0.1:${mongoPort}/?authSource=admin&replicaSet=rs0`
  const connection = await createConnection(uri).asPromise()
  const passes = connection.getClient().db('tn_surveys_pass')
  const ballots = connection.getClient().db('tn_surveys_ballot')
  const opened = await passes
    .collection<Row>('surveys')
    .find({ manifest: { $ne: null } })
    .toArray()
  const all: BallotsExport[] = []
  for (const { _id } of opened) all.push(await exportBallots(passes, ballots, _id))
  await connection.close()
  console.log(JSON.stringify(all))
}

if (import.meta.main) await main(process.argv[2] ?? '.data')
