import '../../style/page-parts.css'
import { useQuery } from '@apollo/client/react'
import { Link } from 'wouter'
import { faultOf } from '../../apollo/errors.ts'
import { formatDay } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import {
  OwnInitiativeFileDocument,
  type OwnInitiativeFileQuery,
} from '../../generated/later-operations.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Card, Fold } from '../../ui/Card.tsx'
import { Note } from '../../ui/Note.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { useCampaignWords } from '../campaign-words/use-campaign-words.ts'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { AuthorsCard } from './AuthorsCard.tsx'
import { EvidenceCard } from './EvidenceCard.tsx'
import { MoveButton } from './MoveButton.tsx'
import { StateChip } from './StateChip.tsx'

export type OwnInitiative = NonNullable<OwnInitiativeFileQuery['initiative']>

/** One initiative for its authors: text, shares, evidence, steps, and what may be done now. */
export function InitiativePage({ id }: { id: string }) {
  const { t } = useCampaignWords()
  const variables = { variables: { id } }
  const { data, error, loading, refetch } = useQuery(OwnInitiativeFileDocument, variables)
  const one = data?.initiative
  return (
    <MemberPage
      title={one?.title ?? t('initiatives.title')}
      back={paths.initiatives()}
      backLabel={t('initiatives.back')}
      foot={one ? <Foot one={one} /> : undefined}
    >
      {loading && !data ? <Wait slow={t('app.slow')} /> : null}
      {error && !one ? <Failed fault={faultOf(error)} again={() => void refetch()} /> : null}
      {data && !one && !error ? <Note>{t('initiative.missing')}</Note> : null}
      {one ? (
        <>
          <Head one={one} />
          <Similar one={one} />
          <Content one={one} />
          <AuthorsCard one={one} />
          <EvidenceCard subject={one.id} confidential={one.confidential === true} />
          <Steps one={one} />
        </>
      ) : null}
    </MemberPage>
  )
}

function Head({ one }: { one: OwnInitiative }) {
  const { t, nameOf } = useCampaignWords()
  const last = one.steps?.at(-1)
  return (
    <div className="grid gap-2">
      <span className="flex">
        <StateChip state={one.state} />
      </span>
      <h1>{one.title}</h1>
      <p className="quiet">{nameOf(one.union)}</p>
      {last?.reason ? <Note kind="warn">{t('campaign.why', { reason: last.reason })}</Note> : null}
    </div>
  )
}

function Similar({ one }: { one: OwnInitiative }) {
  const { t } = useCampaignWords()
  if (!one.editable || !one.similar || one.similar.length === 0) return null
  return (
    <Note kind="warn">
      <p className="font-semibold">{t('initiative.similar')}</p>
      <p>{t('initiative.similarText')}</p>
      <ul className="list-disc pl-5">
        {one.similar.map(({ percent, initiative }, at) => (
          <li key={initiative?.id ?? at}>
            {initiative?.title ?? t('initiative.hidden')} ({t('initiative.percent', { n: percent })}
            )
          </li>
        ))}
      </ul>
    </Note>
  )
}

function Content({ one }: { one: OwnInitiative }) {
  const { t, both, lang } = useCampaignWords()
  const rows: [string, string][] = [
    [t('form.kind'), t(`initiativeKind.${one.kind}`)],
    [t('initiative.appliedFrom'), one.appliedFrom ? formatDay(one.appliedFrom) : '…'],
    [
      t('initiative.programme'),
      one.programme ? both(one.programme.name) : t('initiative.noProgramme'),
    ],
    [
      t('initiative.benefit'),
      typeof one.benefitVnd === 'number'
        ? `${formatNumber(one.benefitVnd, lang)}\u00A0đ`
        : t('initiative.unknown'),
    ],
    ...(one.spread ? [[t('initiative.spread'), one.spread] satisfies [string, string]] : []),
  ]
  return (
    <Card title={t('initiative.about')}>
      {one.solution ? <p className="whitespace-pre-line">{one.solution}</p> : null}
      <dl className="grid gap-2">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt className="quiet text-hint">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {one.decisionNo && one.decisionOn ? (
        <p>{t('initiative.decision', { no: one.decisionNo, day: formatDay(one.decisionOn) })}</p>
      ) : null}
    </Card>
  )
}

function Steps({ one }: { one: OwnInitiative }) {
  const { t } = useCampaignWords()
  if (!one.steps || one.steps.length === 0) return null
  return (
    <Fold title={t('initiative.steps')}>
      <ul className="grid gap-2">
        {one.steps.map(({ state, on, reason }, at) => (
          <li key={`${at}.${state}`}>
            <strong>{t(`initiativeState.${state}`)}</strong>
            <p className="quiet text-hint">
              {formatDay(on)}
              {reason ? ` · ${reason}` : null}
            </p>
          </li>
        ))}
      </ul>
    </Fold>
  )
}

function Foot({ one }: { one: OwnInitiative }) {
  const { t } = useCampaignWords()
  const may = new Set(one.moves)
  if (!one.editable && may.size === 0) return undefined
  return (
    <div className="grid gap-2">
      {may.has('SUBMIT') ? <MoveButton one={one} move="SUBMIT" /> : null}
      {one.editable ? (
        <Link href={paths.initiativeEdit(one.id)} className={buttonClass('second')}>
          {t('initiative.edit')}
        </Link>
      ) : null}
      {may.has('WITHDRAW') ? <MoveButton one={one} move="WITHDRAW" /> : null}
    </div>
  )
}
