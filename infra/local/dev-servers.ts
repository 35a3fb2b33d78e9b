import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePrivate } from './kept.ts'
import { sayWhy } from './sentence.ts'
import { ensureServers } from './servers.ts'

/**
 * A MongoDB and a Redis to run single tests against: `node infra/local/dev-servers.ts [folder]`, then
 * `. <folder>/env.sh` in the shell that runs vitest. Ctrl+C or SIGTERM stops both.
 */
async function main(folder: string): Promise<void> {
  const servers = await ensureServers({ dataDir: folder })
  const lines = [
    `export TN_MONGO_URI='${servers.mongoUri('test')}'`,
    `export TN_REDIS_URL='${servers.redisUrl}'`,
  ]
  writePrivate(`${folder}/env.sh`, `${lines.join('\n')}\n`)
  console.log(`ready: . ${folder}/env.sh`)
  const wake = setInterval(() => undefined, 60_000)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void servers.stop().finally(() => clearInterval(wake)))
  }
}

await main(process.argv[2] ?? join(tmpdir(), 'tn-dev')).catch((error: unknown) => {
  sayWhy(error)
  process.exitCode = 1
})
