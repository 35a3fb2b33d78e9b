import { Check, CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** plain: to know; warn: to decide; bad: stop; good: done. */
export type NoteKind = 'plain' | 'warn' | 'bad' | 'good'

const icons = { plain: Info, warn: TriangleAlert, bad: CircleAlert, good: Check }

/** A sentence that stands out by edge, icon and words. `alert` reads it out at once. */
export function Note({ kind = 'plain', alert = false, icon, children }: NoteProps) {
  const Icon = icons[kind]
  return (
    <div className={`note ${kind}`} role={alert ? 'alert' : undefined}>
      {icon ?? <Icon size={22} strokeWidth={1.8} aria-hidden="true" />}
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}

interface NoteProps {
  kind?: NoteKind
  alert?: boolean
  icon?: ReactNode
  children: ReactNode
}
