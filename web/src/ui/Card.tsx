import type { ReactNode } from 'react'

interface CardProps {
  children: ReactNode
  title?: string
  className?: string
}

/** A card of a member page; with a title it is a named section. */
export function Card({ children, title, className = '' }: CardProps) {
  return (
    <section className={`card ${className}`} aria-label={title}>
      {title === undefined ? null : <h2>{title}</h2>}
      {children}
    </section>
  )
}

/** A card that opens and closes; the summary is its title. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="card fold">
      <summary>{title}</summary>
      <div className="pb-3">{children}</div>
    </details>
  )
}

/** The perforation between "about the survey" and "answer now" inside a card. */
export function Tear() {
  return <hr className="tear" />
}
