import { generateKeyPairSync, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { certifyBoardKey, readReleaseKey } from './release-key.ts'

const pair = generateKeyPairSync('ed25519')
const jwk = JSON.stringify(pair.privateKey.export({ format: 'jwk' }))

test('a certificate is a signature over exactly the label, the board key and the survey', () => {
  const certificate = certifyBoardKey(readReleaseKey(jwk), 'ab'.repeat(32), Buffer.from([1, 2, 3]))
  const text = `tinnhiem-board-v1\0{"boardKey":"AQID","surveyId":"${'ab'.repeat(32)}"}`
  expect(verify(null, Buffer.from(text), pair.publicKey, certificate)).toBe(true)
  const other = text.replace('AQID', 'AQIE')
  expect(verify(null, Buffer.from(other), pair.publicKey, certificate)).toBe(false)
})

test('what is no Ed25519 private key is refused without telling it', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const wrong = ['', 'secret-words', JSON.stringify(rsa.export({ format: 'jwk' }))]
  for (const text of [...wrong, JSON.stringify(pair.publicKey.export({ format: 'jwk' }))])
    expect(() => readReleaseKey(text)).toThrow(/^the release key must be an Ed25519 private/)
})
