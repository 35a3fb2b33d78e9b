import '../../style/page-parts.css'
import { useState } from 'react'
import type { Fault } from '../../apollo/errors.ts'
import { readSetting, setTheme, setType, type Settings } from '../../device/settings.ts'
import { setLanguage } from '../../words/start.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useOwner, useSession } from '../session/session.ts'
import { leave } from '../session/leave.ts'
import { Failed } from '../shell/Failed.tsx'
import { MemberPage } from '../shell/MemberPage.tsx'
import { SimpleSwitch } from '../survey/SimpleSwitch.tsx'
import { useSurveys } from '../survey/use-survey.ts'
import { useMemberWords } from '../words/use-member-words.ts'
import { EraseDialog } from './EraseDialog.tsx'

/** How pages look, what this device keeps, and the way out. */
export function MePage() {
  const { t, both } = useMemberWords()
  const { session } = useSession()
  return (
    <MemberPage title={t('me.title')} nav>
      <div>
        <h1>{session.kind === 'in' ? session.viewer.member.name.full : t('me.title')}</h1>
        {session.kind === 'in' && session.viewer.member.union ? (
          <p className="quiet">{both(session.viewer.member.union.name)}</p>
        ) : null}
      </div>
      <Looks />
      <Device />
    </MemberPage>
  )
}

function Looks() {
  const { t, lang } = useMemberWords()
  const [type, changeType] = useState(() => oneOf(readSetting('type'), ['125', '150'], '100'))
  const [theme, changeTheme] = useState(() =>
    oneOf(readSetting('theme'), ['light', 'dark'], 'device'),
  )
  const pickType = (value: Settings['type']) => {
    setType(value)
    changeType(value)
  }
  const pickTheme = (value: Settings['theme']) => {
    setTheme(value)
    changeTheme(value)
  }
  return (
    <Card title={t('me.looks')}>
      <Segments
        label={t('me.language')}
        name="lang"
        value={lang}
        options={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(value) => void setLanguage(value)}
      />
      <Segments
        label={t('me.type')}
        name="type"
        value={type}
        options={(['100', '125', '150'] as const).map((value) => ({
          value,
          label: `${value}\u00A0%`,
        }))}
        onChange={pickType}
      />
      <Segments
        label={t('me.theme')}
        name="theme"
        value={theme}
        options={(['light', 'dark', 'device'] as const).map((value) => ({
          value,
          label: t(`theme.${value}`),
        }))}
        onChange={pickTheme}
      />
      <SimpleSwitch />
    </Card>
  )
}

function oneOf<const Value extends string>(
  stored: string | null,
  known: readonly Value[],
  otherwise: Value,
): Value {
  return known.find((value) => value === stored) ?? otherwise
}

function Device() {
  const { t } = useMemberWords()
  const owner = useOwner()
  const surveys = useSurveys() ?? []
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState<Fault | null>(null)
  const waiting = surveys.filter((one) => one.waiting?.ballot && !one.waiting.refused).length
  const receipts = surveys.filter((one) => one.receipt).length
  const out = (erase: boolean) => void leave(erase ? owner : null).then(setFailed)
  return (
    <Card title={t('me.device')}>
      <p>{t('me.deviceText', { waiting, receipts })}</p>
      {failed ? <Failed fault={failed} /> : null}
      <div className="grid gap-2">
        <Button kind="second" onClick={() => out(false)}>
          {t('app.signOut')}
        </Button>
        <p className="quiet text-hint">{t('me.signOutText')}</p>
      </div>
      <div className="grid gap-2">
        <Button kind="second" className="border-gach! text-gach!" onClick={() => setAsking(true)}>
          {t('me.erase')}
        </Button>
        <p className="quiet text-hint">{t('me.eraseText')}</p>
      </div>
      {asking ? (
        <EraseDialog waiting={waiting} onClose={() => setAsking(false)} onErase={() => out(true)} />
      ) : null}
    </Card>
  )
}
