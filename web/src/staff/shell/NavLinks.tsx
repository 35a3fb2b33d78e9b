import { Link, useLocation } from 'wouter'
import { useStaffWords } from '../use-staff-words.ts'
import { isHere, type NavItem } from './nav.ts'

/** One link of the side bar or of the bottom bar. */
export function NavLink({ item, size }: { item: NavItem; size: number }) {
  const { t } = useStaffWords()
  const [location] = useLocation()
  const Icon = item.icon
  const inside = (
    <>
      <Icon size={size} strokeWidth={1.8} aria-hidden="true" />
      {t(item.word)}
    </>
  )
  if (item.outside) return <a href={item.path}>{inside}</a>
  return (
    <Link href={item.path} aria-current={isHere(item, location) ? 'page' : undefined}>
      {inside}
    </Link>
  )
}
