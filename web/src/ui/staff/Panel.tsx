import { useId, type ReactNode } from 'react'

type PanelProps = {
  title: ReactNode
  /** At the right of the title: a link, a date, a key. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** A titled sheet on the page; its title names it for a reader. */
export function Panel({ title, aside, className, children }: PanelProps) {
  const id = useId()
  return (
    <section className={className ? `panel ${className}` : 'panel'} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
