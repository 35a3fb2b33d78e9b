import { useEffect, useMemo, useRef, useState } from 'react'
import { staffGate } from '../staff-gate.ts'
import { askGraph, type Answer, type Asked } from './ask-graph.ts'
import { gapsOf } from './table/gaps.ts'
import { tablesOf } from './table/tables-of.ts'
import type { Table } from './table/table.ts'
import { useConsoleWords } from './use-console-words.ts'

const NO_TABLES: readonly Table[] = []

/** Asks one question at a time; a new one stops the one under way, and so does leaving the page. */
export function useRun() {
  const { lang } = useConsoleWords()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [running, setRunning] = useState(false)
  const [asked, setAsked] = useState('')
  const stop = useRef<AbortController>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const tables = useMemo(
    () =>
      answer?.state === 'ANSWERED' && answer.data !== null
        ? tablesOf(answer.data, lang, {
            showTypes: /__typename/.test(asked),
            gaps: gapsOf(answer.errors),
          })
        : NO_TABLES,
    [answer, asked, lang],
  )
  const run = async (question: Asked, key: string) => {
    stop.current?.abort()
    const control = new AbortController()
    stop.current = control
    setRunning(true)
    setAsked(key)
    const found = await askGraph(staffGate, question, control.signal)
    if (stop.current !== control) return
    setAnswer(found)
    setRunning(false)
  }
  return {
    answer,
    tables,
    running,
    /** The question of the answer, as `run` was given it. */
    asked,
    run,
    stop: () => stop.current?.abort(),
  }
}
