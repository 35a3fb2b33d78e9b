import type { Fault } from '../../apollo/errors.ts'
import type { Asked } from './ask-graph.ts'
import type { PageHint } from './cost-hint.ts'

/** What the gateway says a question would cost (`POST /graphql/cost`). */
export type Cost = {
  cost: number | null
  limit: number
  depth: number | null
  maxDepth: number
  problems: readonly { code: string; field?: string; hint?: PageHint; message: string }[]
}

/** The cost, or why it was not told; null for a request that was taken back. */
export type Weighed = { cost: Cost } | { fault: Fault } | null

/** What is known of the cost of the question as it stands. */
export type Weighing =
  /** No question can be read. */
  | { state: 'NONE' }
  | { state: 'WAITING' }
  | { state: 'KNOWN'; cost: Cost }
  /** `again`: when it is asked for once more, in the milliseconds of `Date.now()`; null when not by itself or with the line. */
  | { state: 'REFUSED'; fault: Fault; again: number | null }

/** Whether there is a network, and word when it is back. */
export type Line = { isOn: () => boolean; onBack: (tell: () => void) => () => void }

/** Nobody has typed for so long. */
export const PAUSE_MS = 500
const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000

/**
 * Asks what a question costs when nobody types, one question at a time. After a refusal nothing is sent before the time
 * the gateway names, whatever is typed, and each refusal in a row doubles the least wait, up to a minute; without network
 * nothing is sent at all. Then it asks again by itself.
 */
export function createWeigher(
  weigh: (asked: Asked, signal: AbortSignal) => Promise<Weighed>,
  tell: (weighing: Weighing) => void,
  line: Line,
) {
  let closed: { fault: Fault; until: number } | null = null
  let refusals = 0
  let giveUp = (): void => {}

  const later = (asked: Asked, ms: number): void => {
    const timer = setTimeout(() => void send(asked), ms)
    giveUp = () => clearTimeout(timer)
  }
  const whenBack = (asked: Asked): void => {
    tell({ state: 'REFUSED', fault: { code: 'OFFLINE' }, again: null })
    giveUp = line.onBack(() => {
      giveUp()
      begin(asked)
    })
  }
  const refuse = (asked: Asked, fault: Fault): void => {
    if (fault.code === 'OFFLINE') return whenBack(asked)
    if (!mayPass(fault)) return tell({ state: 'REFUSED', fault, again: null })
    const least = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** refusals)
    const wait = Math.max(least, (fault.retryAfter ?? 0) * 1_000)
    refusals += 1
    closed = { fault, until: Date.now() + wait }
    tell({ state: 'REFUSED', fault, again: closed.until })
    later(asked, wait)
  }
  const send = async (asked: Asked): Promise<void> => {
    if (!line.isOn()) return whenBack(asked)
    const stop = new AbortController()
    giveUp = () => stop.abort()
    const weighed = await weigh(asked, stop.signal)
    if (stop.signal.aborted || weighed === null) return
    if ('fault' in weighed) return refuse(asked, weighed.fault)
    refusals = 0
    closed = null
    tell({ state: 'KNOWN', cost: weighed.cost })
  }
  const begin = (asked: Asked): void => {
    const left = (closed?.until ?? 0) - Date.now()
    if (closed && left > 0) tell({ state: 'REFUSED', fault: closed.fault, again: closed.until })
    else tell({ state: 'WAITING' })
    later(asked, Math.max(PAUSE_MS, left))
  }
  return {
    /** The question as it stands now; null while none can be read. */
    ask: (asked: Asked | null): void => {
      giveUp()
      if (asked) begin(asked)
      else tell({ state: 'NONE' })
    },
    stop: (): void => giveUp(),
  }
}

/** A refusal that names a time passes, and a server comes back; any other answers the same question in the same way. */
function mayPass({ code, retryAfter }: Fault): boolean {
  return retryAfter !== undefined || code === 'SERVER_DOWN'
}
