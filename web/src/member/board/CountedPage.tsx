import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { formatDay } from '../../format/date.ts'
import { formatNumber } from '../../format/number.ts'
import { paths } from '../../paths.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Fold } from '../../ui/Card.tsx'
import { Note } from '../../ui/Note.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { gate } from '../client.ts'
import { Failed } from '../shell/Failed.tsx'
import { Loading } from '../shell/Loading.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { useSurvey, type DeviceSurvey } from '../survey/use-survey.ts'
import { useMemberWords, type MemberWord } from '../words/use-member-words.ts'
import { Published } from './Published.tsx'
import { findBallot, type Finding } from './read-key-list.ts'

/** Is my ballot counted? The answer is the title; the device finds it in the whole list by itself. */
export function CountedPage({ survey }: { survey: string }) {
  const { t } = useMemberWords()
  const one = useSurvey(survey)
  if (one === undefined) return <Loading />
  if (one === null) return <NotFoundPage text={t('survey.none')} />
  return <Counted one={one} />
}

const titles = {
  FOUND: 'counted.yes',
  MISSING: 'counted.no',
  NOT_YET: 'counted.notYet',
  BAD: 'counted.bad',
  NONE: 'counted.none',
  FAILED: 'counted.looking',
  LOOKING: 'counted.looking',
} as const satisfies Record<Kind, MemberWord>

type Kind = Finding['kind'] | 'NONE' | 'LOOKING'

function Counted({ one }: { one: DeviceSurvey }) {
  const { t } = useMemberWords()
  const { snapshot, receipt } = one
  const finding = useFinding(one)
  const kind: Kind = receipt ? (finding?.kind ?? 'LOOKING') : 'NONE'
  return (
    <MemberPage
      title={t('counted.yes')}
      back={paths.home()}
      foot={
        <Link className={buttonClass()} href={paths.home()}>
          {t('app.toHome')}
        </Link>
      }
    >
      <h1 aria-live="polite">{t(titles[kind])}</h1>
      {kind === 'NONE' ? <Note>{t('counted.noneText')}</Note> : null}
      {kind === 'LOOKING' ? <Wait slow={t('app.slow')} rows={1} /> : null}
      {finding && kind !== 'NONE' ? <Result finding={finding} day={snapshot.closesOn} /> : null}
      {kind === 'LOOKING' ? null : <Published snapshot={snapshot} />}
      <Fold title={t('counted.how')}>
        <ol className="grid list-decimal gap-1 pl-5">
          <li>{t('counted.how1')}</li>
          <li>{t('counted.how2')}</li>
          <li>{t('counted.how3')}</li>
        </ol>
      </Fold>
      <p className="quiet">{t('counted.ifNot')}</p>
    </MemberPage>
  )
}

function Result({ finding, day }: { finding: Finding; day: string }) {
  const { t, lang } = useMemberWords()
  if (finding.kind === 'FAILED') return <Failed fault={{ code: finding.code }} />
  if (finding.kind === 'NOT_YET')
    return <Note>{t('counted.notYetText', { day: formatDay(day) })}</Note>
  if (finding.kind === 'BAD')
    return (
      <Note kind="bad" alert>
        {t('counted.badText')}
      </Note>
    )
  const found = finding.kind === 'FOUND'
  return (
    <>
      <Note kind={found ? 'good' : 'bad'} alert={!found}>
        {found
          ? t('counted.yesText', { count: formatNumber(finding.count, lang) })
          : t('counted.noText')}
      </Note>
      {finding.verdict === 'UNSUPPORTED' ? <Note kind="warn">{t('counted.unchecked')}</Note> : null}
    </>
  )
}

function useFinding({ snapshot, receipt }: DeviceSurvey): Finding | undefined {
  const [finding, setFinding] = useState<Finding>()
  const ballotKey = receipt?.ballotKey
  const { survey, boardKey } = snapshot
  useEffect(() => {
    if (ballotKey === undefined) return
    let live = true
    void gate
      .alone(() => findBallot(survey, boardKey, ballotKey))
      .then((found) => {
        if (live) setFinding(found)
      })
    return () => {
      live = false
    }
  }, [survey, boardKey, ballotKey])
  return finding
}
