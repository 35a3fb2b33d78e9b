import { ClipboardList, House, UserRound, UsersRound } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { paths } from '../../paths.ts'
import { useMemberWords } from '../words/use-member-words.ts'

const items = [
  { href: paths.home(), word: 'nav.home', Icon: House },
  { href: paths.surveys(), word: 'nav.surveys', Icon: ClipboardList },
  { href: paths.leaders(), word: 'nav.leaders', Icon: UsersRound },
  { href: paths.me(), word: 'nav.me', Icon: UserRound },
] as const

/** The bottom bar: four places, icon and word, 60 px. */
export function BottomNav() {
  const { t } = useMemberWords()
  const [path] = useLocation()
  return (
    <nav className="m-nav" aria-label={t('nav.main')}>
      {items.map(({ href, word, Icon }) => (
        <Link key={href} href={href} aria-current={path === href ? 'page' : undefined}>
          <Icon size={24} strokeWidth={1.8} aria-hidden="true" />
          {t(word)}
        </Link>
      ))}
    </nav>
  )
}
