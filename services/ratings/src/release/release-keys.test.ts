import { generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { isCertified, readReleaseKeys } from './release-keys.ts'

const old = generateKeyPairSync('ed25519')
const now = generateKeyPairSync('ed25519')
const jwk = (pair: typeof old) => pair.publicKey.export({ format: 'jwk' })

const said = { boardKey: 'AQID', surveyId: 'ab'.repeat(32) }
const certify = ({ privateKey }: typeof old, { boardKey, surveyId } = said, label = 'board') => {
  const text = `tinnhiem-${label}-v1\0{"boardKey":"${boardKey}","surveyId":"${surveyId}"}`
  return sign(null, Buffer.from(text), privateKey).toString('base64url')
}

test('while one key follows another, what either has certified is known', () => {
  const keys = readReleaseKeys(JSON.stringify({ keys: [jwk(old), { ...jwk(now), kid: 'two' }] }))
  for (const pair of [old, now])
    expect(isCertified(keys, { ...said, certificate: certify(pair) })).toBe(true)
  const without = readReleaseKeys(JSON.stringify({ keys: [jwk(now)] }))
  expect(isCertified(without, { ...said, certificate: certify(old) })).toBe(false)
})

test('a certificate holds for one survey, one board key and one purpose', () => {
  const keys = readReleaseKeys(JSON.stringify({ keys: [jwk(now)] }))
  const certificate = certify(now)
  expect(isCertified(keys, { ...said, certificate })).toBe(true)
  expect(isCertified(keys, { ...said, surveyId: 'cd'.repeat(32), certificate })).toBe(false)
  expect(isCertified(keys, { ...said, boardKey: 'AQIE', certificate })).toBe(false)
  expect(isCertified(keys, { ...said, certificate: certify(now, said, 'release') })).toBe(false)
  expect(isCertified(keys, { ...said, certificate: '' })).toBe(false)
})

test('a set that is empty, private or of another kind is refused', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
  const wrong = [
    { keys: [] },
    { keys: [now.privateKey.export({ format: 'jwk' })] },
    { keys: [rsa.export({ format: 'jwk' })] },
    jwk(now),
  ]
  for (const set of wrong) expect(() => readReleaseKeys(JSON.stringify(set))).toThrow(RangeError)
  expect(() => readReleaseKeys('{')).toThrow(RangeError)
})
