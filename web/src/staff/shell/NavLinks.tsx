import { Link, useLocation } from 'wouter'
import { useStaffWords } from '../use-staff-words.ts'
import { isHere, type NavItem } from './nav.ts'

type NavLinkProps = { item: NavItem; size: number; short?: boolean }

/** One link of the side bar, or of the bottom bar with its `short` words. */
export function NavLink({ item, size, short = false }: NavLinkProps) {
  const { t } = useStaffWords()
  const [location] = useLocation()
  const Icon = item.icon
  const inside = (
    <>
      <Icon size={size} strokeWidth={1.8} aria-hidden="true" />
      {t((short && item.short) || item.word)}
    </>
  )
  if (item.outside) return <a href={item.path}>{inside}</a>
  return (
    <Link href={item.path} aria-current={isHere(item, location) ? 'page' : undefined}>
      {inside}
    </Link>
  )
}
