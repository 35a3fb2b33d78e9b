import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readConfig, readWorkerConfig } from './config.ts'

const { privateKey } = generateKeyPairSync('ed25519')
const env = {
  TN_MONGO_URI_SURVEYS_PASS: 'mongodb://db/pass',
  TN_MONGO_URI_SURVEYS_BALLOT: 'mongodb://db/ballot',
  TN_REDIS_URL: 'redis://redis:6379',
  TN_GATEWAY_JWKS_URL: 'http://gateway/.well-known/jwks.json',
  TN_SEALING_KEY: randomBytes(32).toString('base64url'),
}
const withKey = { ...env, TN_RELEASE_KEY: JSON.stringify(privateKey.export({ format: 'jwk' })) }

test('the door starts without the release key and never holds it; the worker needs it', () => {
  expect(Object.keys(readConfig(withKey))).not.toContain('releaseKey')
  expect(readConfig(env).port).toBe(0)
  expect(readWorkerConfig(withKey).releaseKey.asymmetricKeyType).toBe('ed25519')
  expect(() => readWorkerConfig(env)).toThrow('TN_RELEASE_KEY')
  expect(() => readWorkerConfig({ ...env, TN_RELEASE_KEY: 'x' })).toThrow('release key')
})
