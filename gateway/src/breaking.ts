import { BreakingChangeType, buildSchema, findBreakingChanges, type GraphQLSchema } from 'graphql'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { SUPERGRAPH_FILE } from './subgraphs.ts'

const HERE = join(import.meta.dirname, '..')

/** What clients outside this repository were promised last: the supergraph of the last release. */
export const PUBLISHED_FILE = join(HERE, 'published.graphql')

/** Breaking changes since then, each with its reason: `{"<description>": "<why, and what clients do>"}`. */
export const NOTES_FILE = join(HERE, 'breaking-changes.json')

const notes = z.record(z.string(), z.string().min(20))

/** Names of the composition itself, which no client can use. */
const INTERNAL = /\b(join|link|core)__|@(join|link)\b/

/**
 * What would break a client's query: a field, type, argument or value that is gone or means something else
 * (graphql-js `findBreakingChanges`).
 * @param before,after supergraph SDL
 */
export function breakingChanges(before: string, after: string): string[] {
  return findBreakingChanges(schemaOf(before), schemaOf(after))
    .filter(({ description }) => !INTERNAL.test(description))
    .filter(({ type }) => type !== BreakingChangeType.DIRECTIVE_REMOVED)
    .map(({ description }) => description)
}

function schemaOf(sdl: string): GraphQLSchema {
  return buildSchema(sdl, { assumeValidSDL: true, assumeValid: true })
}

/** The breaking changes nobody has given a reason for. */
export function unexplained(
  changes: readonly string[],
  reasons: Readonly<Record<string, string>>,
): string[] {
  return changes.filter((change) => !Object.hasOwn(reasons, change))
}

/** @throws Error when a reason is missing or shorter than a sentence */
export function readNotes(file = NOTES_FILE): Record<string, string> {
  return existsSync(file) ? notes.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
}

/** Sentences that say what is wrong with the graph as committed; empty when nothing is. */
export function brokenPromises(): string[] {
  const changes = breakingChanges(
    readFileSync(PUBLISHED_FILE, 'utf8'),
    readFileSync(SUPERGRAPH_FILE, 'utf8'),
  )
  return unexplained(changes, readNotes()).map(
    (change) => `breaking change without a note in breaking-changes.json: ${change}`,
  )
}

/** Promises the graph of today: the baseline is renewed and the notes end. */
export function publish(): void {
  writeFileSync(PUBLISHED_FILE, readFileSync(SUPERGRAPH_FILE, 'utf8'))
  writeFileSync(NOTES_FILE, '{}\n')
}
