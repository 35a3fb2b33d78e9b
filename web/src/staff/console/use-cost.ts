import { useEffect, useRef, useState } from 'react'
import { faultOfExtensions, faultOfResponse, type Fault } from '../../apollo/errors.ts'
import { isRecord } from '../../apollo/read.ts'
import { staffGate } from '../staff-gate.ts'
import { post, type Asked, type Reply } from './ask-graph.ts'
import { createWeigher, type Cost, type Line, type Weighed, type Weighing } from './weigher.ts'

/** The cost of a question, asked for when nobody has typed for half a second, or why it is not known. */
export function useCost(asked: Asked | null): Weighing {
  const [known, setKnown] = useState<{ key: string; weighing: Weighing }>(NOTHING)
  const weigher = useRef<ReturnType<typeof createWeigher>>(null)
  const asking = useRef('')
  const key = asked ? JSON.stringify(asked) : ''
  useEffect(() => {
    const tell = (weighing: Weighing) => setKnown({ key: asking.current, weighing })
    weigher.current = createWeigher(weigh, tell, line)
    return () => weigher.current?.stop()
  }, [])
  useEffect(() => {
    asking.current = key
    weigher.current?.ask(key === '' ? null : JSON.parse(key))
  }, [key])
  // the cost of what was written a moment ago is not the cost of what is written now
  return known.key === key || known.weighing.state === 'REFUSED' ? known.weighing : WAITING
}

const NOTHING = { key: '', weighing: { state: 'NONE' } } as const
const WAITING = { state: 'WAITING' } as const

const line: Line = {
  isOn: () => navigator.onLine,
  onBack: (tell) => {
    window.addEventListener('online', tell)
    return () => window.removeEventListener('online', tell)
  },
}

async function weigh(asked: Asked, signal: AbortSignal): Promise<Weighed> {
  const reply = await post(staffGate, '/graphql/cost', asked, signal)
  if (reply === 'STOPPED') return null
  if (typeof reply === 'string') return { fault: { code: reply } }
  if (reply.status !== 200) return { fault: faultOfReply(reply) }
  try {
    const cost: Cost = JSON.parse(reply.text)
    return { cost }
  } catch {
    return { fault: { code: 'SERVER_DOWN' } }
  }
}

/** What the gateway says of a refusal; of one before it, what the status says. */
function faultOfReply(reply: Reply): Fault {
  try {
    const read: unknown = JSON.parse(reply.text)
    const errors = isRecord(read) && Array.isArray(read['errors']) ? read['errors'] : []
    const first: unknown = errors[0]
    if (isRecord(first)) return faultOfExtensions(first['extensions'])
  } catch {
    // no JSON, so not the gateway's
  }
  return faultOfResponse(reply)
}
