import { useReferralsOn } from '../../device/use-referrals-on.ts'
import { useStaffWords } from '../use-staff-words.ts'
import { navOf } from './nav.ts'
import { NavLink } from './NavLinks.tsx'
import { useViewer } from './viewer.ts'

/** The bar of a phone: the first four entries of the side bar. */
export function BottomBar() {
  const { t } = useStaffWords()
  const { acting } = useViewer()
  const referrals = useReferralsOn()
  return (
    <nav className="m-nav staff-nav narrow-only" aria-label={t('nav.narrow')}>
      {navOf(acting.role, referrals)
        .slice(0, 4)
        .map((item) => (
          <NavLink key={item.path} item={item} size={24} short />
        ))}
    </nav>
  )
}
