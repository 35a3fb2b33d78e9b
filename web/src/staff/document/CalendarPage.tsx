import { useMutation, useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { domainNow } from '../../device/time.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import {
  PublishOrientationDocument,
  StaffCalendarDocument,
  type CalendarKind,
  type StaffCalendarQuery,
} from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Chip, type ChipKind } from '../../ui/Chip.tsx'
import { TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { TextArea } from '../campaign/TextArea.tsx'
import { useAct } from '../shell/use-act.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useSearchValue } from '../shell/use-search-value.ts'
import { launches, useViewer } from '../shell/viewer.ts'
import { useDocumentWords } from './use-document-words.ts'

type Entry = NonNullable<StaffCalendarQuery['calendar']>[number]
type Orientation = NonNullable<StaffCalendarQuery['orientations']>[number]

const kinds: Record<CalendarKind, ChipKind> = {
  ANNIVERSARY: '',
  ORIENTATION: 'cham',
  DEADLINE: 'due',
}

/** Anniversaries, orientations and last days of one month (CAM-9); the month is in the address. */
export function CalendarPage() {
  const { t } = useDocumentWords()
  const [chosen] = useSearchValue('month')
  const month = /^\d{4}-\d\d$/.test(chosen) ? chosen : dayOf(domainNow()).slice(0, 7)
  const variables = { from: `${month}-01`, to: lastDayOf(month), year: Number(month.slice(0, 4)) }
  const { data, error, refetch } = useQuery(StaffCalendarDocument, { variables })
  const page = { title: t('nav.calendar'), crumbs: [{ name: t('nav.calendar') }] }
  return (
    <Loaded found={data?.calendar} error={error} refetch={refetch} {...page}>
      {(entries) => (
        <CalendarSheet entries={entries} orientations={data?.orientations ?? []} month={month} />
      )}
    </Loaded>
  )
}

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** The month so many away from one: '2023-12' and 1 give '2024-01'. */
export function monthAway(month: string, by: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

type SheetProps = { entries: readonly Entry[]; orientations: readonly Orientation[]; month: string }

function CalendarSheet({ entries, orientations, month }: SheetProps) {
  const { t } = useDocumentWords()
  const { acting } = useViewer()
  const [, setMonth] = useSearchValue('month')
  const name = month.split('-').toReversed().join('/')
  const here = orientations.filter((one) => one.month.startsWith(month))
  const own = here.find(({ issuer }) => issuer?.id === acting.organization.id) ?? null
  return (
    <Page
      title={t('calendar.month', { month: name })}
      tab={t('nav.calendar')}
      crumbs={[{ name: t('nav.calendar') }]}
      acts={
        <>
          <button type="button" className="sbtn" onClick={() => setMonth(monthAway(month, -1))}>
            {t('calendar.before')}
          </button>
          <button type="button" className="sbtn" onClick={() => setMonth(monthAway(month, 1))}>
            {t('calendar.next')}
          </button>
        </>
      }
    >
      <div className="cols-2">
        <Panel title={t('calendar.days')}>
          {entries.length === 0 ? <p className="pad quiet">{t('calendar.empty')}</p> : null}
          <ul className="todo">
            {entries.map((entry) => (
              <EntryLine key={entry.id} entry={entry} />
            ))}
          </ul>
        </Panel>
        <div className="stack-gap">
          <OrientationPanel orientations={here} />
          {launches(acting.role) && acting.role !== 'CAMPAIGN_ORGANISER' ? (
            <OrientationForm key={`${month}${own?.version ?? 0}`} month={month} own={own} />
          ) : null}
        </div>
      </div>
    </Page>
  )
}

function EntryLine({ entry }: { entry: Entry }) {
  const { t, both } = useDocumentWords()
  const { day, kind, title, note, years, printed, lunar, campaign } = entry
  const more = [
    years ? t('calendar.years', { years }) : '',
    lunar ? t('calendar.lunar', { day: lunar }) : '',
    printed ? t('calendar.printed', { day: printed }) : '',
    note ? both(note) : '',
  ].filter(Boolean)
  return (
    <li>
      <b className="num">{formatDay(day)}</b>
      <div className="grow">
        <strong>
          {campaign ? (
            <Link href={staffPaths.campaign(campaign.id)}>{both(title)}</Link>
          ) : (
            both(title)
          )}
        </strong>
        {more.length > 0 ? <p className="quiet small-text">{more.join(' · ')}</p> : null}
      </div>
      <Chip kind={kinds[kind]}>{t(`calkind.${kind}`)}</Chip>
    </li>
  )
}

function OrientationPanel({ orientations }: { orientations: readonly Orientation[] }) {
  const { t, both, nameOf } = useDocumentWords()
  return (
    <Panel title={t('orientation.title')}>
      {orientations.length === 0 ? <p className="pad quiet">{t('orientation.none')}</p> : null}
      <ul className="pad runs">
        {orientations.map(({ id, title, text, issuer }) => (
          <li key={id}>
            <b>{both(title)}</b>
            <p className="pre-line">{both(text)}</p>
            <p className="quiet">{nameOf(issuer)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function OrientationForm({ month, own }: { month: string; own: Orientation | null }) {
  const { t } = useDocumentWords()
  const { acting } = useViewer()
  const [title, setTitle] = useState({ vi: own?.title.vi ?? '', en: own?.title.en ?? '' })
  const [text, setText] = useState({ vi: own?.text.vi ?? '', en: own?.text.en ?? '' })
  const { act, busy, refused } = useAct()
  const [send] = useMutation(PublishOrientationDocument, {
    refetchQueries: [StaffCalendarDocument],
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await act(async () => {
      const variables = {
        issuer: acting.organization.id,
        month: `${month}-01`,
        title,
        text,
        version: own?.version ?? null,
      }
      const { data, error } = await send({ variables })
      return { result: data?.publishOrientation, error }
    })
  }
  return (
    <Panel title={t(own ? 'orientation.change' : 'orientation.new')}>
      <form className="pad stack-gap" onSubmit={(event) => void submit(event)} noValidate>
        {(['vi', 'en'] as const).map((lang) => (
          <TextField
            key={lang}
            id={`orientation-${lang}`}
            lang={lang}
            label={t(lang === 'vi' ? 'form.titleVi' : 'form.titleEn')}
            value={title[lang]}
            onChange={(event) => setTitle({ ...title, [lang]: event.target.value })}
          />
        ))}
        {(['vi', 'en'] as const).map((lang) => (
          <TextArea
            key={lang}
            id={`orientation-text-${lang}`}
            lang={lang}
            label={t(lang === 'vi' ? 'orientation.textVi' : 'orientation.textEn')}
            value={text[lang]}
            onText={(value) => setText({ ...text, [lang]: value })}
          />
        ))}
        <RefusedNote refused={refused} />
        <p>
          <button type="submit" className="sbtn" disabled={busy || title.vi.trim() === ''}>
            {busy ? t('move.busy') : t('orientation.publish')}
          </button>
        </p>
      </form>
    </Panel>
  )
}
