import { Mark } from '../../ui/Mark.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { SignOutButton } from './SignOutButton.tsx'
import { Switches } from './Switches.tsx'
import { Who } from './Who.tsx'

/** Under the mark of a phone: who is signed in as what, language, theme, the way out. */
export function PhoneMenu() {
  const { t } = useStaffWords()
  return (
    <details className="phone-menu narrow-only">
      <summary aria-label={t('nav.menu')}>
        <Mark size={24} />
      </summary>
      <div className="phone-menu-sheet">
        <Who />
        <Switches />
        <p className="small-text">{t('nav.audited')}</p>
        <SignOutButton />
      </div>
    </details>
  )
}
