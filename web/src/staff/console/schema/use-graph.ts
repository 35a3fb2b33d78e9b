import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql'
import { useEffect, useState } from 'react'
import { staffGate } from '../../staff-gate.ts'
import { askGraph } from '../ask-graph.ts'
import type { Policy } from './right-of.ts'

/** The graph and who may use its root fields; null while they are fetched, FAILED when they could not be had. */
export type Graph = { schema: GraphQLSchema; policy: Policy }

/** Fetches the graph's description once, when the console opens. */
export function useGraph(): Graph | 'FAILED' | null {
  const [graph, setGraph] = useState<Graph | 'FAILED' | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    void fetchGraph(stop.signal).then((found) => {
      if (!stop.signal.aborted) setGraph(found)
    })
    return () => stop.abort()
  }, [])
  return graph
}

async function fetchGraph(signal: AbortSignal): Promise<Graph | 'FAILED'> {
  const query = getIntrospectionQuery({ descriptions: true, inputValueDeprecation: false })
  const [answer, policy] = await Promise.all([
    askGraph(staffGate, { query, variables: {} }, signal),
    fetchPolicy(signal),
  ])
  if (answer.state !== 'ANSWERED' || !isIntrospection(answer.data)) return 'FAILED'
  return { schema: buildClientSchema(answer.data), policy }
}

function isIntrospection(data: unknown): data is IntrospectionQuery {
  return typeof data === 'object' && data !== null && '__schema' in data && data.__schema !== null
}

/** Without it nothing is struck through; the services refuse all the same. */
async function fetchPolicy(signal: AbortSignal): Promise<Policy> {
  try {
    const ask = async () =>
      await fetch('/policy', { signal, headers: { accept: 'application/json' } })
    const response = await staffGate.signedIn(ask)
    if (!response.ok) return {}
    const { root }: { root: Policy } = await response.json()
    return root
  } catch {
    return {}
  }
}
