import { useMutation } from '@apollo/client/react'
import { useEffect, useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import {
  RequestCodeDocument,
  VerifyCodeDocument,
  type VerifyCodeMutation,
} from '../../generated/member-operations.ts'
import { faultOf } from '../../apollo/errors.ts'
import { isDemo } from '../../device/demo.ts'
import { paths, staffPrefix } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Note } from '../../ui/Note.tsx'
import { Failed } from '../shell/Failed.tsx'
import { useMemberWords } from '../words/use-member-words.ts'
import { useSession } from './session.ts'
import type { CodeSent } from './SignInPage.tsx'
import { worksAtDesk } from './staff-role.ts'

interface CodeFormProps {
  sent: CodeSent
  onResent: (sent: CodeSent) => void
  onOtherCard: () => void
}

/** Step two: the six digits. Says how many tries are left, never whether the card exists. */
export function CodeForm({ sent, onResent, onOtherCard }: CodeFormProps) {
  const { t } = useMemberWords()
  const [verify, { loading, error }] = useMutation(VerifyCodeDocument)
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string>()
  const enter = useEnter()
  const words = useProblemWords()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!/^\d{6}$/.test(code)) return setProblem(t('signIn.codeShort'))
    const { data } = await verify({ variables: { card: sent.card, code } })
    const result = data?.verifyCode
    if (result?.__typename === 'SignedIn') return enter(result.viewer.roles)
    setProblem(result ? words(result) : undefined)
  }
  return (
    <form className="grid gap-2.5" onSubmit={(event) => void submit(event)} noValidate>
      <Note>
        <p>{t('signIn.sentTo', { card: sent.card })}</p>
        <DemoHint />
      </Note>
      <Field
        label={t('signIn.code')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        autoFocus
        value={code}
        problem={problem}
        hint={t('signIn.codeHint', { minutes: Math.round(sent.expiresIn / 60) })}
        onChange={(event) => {
          setProblem(undefined)
          setCode(event.target.value.replaceAll(/\D/g, ''))
        }}
      />
      {error ? <Failed fault={faultOf(error)} /> : null}
      <Button type="submit" busy={loading}>
        {t('signIn.enter')}
      </Button>
      <Resend sent={sent} onResent={onResent} />
      <Button kind="text" onClick={onOtherCard}>
        {t('signIn.otherCard')}
      </Button>
    </form>
  )
}

type Refused = Exclude<VerifyCodeMutation['verifyCode'], { __typename: 'SignedIn' }>

function useProblemWords(): (refused: Refused) => string {
  const { t } = useMemberWords()
  return (refused) => {
    if (refused.__typename === 'CodeWrong') return t('signIn.triesLeft', { n: refused.triesLeft })
    if (refused.__typename === 'TooManyTries')
      return t('signIn.tooMany', { minutes: Math.max(1, Math.ceil(refused.retryAfter / 60)) })
    return t('failure.InvalidInput')
  }
}

/** Where sign-in leads: the staff pages for those who work there, home for everybody else. */
function useEnter(): (roles: readonly { role: string }[]) => void {
  const { refresh } = useSession()
  const [, go] = useLocation()
  return (roles) => {
    if (worksAtDesk(roles)) return location.assign(staffPrefix)
    void refresh().then(() => go(paths.home(), { replace: true }))
  }
}

function DemoHint() {
  const { t } = useMemberWords()
  const [demo, setDemo] = useState(false)
  useEffect(() => void isDemo().then(setDemo), [])
  return demo ? <p className="quiet text-hint">{t('signIn.codeDemo')}</p> : null
}

function Resend({ sent, onResent }: { sent: CodeSent; onResent: (sent: CodeSent) => void }) {
  const { t } = useMemberWords()
  const [ask, { loading }] = useMutation(RequestCodeDocument)
  const [left, setLeft] = useState(sent.resendAfter)
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  const again = async () => {
    const { data } = await ask({ variables: { card: sent.card } })
    if (data?.requestCode.__typename !== 'CodeRequested') return
    setLeft(data.requestCode.resendAfter)
    onResent({ card: sent.card, ...data.requestCode })
  }
  if (left > 0)
    return <p className="quiet py-3 text-center">{t('signIn.resendIn', { seconds: left })}</p>
  return (
    <Button kind="text" busy={loading} onClick={() => void again()}>
      {t('signIn.resend')}
    </Button>
  )
}
