import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'

const expected = z.object({ data: z.unknown().optional(), errors: z.boolean().optional() })
const cases = z.array(z.object({ query: z.string(), expected }))

export type Case = z.infer<typeof cases>[number]
export type Answer = { data?: unknown; errors?: readonly unknown[] | undefined }

/** A suite of the audit, as its server tells it: a supergraph, and queries with what they must give. */
export type Suite = { id: string; supergraphSdl: string; cases: Case[] }

/** @throws Error when the audit's server is not there */
export async function readSuites(base: string, only: string | undefined): Promise<Suite[]> {
  const ids = z.array(z.string()).parse(await (await fetch(`${base}/ids`)).json())
  const wanted = ids.filter((id) => only === undefined || id.includes(only))
  return Promise.all(
    wanted.map(async (id) => ({
      id,
      supergraphSdl: await (await fetch(`${base}/${id}/supergraph`)).text(),
      cases: cases.parse(await (await fetch(`${base}/${id}/tests`)).json()),
    })),
  )
}

/** As the audit compares: the data, and whether there are errors where the case says so. */
export function holds({ expected: { data, errors } }: Case, answer: Answer): boolean {
  const same = isDeepStrictEqual(plain(answer.data ?? null), plain(data ?? null))
  return same && (errors === undefined || errors === (answer.errors ?? []).length > 0)
}

/** Apollo's answers have objects without a prototype. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
