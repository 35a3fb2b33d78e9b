import { createConnection, type ClientSession, type Connection } from 'mongoose'
import { watchMongo } from './telemetry/mongo-commands.ts'
import { NO_TELEMETRY, type Telemetry } from './telemetry/telemetry.ts'

/** Thrown at start when the server cannot keep the platform's promises. */
export class UnfitMongo extends Error {
  override name = 'UnfitMongo'
}

/**
 * Opens one database with its own user and refuses a server that loses acknowledged writes: standalone,
 * with an arbiter, or with a default write concern other than majority (reliability.md 1).
 * @param telemetry watches the commands of named requests; never given for the ballots' database
 * @throws UnfitMongo with a sentence that says what to change
 */
export async function connectMongo(
  uri: string,
  telemetry: Telemetry = NO_TELEMETRY,
): Promise<Connection> {
  const monitorCommands = telemetry.spans !== null || telemetry.metrics !== null
  const connection = createConnection(uri, {
    serverSelectionTimeoutMS: 5_000,
    autoIndex: false,
    autoCreate: false,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    maxPoolSize: 50,
    monitorCommands,
  })
  try {
    await connection.asPromise()
    await refuseUnfit(connection)
    if (monitorCommands) watchMongo(telemetry, connection.getClient())
    return connection
  } catch (error) {
    await connection.close()
    if (error instanceof UnfitMongo) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new UnfitMongo(
      `MongoDB cannot be reached (${reason}). Check the URI and that the server runs.`,
    )
  }
}

async function refuseUnfit(connection: Connection): Promise<void> {
  const hello = await connection.db?.command({ hello: 1 })
  if (!hello?.['setName'])
    throw new UnfitMongo(
      'MongoDB runs as a standalone server. Start it as a replica set (--replSet).',
    )
  if (Array.isArray(hello['arbiters']) && hello['arbiters'].length > 0)
    throw new UnfitMongo('The replica set has an arbiter. Replace it by a data-bearing member.')
}

/** A mongoose model, or what stands for one with its own way of being created. */
export type PreparedModel = {
  createCollection: () => Promise<unknown>
  ensureIndexes: () => Promise<void>
}

/**
 * Creates the collections and builds every index before a service listens: with mongoose's late building
 * 100 parallel inserts stored 100 passes (architecture.md, Traps).
 */
export async function prepareModels(models: readonly PreparedModel[]): Promise<void> {
  for (const model of models) {
    await model.createCollection()
    await model.ensureIndexes()
  }
}

/** Runs `work` in one transaction with majority concerns; retried by the driver on transient errors. */
export async function inTransaction<T>(
  connection: Connection,
  work: (session: ClientSession) => Promise<T>,
): Promise<T> {
  return await connection.transaction(work, {
    readConcern: { level: 'snapshot' },
    writeConcern: { w: 'majority', journal: true },
  })
}

/** MongoDB's duplicate key error: for a fenced upsert it means that a newer writer won. */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000
}
