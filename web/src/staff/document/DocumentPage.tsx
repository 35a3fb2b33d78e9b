import { useMutation, useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { domainNow } from '../../device/time.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import {
  ConfirmSessionDocument,
  DocumentDetailDocument,
  EndDocumentDocument,
  type DocumentDetailQuery,
} from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { TextField } from '../../ui/staff/Field.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Scroll } from '../../ui/staff/Scroll.tsx'
import { CountCell } from '../campaign/CountCell.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useViewer } from '../shell/viewer.ts'
import { StatusChip } from './DocumentsPage.tsx'
import { useDocumentWords } from './use-document-words.ts'

type DetailedDocument = NonNullable<DocumentDetailQuery['document']>

/** One document: what it is, until when, the own unit's sessions, and counts of units above them. */
export function DocumentPage({ id }: { id: string }) {
  const { t } = useDocumentWords()
  const { acting } = useViewer()
  const { data, error, refetch } = useQuery(DocumentDetailDocument, {
    variables: { id, under: acting.organization.id },
  })
  const crumbs = [{ name: t('nav.documents'), path: staffPaths.documents() }]
  return (
    <Loaded
      found={data?.document}
      error={error}
      refetch={refetch}
      title={t('document.title')}
      crumbs={crumbs}
    >
      {(document) => <DocumentSheet document={document} />}
    </Loaded>
  )
}

function DocumentSheet({ document }: { document: DetailedDocument }) {
  const { t, both } = useDocumentWords()
  const { acting } = useViewer()
  const title = both(document.title)
  const own = acting.role === 'GRASSROOTS_OFFICER'
  return (
    <Page
      title={title}
      lead={
        <>
          <StatusChip status={document.status} /> {document.number} · {document.issuedBy} ·{' '}
          {formatDay(document.issuedOn)}
        </>
      }
      crumbs={[{ name: t('nav.documents'), path: staffPaths.documents() }, { name: title }]}
    >
      <div className="cols-2">
        <div className="stack-gap">
          <FactsPanel document={document} />
          {own ? <SessionsPanel document={document} unit={acting.organization.id} /> : null}
          <DisseminationPanel document={document} />
        </div>
        {document.manages ? <EndPanel document={document} /> : null}
      </div>
    </Page>
  )
}

function FactsPanel({ document }: { document: DetailedDocument }) {
  const { t, nameOf } = useDocumentWords()
  const { validFrom, validTo, link, supersedes, supersededBy, publishedBy, publishedOn } = document
  return (
    <Panel title={t('document.facts')}>
      <dl className="pad facts">
        <dt>{t('document.valid')}</dt>
        <dd>
          {validTo
            ? t('period.both', { from: formatDay(validFrom), to: formatDay(validTo) })
            : t('period.open', { from: formatDay(validFrom) })}
        </dd>
        <dt>{t('document.publishedBy')}</dt>
        <dd>
          {nameOf(publishedBy)}, {formatDay(publishedOn)}
        </dd>
        {supersedes.length > 0 ? (
          <>
            <dt>{t('document.supersedes')}</dt>
            <dd>{supersedes.map(({ number }) => number).join(', ')}</dd>
          </>
        ) : null}
        {supersededBy ? (
          <>
            <dt>{t('document.supersededBy.label')}</dt>
            <dd>{supersededBy.number}</dd>
          </>
        ) : null}
        {link ? (
          <>
            <dt>{t('document.text')}</dt>
            <dd>
              <a href={link} rel="noreferrer">
                {link}
              </a>
            </dd>
          </>
        ) : null}
      </dl>
    </Panel>
  )
}

function SessionsPanel({ document, unit }: { document: DetailedDocument; unit: string }) {
  const { t, lang } = useDocumentWords()
  const sessions = document.ownSessions ?? []
  const [corrected, setCorrected] = useState<Session | null>(null)
  return (
    <Panel title={t('sessions.title')}>
      <div className="pad stack-gap">
        <p className="quiet">{t('sessions.lead')}</p>
        <ul className="runs">
          {sessions.map((session) => (
            <li key={session.id}>
              {t('sessions.line', {
                day: formatDay(session.heldOn),
                count: formatNumber(session.attendeeCount, lang),
              })}{' '}
              <button type="button" className="linkish" onClick={() => setCorrected(session)}>
                {t('sessions.correct', { day: formatDay(session.heldOn) })}
              </button>
            </li>
          ))}
        </ul>
        <SessionForm
          key={corrected ? `${corrected.id}${corrected.version}` : sessions.length}
          document={document.id}
          unit={unit}
          corrected={corrected}
          onDone={() => setCorrected(null)}
        />
      </div>
    </Panel>
  )
}

