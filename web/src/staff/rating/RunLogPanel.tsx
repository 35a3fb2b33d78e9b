import { useState } from 'react'
import { Panel } from '../../ui/staff/Panel.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import type { Run } from './use-run.ts'

const SHORT = 5

/** What happened in the run, newest first; why it failed stands at the top of the page, not as a code here. */
export function RunLogPanel({ log }: { log: Run['log'] }) {
  const { t } = useStaffWords()
  const [all, setAll] = useState(false)
  const lines = log.toSorted((a, b) => b.at.localeCompare(a.at))
  const more = lines.length > SHORT
  return (
    <Panel
      title={t('log.title')}
      aside={
        more ? (
          <button type="button" className="linkish" onClick={() => setAll(!all)}>
            {all ? t('log.less') : t('log.all', { count: lines.length })}
          </button>
        ) : null
      }
    >
      {lines.length === 0 ? <p className="pad quiet">{t('log.none')}</p> : null}
      <ol className="pad log">
        {(all ? lines : lines.slice(0, SHORT)).map((line, index) => (
          <li key={`${line.at}${index}`}>
            <time dateTime={line.at}>{clock(line.at)}</time>
            <span>{line.code === 'FAILED' ? t('log.FAILED') : line.text}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

/** 08:31:46 in Asia/Ho_Chi_Minh. */
function clock(at: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    timeStyle: 'medium',
  }).format(Date.parse(at))
}
