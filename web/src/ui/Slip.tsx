import type { ReactNode } from 'react'

/** A slip of paper with torn edges above and below; `tearing` plays the one movement of the product. */
export function Slip({
  title,
  tearing = false,
  children,
}: {
  title: string
  tearing?: boolean
  children: ReactNode
}) {
  return (
    <section className={tearing ? 'slip tearing' : 'slip'} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
