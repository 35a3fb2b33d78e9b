import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { formatDay, formatMoment } from '../../format/date.ts'
import {
  OwnPrintedFormDocument,
  ReferralConsentTextDocument,
} from '../../generated/later-operations.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Note } from '../../ui/Note.tsx'
import { Track } from '../../ui/Track.tsx'
import { useReferralWords } from '../referral-words/use-referral-words.ts'
import { ConsentPage } from './ConsentPage.tsx'
import { LeaveButton } from './LeaveButton.tsx'
import type { OwnReferral } from './ReferralPage.tsx'
import { ResumeNote } from './ResumeNote.tsx'

type Props = { one: OwnReferral; onChanged: () => void }

/** The own file: every step with its day, what was checked and decided, who read it, and the way out. */
export function OwnFile({ one, onChanged }: Props) {
  const { t } = useReferralWords()
  if (one.state === 'SELF_PROPOSED') return <Proposed one={one} onChanged={onChanged} />
  return (
    <>
      <Card title={t('referral.steps')}>
        <Track
          steps={one.steps.map(({ state, on }, at) => ({
            title: t(`referralState.${state}`),
            text: formatDay(on),
            state: at < one.steps.length - 1 ? 'done' : 'now',
          }))}
        />
        {one.consent ? (
          <p className="quiet text-hint">
            {t('referral.consented', {
              day: formatDay(one.consent.givenOn),
              version: one.consent.textVersion,
            })}
          </p>
        ) : null}
        <ResumeNote one={one} onChanged={onChanged} />
      </Card>
      <Decided one={one} />
      <Reads one={one} />
      {one.moves.includes('WITHDRAW') ? <LeaveButton one={one} onLeft={onChanged} /> : null}
      {one.state === 'WITHDRAWN' ? <Note kind="good">{t('referral.left')}</Note> : null}
    </>
  )
}

function Proposed({ one, onChanged }: Props) {
  const { t } = useReferralWords()
  const [reading, setReading] = useState(false)
  const { data } = useQuery(ReferralConsentTextDocument)
  if (reading && data?.referralConsentText)
    return (
      <div className="fixed inset-0 z-10 overflow-auto bg-page">
        <ConsentPage
          id={one.id}
          text={data.referralConsentText}
          onBack={() => setReading(false)}
          onDone={onChanged}
        />
      </div>
    )
  return (
    <>
      <Note>{t('referral.proposeText')}</Note>
      <Button onClick={() => setReading(true)}>{t('referral.yes')}</Button>
      <LeaveButton one={one} onLeft={onChanged} />
    </>
  )
}

function Decided({ one: { id, eligibility, vote, resolution } }: { one: OwnReferral }) {
  const { t, both } = useReferralWords()
  if (!eligibility && !vote && !resolution) return null
  return (
    <Card title={t('referral.facts')}>
      {eligibility ? (
        <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1">
          {eligibility.facts.map(({ code, text, holds }) => (
            <div key={code} className="contents">
              <dt>{both(text)}</dt>
              <dd className="font-bold">{holds ? t('referral.holds') : t('referral.holdsNot')}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {vote ? (
        <p>
          <strong>{t('referral.vote', { day: formatDay(vote.on) })}</strong>
          <br />
          {t('referral.voteText', {
            present: vote.present,
            convened: vote.convened,
            yes: vote.yes,
            no: vote.no,
            blank: vote.blank,
          })}
        </p>
      ) : null}
      {resolution ? (
        <p>
          {t('referral.resolution', {
            no: resolution.number,
            day: formatDay(resolution.on),
            organ: both(resolution.recipient.name),
          })}
        </p>
      ) : null}
      {resolution ? <Printed referral={id} /> : null}
    </Card>
  )
}

/** What stands on the paper about the person: typed by an officer, so the person must be able to see it. */
function Printed({ referral }: { referral: string }) {
  const { t } = useReferralWords()
  const { data } = useQuery(OwnPrintedFormDocument, { variables: { referral } })
  const form = data?.referralForm
  if (!form) return null
  return <p>{t('referral.printed', { name: form.person, work: form.work })}</p>
}

function Reads({ one: { reads } }: { one: OwnReferral }) {
  const { t, lang, has, other } = useReferralWords()
  if (!reads) return null
  const purposeOf = (purpose: string) =>
    has(`referral.purpose.${purpose}`) ? other(`referral.purpose.${purpose}`) : purpose
  return (
    <Card title={t('referral.reads')}>
      {reads.length === 0 ? <p className="quiet">{t('referral.readsNone')}</p> : null}
      <ul className="grid gap-2">
        {reads.map(({ by, role, purpose, at }, index) => (
          <li key={`${index}.${at}`}>
            <strong>
              {by
                ? t('referral.readBy', { name: by.name.full, role: roleOf(role, has, other) })
                : t('referral.someone')}
            </strong>
            <p className="quiet text-hint">
              {purposeOf(purpose)} · {formatMoment(at, lang)}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function roleOf(role: string, has: (id: string) => boolean, say: (id: string) => string): string {
  return has(`role.${role}`) ? say(`role.${role}`) : role
}
