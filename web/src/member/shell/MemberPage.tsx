import { useEffect, type ReactNode } from 'react'
import { useMemberWords } from '../words/use-member-words.ts'
import { BottomNav } from './BottomNav.tsx'
import { OfflineLine } from './OfflineLine.tsx'
import { Header, type HeaderProps } from './Header.tsx'

interface MemberPageProps extends Omit<HeaderProps, 'edge'> {
  /** For the tab and for readers; the page has its own visible h1. */
  title: string
  children: ReactNode
  /** The main button of the page, at the bottom. */
  foot?: ReactNode
  /** The bottom bar with four items; absent inside a survey. */
  nav?: boolean
  /** Between header and page: the stitches. */
  under?: ReactNode
}

/** The frame of a member's page: header, one column of at most 560 px, main button or bottom bar. */
export function MemberPage({
  title,
  children,
  foot,
  nav = false,
  under,
  ...header
}: MemberPageProps) {
  const { t } = useMemberWords()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
    window.scrollTo(0, 0)
  }, [title, t])
  return (
    <div className="flex min-h-dvh flex-col">
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <Header {...header} edge={under === undefined} />
      <OfflineLine />
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col">
        {under}
        <div className="m-main w-full flex-1 content-start">{children}</div>
        {foot === undefined ? null : <div className="m-foot">{foot}</div>}
      </main>
      {nav ? <BottomNav /> : null}
    </div>
  )
}
