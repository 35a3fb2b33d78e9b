import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writePrivate } from './kept.ts'

/** Keys of one data folder (D-20). Losing the sealing key loses every open survey: it lives beside the data here only. */
const Secrets = z.object({
  /** Ed25519 private JWK in one line: membership signs sessions with it. */
  session: z.string(),
  /** Ed25519 private JWK in one line: the gateway signs identities with it. */
  identity: z.string(),
  /** 32 bytes, base64url: seals the pools' private keys. */
  sealing: z.string(),
})

export type Secrets = z.infer<typeof Secrets>

/** The keys of a data folder, made at the first start and kept in a file only its owner reads. */
export function keepSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  if (existsSync(file)) return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')))
  const made = {
    session: ed25519(),
    identity: ed25519(),
    sealing: randomBytes(32).toString('base64url'),
  }
  writePrivate(file, JSON.stringify(made, null, 2))
  return made
}

function ed25519(): string {
  return JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }))
}
