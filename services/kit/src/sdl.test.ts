import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSdl, sdlFiles } from './sdl.ts'

let src: string
beforeEach(() => void (src = mkdtempSync(join(tmpdir(), 'tn-sdl-'))))
afterEach(() => rmSync(src, { recursive: true }))

function slice(name: string, text: string) {
  mkdirSync(join(src, name))
  writeFileSync(join(src, name, 'schema.graphql'), text)
}

const parts = () => sdlFiles(src).map((file) => file.split('/').at(-2))

test('slices come in order of path, then the common parts that one of them uses', () => {
  slice('b', 'type B { on: Date }')
  slice('a', 'type A { id: ID }')
  expect(parts()).toEqual(['a', 'b', 'shared'])
  slice('c', 'union R = B | MoveRefused')
  expect(parts()).toEqual(['a', 'b', 'c', 'shared', 'move'])
  expect(readSdl(src)).toContain('scalar Date')
})

test('a service that uses no common type is served none, and one without slices has no contract', () => {
  expect(readSdl(src)).toBe('')
  slice('a', 'type A { id: ID, updated: UpdateDated }')
  expect(parts()).toEqual(['a'])
})