type Session = NonNullable<DetailedDocument['ownSessions']>[number]
type SessionFormProps = {
  document: string
  unit: string
  corrected: Session | null
  onDone: () => void
}

function SessionForm({ document, unit, corrected, onDone }: SessionFormProps) {
  const { t } = useDocumentWords()
  const [heldOn, setHeldOn] = useState(() => corrected?.heldOn ?? dayOf(domainNow()))
  const [count, setCount] = useState(corrected ? String(corrected.attendeeCount) : '')
  const { act, busy, refused } = useAct()
  const [send] = useMutation(ConfirmSessionDocument, { refetchQueries: [DocumentDetailDocument] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await act(async () => {
      const variables = {
        document,
        unit,
        heldOn,
        attendeeCount: Number(count),
        session: corrected?.id ?? null,
        version: corrected?.version ?? null,
      }
      const { data, error } = await send({ variables })
      return { result: data?.confirmSession, error }
    })
    if (done) onDone()
  }
  const wrong = (field: string) => (refused?.field === field ? refused.message : undefined)
  return (
    <form className="stack-gap" onSubmit={(event) => void submit(event)} noValidate>
      <div className="form-two">
        <TextField
          id="heldOn"
          type="date"
          label={t('sessions.day')}
          error={wrong('heldOn')}
          value={heldOn}
          onChange={(event) => setHeldOn(event.target.value)}
        />
        <TextField
          id="attendeeCount"
          inputMode="numeric"
          label={t('sessions.count')}
          error={wrong('attendeeCount')}
          value={count}
          onChange={(event) => setCount(event.target.value.replace(/\D/g, '').slice(0, 7))}
        />
      </div>
      <RefusedNote refused={refused} fields={['heldOn', 'attendeeCount']} />
      <p>
        <button type="submit" className="sbtn first" disabled={busy || count === ''}>
          {busy ? t('move.busy') : t(corrected ? 'sessions.correct.do' : 'sessions.confirm')}
        </button>
      </p>
    </form>
  )
}

function DisseminationPanel({ document: { dissemination } }: { document: DetailedDocument }) {
  const { t, lang, nameOf } = useDocumentWords()
  if (!dissemination) return null
  const { rows, units, unitsConfirmed, attendees } = dissemination
  const title = t('dissemination.title')
  return (
    <Panel title={title}>
      <Scroll label={t('scroll.table', { title })}>
        <table className="turnout">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('turnout.union')}</th>
              <th scope="col" className="r">
                {t('dissemination.confirmed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.organization?.id ?? at}>
                <th scope="row">{nameOf(row.organization)}</th>
                <td className="r">
                  <b>{formatNumber(row.unitsConfirmed, lang)}</b> / {formatNumber(row.units, lang)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('turnout.all')}</th>
              <td className="r">
                <b>{formatNumber(unitsConfirmed, lang)}</b> / {formatNumber(units, lang)}
              </td>
            </tr>
            <tr>
              <th scope="row">{t('dissemination.attendees')}</th>
              <CountCell value={attendees} />
            </tr>
          </tfoot>
        </table>
      </Scroll>
      <p className="pad quiet small-text">{t('dissemination.counts')}</p>
    </Panel>
  )
}

function EndPanel({ document }: { document: DetailedDocument }) {
  const { t } = useDocumentWords()
  const [validTo, setValidTo] = useState(document.validTo ?? '')
  const { act, busy, refused } = useAct()
  const [send] = useMutation(EndDocumentDocument, { refetchQueries: [DocumentDetailDocument] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await act(async () => {
      const variables = { document: document.id, version: document.version, validTo }
      const { data, error } = await send({ variables })
      return { result: data?.endDocument, error }
    })
  }
  return (
    <Panel title={t('document.end')}>
      <form className="pad stack-gap" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          id="validTo"
          type="date"
          label={t('document.validTo')}
          hint={t('document.end.hint')}
          error={refused?.message}
          value={validTo}
          onChange={(event) => setValidTo(event.target.value)}
        />
        <p>
          <button type="submit" className="sbtn" disabled={busy || validTo === ''}>
            {busy ? t('move.busy') : t('document.end.do')}
          </button>
        </p>
      </form>
    </Panel>
  )
}
