import type { ReactNode } from 'react'
import { useStaffWords } from '../use-staff-words.ts'
import { BottomBar } from './BottomBar.tsx'
import { SideBar } from './SideBar.tsx'

/** The stub at the left, the sheet at the right, a bar at the bottom of a phone (web.md 3). */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useStaffWords()
  return (
    <div className="staff">
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      <SideBar />
      <div className="sheet">{children}</div>
      <BottomBar />
    </div>
  )
}
