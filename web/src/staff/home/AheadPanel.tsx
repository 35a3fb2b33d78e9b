import { domainNow } from '../../device/time.ts'
import { dayOf, formatDay, formatShortDay } from '../../format/date.ts'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Timeline } from '../../ui/staff/Timeline.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { whatIsAhead, type AheadEvent } from './ahead.ts'
import type { HomeSurvey } from './due.ts'

/** Two weeks ahead: a line of days, and the same as a list for readers and phones. */
export function AheadPanel({ surveys }: { surveys: readonly HomeSurvey[] }) {
  const { t } = useStaffWords()
  const say = useEventWords()
  const events = whatIsAhead(surveys, domainNow())
  if (events.length === 0) return null
  const days = Array.from({ length: 15 }, (_, n) =>
    formatShortDay(dayOf(domainNow() + n * 86_400_000)),
  )
  return (
    <Panel title={t('home.ahead')} className="mt-4">
      <div className="pad wide-only">
        <Timeline
          days={days}
          marks={events.map((event) => ({ at: event.days, text: say(event) }))}
        />
      </div>
      <ul className="pad dashes narrow-only">
        {events.map((event) => (
          <li key={event.key}>
            <b className="num">{formatDay(event.day)}</b> {say(event)}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function useEventWords(): (event: AheadEvent) => string {
  const { t, both } = useStaffWords()
  return ({ kind, title }) =>
    t(kind === 'OPENS' ? 'home.opens' : 'home.closes', { title: both(title) })
}
