import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const key = JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }))
const good = {
  TN_PORT: '4000',
  TN_MEMBERSHIP_URL: 'http://127.0.0.1:4001',
  TN_SURVEYS_URL: 'http://127.0.0.1:4002',
  TN_RATINGS_URL: 'http://127.0.0.1:4003',
  TN_CAMPAIGNS_URL: 'http://127.0.0.1:4004',
  TN_REFERRALS_URL: 'http://127.0.0.1:4005',
  TN_IDENTITY_KEY: key,
}

describe('the settings', () => {
  it('are grouped, with safe defaults', () => {
    expect(readConfig({ ...good, TN_DEMO_FILE: '/people.json' })).toMatchObject({
      port: 4000,
      allowAdHoc: false,
      dataSource: 'pool',
      timeoutMs: 5_000,
      demoFile: undefined,
      clockOffsetMs: 0,
    })
  })

  it('name every problem at once', () => {
    const broken = { TN_PORT: 'x', TN_MEMBERSHIP_URL: 'y', TN_IDENTITY_KEY: '{' }
    const lines =
      /TN_PORT[\s\S]*TN_MEMBERSHIP_URL[\s\S]*TN_SURVEYS_URL[\s\S]*TN_RATINGS_URL[\s\S]*TN_CAMPAIGNS_URL[\s\S]*TN_IDENTITY_KEY/
    expect(() => readConfig(broken)).toThrow(lines)
  })

  it.each([
    ['TN_ALLOW_ADHOC', '1'],
    ['TN_DEMO', '1'],
    ['TN_DATA_SOURCE', 'stock'],
  ])('refuse %s=%s in production', (name, value) => {
    expect(() => readConfig({ ...good, NODE_ENV: 'production', [name]: value })).toThrow(name)
    expect(() => readConfig({ ...good, [name]: value })).not.toThrow()
  })

  it('serve the demo people in the demo only', () => {
    expect(readConfig({ ...good, TN_DEMO: '1', TN_DEMO_FILE: '/people.json' }).demoFile).toBe(
      '/people.json',
    )
  })
})
