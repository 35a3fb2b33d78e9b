import { useReferralsOn } from '../../device/use-referrals-on.ts'
import { Mark } from '../../ui/Mark.tsx'
import { useStaffWords } from '../use-staff-words.ts'
import { navOf } from './nav.ts'
import { NavLink } from './NavLinks.tsx'
import { SignOutButton } from './SignOutButton.tsx'
import { Switches } from './Switches.tsx'
import { useViewer } from './viewer.ts'
import { Who } from './Who.tsx'

/** Under the mark of a phone: who is signed in as what, pages beyond the bar, language, theme, the way out. */
export function PhoneMenu() {
  const { t } = useStaffWords()
  return (
    <details className="phone-menu narrow-only">
      <summary aria-label={t('nav.menu')}>
        <Mark size={24} />
      </summary>
      <div className="phone-menu-sheet">
        <Who />
        <MorePages />
        <Switches />
        <p className="small-text">{t('nav.audited')}</p>
        <SignOutButton />
      </div>
    </details>
  )
}

/** What the bar at the bottom has no room for (web.md 3); gone when it has. */
function MorePages() {
  const { t } = useStaffWords()
  const { acting } = useViewer()
  const rest = navOf(acting.role, useReferralsOn()).slice(4)
  if (rest.length === 0) return null
  return (
    <nav aria-label={t('nav.more')}>
      <ul>
        {rest.map((item) => (
          <li key={item.path}>
            <NavLink item={item} size={20} />
          </li>
        ))}
      </ul>
    </nav>
  )
}
