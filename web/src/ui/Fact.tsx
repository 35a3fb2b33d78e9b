import type { ReactNode } from 'react'

/** A sentence beside its icon. */
export function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="fact">
      {icon}
      <span>{children}</span>
    </div>
  )
}
