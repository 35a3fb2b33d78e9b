import { Link } from 'wouter'
import { staffPaths } from '../../paths.ts'
import { Mark } from '../../ui/Mark.tsx'
import { useReferralsOn } from '../../device/use-referrals-on.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { navOf } from './nav.ts'
import { NavLink } from './NavLinks.tsx'
import { SignOutButton } from './SignOutButton.tsx'
import { useViewer } from './viewer.ts'
import { Who } from './Who.tsx'

/** The stub: who is signed in, with which role, in which unit, and where the role's pages are. */
export function SideBar() {
  const { t } = useStaffWords()
  const { acting } = useViewer()
  const referrals = useReferralsOn()
  return (
    <aside className="stub" aria-label={t('nav.aside')}>
      <div className="stub-inside">
        <Link className="brand" href={staffPaths.home()}>
          <Mark sheet="fill-[#fff]" /> {t('app.name')}
        </Link>
        <Who />
        <nav aria-label={t('nav.main')}>
          <ul>
            {navOf(acting.role, referrals).map((item) => (
              <li key={item.path}>
                <NavLink item={item} size={18} />
              </li>
            ))}
          </ul>
        </nav>
        <div className="foot">
          <p>{t('nav.audited')}</p>
          <SignOutButton />
        </div>
      </div>
    </aside>
  )
}
