import { useEffect, useState } from 'react'
import { staffGate } from '../staff-gate.ts'
import { post, type Asked } from './ask-graph.ts'

/** What the gateway says a question would cost (`POST /graphql/cost`). */
export type Cost = {
  cost: number | null
  limit: number
  depth: number | null
  maxDepth: number
  problems: readonly { code: string; field?: string; message: string }[]
}

const PAUSE_MS = 500

/** The cost of a question, asked for when nobody has typed for half a second; null while it is not known. */
export function useCost(asked: Asked | null): Cost | null {
  const [known, setKnown] = useState<{ key: string; cost: Cost | null }>({ key: '', cost: null })
  const key = asked ? JSON.stringify(asked) : ''
  useEffect(() => {
    if (key === '') return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void weigh(JSON.parse(key), stop.signal).then((cost) => {
        if (!stop.signal.aborted) setKnown({ key, cost })
      })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [key])
  return known.key === key ? known.cost : null
}

async function weigh(asked: Asked, signal: AbortSignal): Promise<Cost | null> {
  const response = await post(staffGate, '/graphql/cost', asked, signal)
  if (typeof response === 'string' || response.status !== 200) return null
  const cost: Cost = JSON.parse(response.text)
  return cost
}
