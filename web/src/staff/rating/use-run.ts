import { useQuery } from '@apollo/client/react'
import { useEffect, useRef, useState } from 'react'
import {
  RunProgressDocument,
  type RunProgressQuery,
  type RunState,
} from '../../generated/operations.ts'
import { addSample, type Sample } from './speed.ts'

/** A run as its page asks for it. */
export type Run = NonNullable<RunProgressQuery['ratingRun']>

const ended: readonly RunState[] = ['DONE', 'FAILED', 'CANCELLED']

/** Whether a run will not change any more by itself. */
export function hasEnded(state: RunState): boolean {
  return ended.includes(state)
}

/** The run, asked every second until it ends, and the polls of the last minute for its speed. */
export function useRun(id: string) {
  const { data, error, refetch, startPolling, stopPolling } = useQuery(RunProgressDocument, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  })
  const run = data?.ratingRun
  const over = run ? hasEnded(run.state) : false
  useEffect(() => {
    if (over) stopPolling()
    else startPolling(1000)
    return () => stopPolling()
  }, [over, startPolling, stopPolling])
  return { run, error, refetch, samples: useSamples(run) }
}

/** One sample a second while the run goes on, also while nothing moves: a standstill must show. */
function useSamples(run: Run | null | undefined): readonly Sample[] {
  const [taken, setTaken] = useState<{ id: string; samples: readonly Sample[] }>(nothing)
  const done = useRef(0)
  const id = run && !hasEnded(run.state) ? run.id : null
  useEffect(() => {
    done.current = run?.done ?? 0
  }, [run?.done])
  useEffect(() => {
    if (id === null) return
    const take = () => {
      const sample = { at: Date.now(), done: done.current }
      setTaken((kept) => ({ id, samples: addSample(kept.id === id ? kept.samples : [], sample) }))
    }
    const timer = setInterval(take, 1000)
    return () => clearInterval(timer)
  }, [id])
  return taken.id === id ? taken.samples : nothing.samples
}

const nothing = { id: '', samples: [] }
