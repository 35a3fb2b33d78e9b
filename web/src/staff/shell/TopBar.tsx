import { Link } from 'wouter'
import { useStaffWords } from '../use-staff-words.ts'
import { PhoneMenu } from './PhoneMenu.tsx'
import { Switches } from './Switches.tsx'

/** One step of the path of a page; the last has no link. */
export type Crumb = { name: string; path?: string }

/** The line above a page: its path, the sample badge, language and theme. */
export function TopBar({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useStaffWords()
  return (
    <header className="bar">
      <PhoneMenu />
      <nav aria-label={t('nav.path')}>
        <ol>
          {crumbs.map(({ name, path }) => (
            <li key={name}>{path ? <Link href={path}>{name}</Link> : name}</li>
          ))}
        </ol>
      </nav>
      <span className="sample">{t('app.sample')}</span>
      <span className="wide-only">
        <Switches />
      </span>
    </header>
  )
}
