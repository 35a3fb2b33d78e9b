import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { readConfig, readWorkerConfig } from './config.ts'

const pair = generateKeyPairSync('ed25519')
const set = (key: object) => JSON.stringify({ keys: [key] })
const env = {
  TN_PORT: '0',
  TN_MONGO_URI_RATINGS: 'mongodb://db/ratings',
  TN_REDIS_URL: 'redis://redis:6379',
  TN_GATEWAY_JWKS_URL: 'http://gateway/.well-known/jwks.json',
  TN_RELEASE_KEYS: set(pair.publicKey.export({ format: 'jwk' })),
}

test('neither process of ratings starts without public release keys, or with a private one', () => {
  for (const read of [readConfig, readWorkerConfig]) {
    expect(read(env).releaseKeys).toHaveLength(1)
    const { TN_RELEASE_KEYS: _, ...without } = env
    const secret = { ...env, TN_RELEASE_KEYS: set(pair.privateKey.export({ format: 'jwk' })) }
    for (const wrong of [without, { ...env, TN_RELEASE_KEYS: '{"keys":[]}' }, secret])
      expect(() => read(wrong)).toThrow('TN_RELEASE_KEYS')
  }
})
