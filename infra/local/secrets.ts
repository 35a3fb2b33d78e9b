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
  /** Ed25519 private JWK in one line: surveys certifies the board keys of its releases with it. */
  release: z.string(),
  /** Its public half as a JSON Web Key Set, for ratings. */
  releasePublic: z.string(),
  /** 32 bytes, base64url: wraps the key of each invitation and referral. */
  referral: z.string(),
})

export type Secrets = z.infer<typeof Secrets>

/** The keys of a data folder, made at the first start and kept in a file only its owner reads. */
export function keepSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  const kept = existsSync(file)
    ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
    : {}
  const made = Secrets.parse({ ...newSecrets(), ...kept })
  // A folder of an older build gets the keys that were not known then.
  if (Object.keys(made).some((name) => !(name in kept)))
    writePrivate(file, JSON.stringify(made, null, 2))
  return made
}

function newSecrets(): Secrets {
  const release = generateKeyPairSync('ed25519')
  return {
    session: ed25519(),
    identity: ed25519(),
    sealing: randomBytes(32).toString('base64url'),
    release: JSON.stringify(release.privateKey.export({ format: 'jwk' })),
    releasePublic: JSON.stringify({ keys: [release.publicKey.export({ format: 'jwk' })] }),
    referral: randomBytes(32).toString('base64url'),
  }
}

function ed25519(): string {
  return JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }))
}
