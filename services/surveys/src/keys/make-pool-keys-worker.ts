import { generateKeyPairSync } from 'node:crypto'
import type { PoolKeyPair } from './make-pool-keys.ts'
import { serveThread } from './serve-thread.ts'

serveThread((_: null): PoolKeyPair => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicExponent: 65537,
    publicKeyEncoding: { format: 'der', type: 'spki' },
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  })
  const pair = { publicKey: new Uint8Array(publicKey), privateKey: new Uint8Array(privateKey) }
  privateKey.fill(0)
  return pair
})
