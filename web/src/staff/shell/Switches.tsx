import { useState } from 'react'
import { readSetting, setTheme, type Settings } from '../../device/settings.ts'
import { setLanguage } from '../../words/start.ts'
import { useStaffWords } from '../use-staff-words.ts'

const themes = ['device', 'light', 'dark'] as const

/** Language and theme, remembered on the device. */
export function Switches() {
  const { t, lang } = useStaffWords()
  return (
    <span className="switches">
      <button
        type="button"
        className="linkish"
        lang={lang === 'vi' ? 'en' : 'vi'}
        onClick={() => void setLanguage(lang === 'vi' ? 'en' : 'vi')}
      >
        {t('lang.other')}
      </button>
      <ThemeChoice />
    </span>
  )
}

function ThemeChoice() {
  const { t } = useStaffWords()
  const [theme, setChosen] = useState(() => readTheme())
  const choose = (value: string) => {
    const next = themes.find((one) => one === value) ?? 'device'
    setTheme(next)
    setChosen(next)
  }
  return (
    <select
      aria-label={t('nav.theme')}
      value={theme}
      onChange={(event) => choose(event.target.value)}
    >
      {themes.map((one) => (
        <option key={one} value={one}>
          {t(`theme.${one}`)}
        </option>
      ))}
    </select>
  )
}

function readTheme(): Settings['theme'] {
  return themes.find((one) => one === readSetting('theme')) ?? 'device'
}
