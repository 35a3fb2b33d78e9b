import { useQuery } from '@apollo/client/react'
import { formatDay } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import { InitiativeDetailDocument, type InitiativeDetailQuery } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Note } from '../../ui/Note.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { EvidencePanel } from '../campaign/EvidencePanel.tsx'
import { RefusedNote } from '../shell/RefusedNote.tsx'
import { useAct } from '../shell/use-act.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { AuthorsPanel } from './AuthorsPanel.tsx'
import { InitiativeChip } from './InitiativeLine.tsx'
import { InitiativeMoves } from './InitiativeMoves.tsx'
import { ProposePanel } from './ProposePanel.tsx'
import { useInitiativeWords } from './use-initiative-words.ts'

/** An initiative as its page asks for it. */
export type DetailedInitiative = NonNullable<InitiativeDetailQuery['initiative']>

/** One initiative as this reader may see it, and the decision that is this person's (4.3.3). */
export function InitiativePage({ id }: { id: string }) {
  const { t } = useInitiativeWords()
  const { data, error, refetch } = useQuery(InitiativeDetailDocument, { variables: { id } })
  const crumbs = [{ name: t('nav.initiatives'), path: staffPaths.initiatives() }]
  const title = t('initiative.title')
  return (
    <Loaded found={data?.initiative} error={error} refetch={refetch} title={title} crumbs={crumbs}>
      {(initiative) => <InitiativeSheet initiative={initiative} />}
    </Loaded>
  )
}

function InitiativeSheet({ initiative }: { initiative: DetailedInitiative }) {
  const { t, both, nameOf } = useInitiativeWords()
  const acts = useAct()
  const { title, union, byline, kind, state } = initiative
  const crumbs = [{ name: t('nav.initiatives'), path: staffPaths.initiatives() }, { name: title }]
  return (
    <Page
      title={title}
      lead={
        <>
          <InitiativeChip state={state} /> {nameOf(union)} · {both(byline)} · {t(`ikind.${kind}`)}
        </>
      }
      crumbs={crumbs}
      acts={<InitiativeMoves initiative={initiative} acts={acts} />}
    >
      <div className="stack-gap">
        <RefusedNote refused={acts.refused} />
        <WindowNote initiative={initiative} />
        <div className="cols-2">
          <div className="stack-gap">
            <FactsPanel initiative={initiative} />
            <EvidencePanel kind="INITIATIVE" subject={initiative.id} alone />
          </div>
          <div className="stack-gap">
            <AuthorsPanel initiative={initiative} />
            <ProposePanel initiative={initiative} />
            <SimilarPanel initiative={initiative} />
            <StepsPanel initiative={initiative} />
          </div>
        </div>
      </div>
    </Page>
  )
}

/** The rule with both days, before anybody presses a button: "Áp dụng ngày 15/09/2023, sau hạn 01/09/2023." */
function WindowNote({
  initiative: { programme, appliedFrom },
}: {
  initiative: DetailedInitiative
}) {
  const { t } = useInitiativeWords()
  if (!programme || !appliedFrom) return null
  const { from, to } = programme.applied
  const day = formatDay(appliedFrom)
  if (appliedFrom > to)
    return <Note kind="bad">{t('window.after', { day, limit: formatDay(to) })}</Note>
  if (appliedFrom < from)
    return <Note kind="bad">{t('window.before', { day, limit: formatDay(from) })}</Note>
  return null
}

function FactsPanel({ initiative }: { initiative: DetailedInitiative }) {
  const { t, lang, both } = useInitiativeWords()
  const { solution, appliedFrom, benefitVnd, spread, confidential, programme } = initiative
  const declared = programme?.declarations.filter(
    ({ code }) => initiative.declarations?.includes(code) ?? false,
  )
  return (
    <Panel title={t('initiative.what')}>
      <div className="pad stack-gap">
        {confidential ? <Note>{t('initiative.confidential')}</Note> : null}
        <p className="pre-line">{solution ?? t('initiative.hidden')}</p>
        <dl className="facts">
          <dt>{t('initiative.applied')}</dt>
          <dd>{appliedFrom ? formatDay(appliedFrom) : '–'}</dd>
          <dt>{t('initiative.benefit')}</dt>
          <dd>{benefitVnd === null ? '–' : `${formatNumber(benefitVnd, lang)} đ`}</dd>
          <dt>{t('initiative.spread')}</dt>
          <dd>{spread ?? '–'}</dd>
          <dt>{t('initiative.programme')}</dt>
          <dd>{programme ? both(programme.name) : '–'}</dd>
          <dt>{t('initiative.decision')}</dt>
          <dd>
            {initiative.decisionNo
              ? t('initiative.decision.no', {
                  no: initiative.decisionNo,
                  day: initiative.decisionOn ? formatDay(initiative.decisionOn) : '–',
                })
              : '–'}
          </dd>
        </dl>
        {declared && declared.length > 0 ? (
          <>
            <b>{t('initiative.declared')}</b>
            <ul className="dashes">
              {declared.map(({ code, text }) => (
                <li key={code}>{both(text)}</li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </Panel>
  )
}

function SimilarPanel({ initiative: { similar } }: { initiative: DetailedInitiative }) {
  const { t } = useInitiativeWords()
  if (!similar || similar.length === 0) return null
  return (
    <Panel title={t('similar.title')}>
      <ul className="pad runs">
        {similar.map(({ percent, initiative }, index) => (
          <li key={initiative?.id ?? index}>
            {initiative ? (
              <a href={staffPaths.initiative(initiative.id)}>{initiative.title}</a>
            ) : (
              t('similar.hidden')
            )}
            <p className="quiet">{t('similar.percent', { percent })}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function StepsPanel({ initiative: { steps } }: { initiative: DetailedInitiative }) {
  const { t } = useInitiativeWords()
  if (!steps || steps.length === 0) return null
  return (
    <Panel title={t('steps.title')}>
      <ul className="pad runs">
        {steps.toReversed().map(({ move, on, by, reason, decisionNo }, index) => (
          <li key={index}>
            <b>{t(`imove.${move}.done`)}</b>
            <p className="quiet">
              {[formatDay(on), by?.name.full, decisionNo, reason].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
