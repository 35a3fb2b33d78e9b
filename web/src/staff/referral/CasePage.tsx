import { useQuery } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { formatDay } from '../../format/date.ts'
import { ReferralCaseDocument, type ReferralCaseQuery } from '../../generated/operations.ts'
import { staffPaths } from '../../paths.ts'
import { Note } from '../../ui/Note.tsx'
import { Panel } from '../../ui/staff/Panel.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { Page } from '../shell/Page.tsx'
import { useNames } from '../shell/use-names.ts'
import { FactsPanel } from './FactsPanel.tsx'
import { NextStep } from './NextStep.tsx'
import { useReferralWords } from './use-referral-words.ts'

export type ReferralCase = NonNullable<ReferralCaseQuery['referral']>

const reasons = ['next', 'check', 'asked'] as const

/** One file. First the officer says why it is opened: the person sees this read with that reason (REF-7). */
export function CasePage({ id }: { id: string }) {
  const { t } = useReferralWords()
  const [purpose, setPurpose] = useState<string>()
  const crumbs = [
    { name: t('nav.referrals'), path: staffPaths.referrals() },
    { name: t('ref.case') },
  ]
  if (purpose === undefined)
    return (
      <Page title={t('ref.why')} lead={t('ref.whyText')} crumbs={crumbs}>
        <Why onWhy={setPurpose} />
      </Page>
    )
  return <OpenCase id={id} purpose={purpose} crumbs={crumbs} />
}

function Why({ onWhy }: { onWhy: (purpose: string) => void }) {
  const { t } = useReferralWords()
  const [chosen, setChosen] = useState<(typeof reasons)[number]>('next')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onWhy(t(`ref.why.${chosen}`))
  }
  return (
    <form className="form" onSubmit={submit}>
      <fieldset className="sfield">
        <legend className="quiet">{t('ref.why')}</legend>
        {reasons.map((reason) => (
          <label key={reason} className="option">
            <input
              type="radio"
              name="why"
              checked={chosen === reason}
              onChange={() => setChosen(reason)}
            />
            {t(`ref.why.${reason}`)}
          </label>
        ))}
      </fieldset>
      <div className="form-acts">
        <button type="submit" className="sbtn first">
          {t('ref.whyOpen')}
        </button>
      </div>
    </form>
  )
}

type OpenCaseProps = { id: string; purpose: string; crumbs: { name: string; path?: string }[] }

function OpenCase({ id, purpose, crumbs }: OpenCaseProps) {
  const { t } = useReferralWords()
  const { data, error, refetch } = useQuery(ReferralCaseDocument, {
    variables: { id, purpose },
    fetchPolicy: 'cache-first',
  })
  return (
    <Loaded
      found={data?.referral}
      error={error}
      refetch={refetch}
      title={t('ref.case')}
      crumbs={crumbs}
    >
      {(one) => <Case one={one} crumbs={crumbs} />}
    </Loaded>
  )
}

function Case({ one, crumbs }: { one: ReferralCase; crumbs: OpenCaseProps['crumbs'] }) {
  const { t } = useReferralWords()
  const { person, unit } = useNames()
  return (
    <Page
      title={person(one.member)}
      lead={`${t(`referralState.${one.state}`)} · ${unit(one.union)}`}
      crumbs={crumbs}
    >
      <div className="grid gap-4">
        {one.suspension ? (
          <Note kind="warn">
            {t('ref.suspended', {
              since: formatDay(one.suspension.since),
              until: formatDay(one.suspension.until),
            })}
          </Note>
        ) : null}
        <NextStep one={one} />
        <FactsPanel one={one} />
        <Panel title={t('ref.steps')}>
          <ul className="todo">
            {one.steps.map(({ state, on }, at) => (
              <li key={`${at}.${state}`} className="plain">
                <span>{t(`referralState.${state}`)}</span>
                <span className="quiet num">{formatDay(on)}</span>
              </li>
            ))}
          </ul>
          {one.consent ? (
            <p className="pad quiet">
              {t('ref.consented', {
                day: formatDay(one.consent.givenOn),
                version: one.consent.textVersion,
              })}
            </p>
          ) : null}
        </Panel>
      </div>
    </Page>
  )
}
