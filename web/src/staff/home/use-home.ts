import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import { domainNow } from '../../device/time.ts'
import { HomeCyclesDocument, HomeSurveysDocument, type Role } from '../../generated/operations.ts'
import { worksOnRatings, worksOnSurveys } from '../shell/viewer.ts'
import { whatIsDue, type DueItem, type HomeCycle, type HomeSurvey } from './due.ts'

/** What the home page of a role is made of; a role asks only for what it may see. */
export type Home = {
  surveys: readonly HomeSurvey[]
  cycles: readonly HomeCycle[]
  due: DueItem[]
  loading: boolean
  error: unknown
  again: () => void
}

/** Surveys and cycles of the role, asked again every 15 s while something runs. */
export function useHome(role: Role): Home {
  const surveys = useQuery(HomeSurveysDocument, { skip: !worksOnSurveys(role) })
  const cycles = useQuery(HomeCyclesDocument, { skip: !worksOnRatings(role) })
  const found = { surveys: surveys.data?.mySurveys ?? [], cycles: cycles.data?.ratingCycles ?? [] }
  const opensCycles = role === 'PROVINCIAL_OFFICER' && Boolean(cycles.data?.ratingCycles)
  usePolling(cycles, found.cycles.some(isRunning))
  return {
    ...found,
    due: whatIsDue(found.surveys, found.cycles, domainNow(), opensCycles),
    loading: (surveys.loading && !surveys.data) || (cycles.loading && !cycles.data),
    error: surveys.error ?? cycles.error,
    again: () => {
      void surveys.refetch()
      void cycles.refetch()
    },
  }
}

/** Whether a rating run of the cycle is waiting or running. */
export function isRunning({ latestRun }: HomeCycle): boolean {
  return latestRun !== null && ['QUEUED', 'RUNNING', 'STOPPED'].includes(latestRun.state)
}

type Polled = { startPolling: (ms: number) => void; stopPolling: () => void }

function usePolling({ startPolling, stopPolling }: Polled, running: boolean): void {
  useEffect(() => {
    if (running) startPolling(15_000)
    return () => stopPolling()
  }, [running, startPolling, stopPolling])
}
