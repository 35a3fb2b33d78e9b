import { connectMongo } from '@tinnhiem/kit/mongo'
import type { SpanFacts } from '@tinnhiem/kit/telemetry/spans'
import { createMetrics } from '@tinnhiem/kit/telemetry/metrics'
import { newTrace, withinTrace } from '@tinnhiem/kit/telemetry/trace'
import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { openBase } from '../src/open-base.ts'

it('commands of the ballots database leave no span and no figure, whoever asks', async () => {
  const prefix = `tn_test_${randomBytes(6).toString('hex')}`
  const uri = (name: string) => {
    const url = new URL(process.env['TN_MONGO_URI'] ?? '')
    url.pathname = `/${prefix}_${name}`
    return url.href
  }
  const config = readConfig({
    TN_MONGO_URI_SURVEYS_PASS: uri('surveys_pass'),
    TN_MONGO_URI_SURVEYS_BALLOT: uri('surveys_ballot'),
    TN_REDIS_URL: process.env['TN_REDIS_URL'] ?? '',
    TN_GATEWAY_JWKS_URL: 'http://127.0.0.1:1/jwks.json',
    TN_SEALING_KEY: randomBytes(32).toString('base64url'),
  })
  const seen: string[] = []
  const spans = {
    start: ({ name }: SpanFacts) => {
      seen.push(name)
      return { end: () => {} }
    },
    [Symbol.asyncDispose]: async () => {},
  }
  const metrics = createMetrics({})
  await using base = await openBase(config, { spans, metrics, share: 1 })
  const survey = 'a'.repeat(64)
  await withinTrace(newTrace(true), async () => {
    await base.stores.survey.byId(survey)
    await base.stores.answer.count(survey)
    await base.stores.answer.find(survey, randomBytes(36))
    await base.stores.tally.all(survey)
  })
  // the first is the control: it shows that somebody listens
  expect(seen).toEqual(['find surveys'])
  const commands = (await metrics.render()).match(/mongo_command_seconds_count\{.*/g)
  expect(commands?.length).toBe(1)
  for (const name of ['surveys_pass', 'surveys_ballot']) {
    const connection = await connectMongo(uri(name))
    await connection.dropDatabase()
    await connection.close()
  }
})
