import { useLocation } from 'wouter'
import { formatDay } from '../../format/date.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { vaultChanged } from '../vault/change.ts'
import { vault, type WaitingBallot } from '../vault/db.ts'
import { useMemberWords } from '../words/use-member-words.ts'

/** The server did not take this ballot: why, what is kept, what to do. */
export function RefusedPage({ waiting, refused }: { waiting: WaitingBallot; refused: string }) {
  const { t, both } = useMemberWords()
  const [, go] = useLocation()
  const remove = async () => {
    await (await vault()).delete('outbox', waiting.ballotKey)
    vaultChanged()
    go(paths.home())
  }
  // What is worth nothing any more may be put away; evidence of a wrong refusal stays in the device.
  const worthless = waiting.ballot === null
  return (
    <MemberPage
      title={t('waiting.refusedTitle')}
      foot={
        <Button onClick={() => (worthless ? void remove() : go(paths.home()))}>
          {worthless ? t('waiting.remove') : t('app.toHome')}
        </Button>
      }
    >
      <div>
        <p className="quiet">{both(waiting.title)}</p>
        <h1>{t('waiting.refusedTitle')}</h1>
      </div>
      {refused === 'SurveyClosed' ? (
        <Note kind="warn">{t('waiting.closed', { day: formatDay(waiting.closesAt) })}</Note>
      ) : (
        <Failed fault={{ code: refused }} />
      )}
    </MemberPage>
  )
}
