import { useState } from 'react'
import { isSimple, setSimple } from '../../device/settings.ts'
import { useMemberWords } from '../words/use-member-words.ts'

/** Offers the simple mode of the answering path, never forces it; the device remembers it (web.md 7). */
export function SimpleSwitch() {
  const { t } = useMemberWords()
  const [on, setOn] = useState(isSimple)
  const change = () => {
    setSimple(on ? 'off' : 'on')
    setOn(!on)
  }
  return (
    <label className="choice check">
      <input type="checkbox" checked={on} onChange={change} />
      <span className="font-semibold">
        {t('simple.title')}
        <span className="quiet block text-hint font-normal">{t('simple.text')}</span>
      </span>
    </label>
  )
}
