import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SERVICES } from '../world/services.ts'
import { createWorld, type TestWorld } from '../world/world.ts'

/** The dashboard and the alerts ask for figures that exist: a renamed metric would be an empty panel for years. */
const file = (path: string) =>
  readFileSync(new URL(`../../infra/deploy/${path}`, import.meta.url), 'utf8')
const NAMES = /\btinnhiem_[a-z_]+\b/g
const told = new Map<string, Set<string>>()

let world: TestWorld

beforeAll(async () => {
  world = await createWorld({ redisDb: 54, metrics: true })
  const officer = await world.as('mai')
  await officer.data('{ mySurveys { id } }')
  await officer.ask('{ survey(id: "none") { id } }')
  for (const name of SERVICES) read(await world.metricsOf(name))
})
afterAll(async () => await world?.[Symbol.asyncDispose]())

/** Names and their labels, as a scrape has them; a counter that nothing has moved yet has its name only. */
function read(text: string): void {
  for (const [, name = ''] of text.matchAll(/^# TYPE (\S+) /gm)) known(name)
  for (const [, name = '', labels = ''] of text.matchAll(/^([a-z_]+)\{(.*)\} /gm))
    for (const [, label = ''] of labels.matchAll(/([a-z]+)="/g)) known(name).add(label)
}

function known(name: string): Set<string> {
  const labels = told.get(name) ?? new Set()
  told.set(name, labels)
  return labels
}

describe.each(['grafana/tinnhiem.json', 'alerts.yaml'])('%s', (path) => {
  it('asks for figures that are told', () => {
    const asked = new Set(file(path).match(NAMES))
    expect(asked.size).toBeGreaterThan(8)
    expect([...asked].filter((name) => !told.has(name))).toEqual([])
  })

  it('groups by labels that these figures have', () => {
    const text = file(path).replaceAll('\\"', '"')
    for (const [, by = '', rest = ''] of text.matchAll(/by \(([a-z, ]+)\) \((.*?)(?=by \(|\n)/g)) {
      const labels = by.split(',').map((label) => label.trim())
      for (const name of rest.match(NAMES) ?? [])
        for (const label of labels)
          // a counter that nothing has moved has no labels yet
          if (told.get(name)?.size)
            expect([...(told.get(name) ?? [])], `${name} ${label}`).toContain(label)
    }
  })
})

it('no metric is told that the dashboard does not show', () => {
  const families = [...told.keys()].map((name) => name.replace(/_(bucket|sum|count)$/, ''))
  const shown = file('grafana/tinnhiem.json')
  expect([...new Set(families)].filter((name) => !shown.includes(name))).toEqual([])
})
