import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useStaffWords } from '../use-staff-words.ts'
import { OfflineLine } from './OfflineLine.tsx'
import { TopBar, type Crumb } from './TopBar.tsx'

type PageProps = {
  title: string
  /** What the browser's tab says, when it is more than the title: "61 % · ...". */
  tab?: string | undefined
  lead?: ReactNode
  acts?: ReactNode
  crumbs: readonly Crumb[]
  children: ReactNode
}

/** A page of the staff area: path, title, one line under it, its buttons, its content. */
export function Page({ title, tab, lead, acts, crumbs, children }: PageProps) {
  const { t } = useStaffWords()
  const heading = useArrival()
  useEffect(() => {
    document.title = `${tab ?? title} · ${t('app.name')}`
  }, [tab, title, t])
  return (
    <>
      <TopBar crumbs={crumbs} />
      <OfflineLine />
      <main id="main">
        <div className="head">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {lead ? <p>{lead}</p> : null}
          </div>
          {acts ? <div className="acts">{acts}</div> : null}
        </div>
        {children}
      </main>
    </>
  )
}

/** After a change of page the title has the focus, so that a reader hears where it is. */
function useArrival() {
  const heading = useRef<HTMLHeadingElement>(null)
  const [location] = useLocation()
  const first = useRef(true)
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus()
    isFirstPage = false
    first.current = false
  }, [location])
  return heading
}

let isFirstPage = true
