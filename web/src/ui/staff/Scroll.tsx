import { useEffect, useRef, useState, type ReactNode } from 'react'

/**
 * A wide or long table inside its panel. It is a focusable region only while it overflows, so that a
 * keyboard can scroll it and is not stopped where there is nothing to scroll (web.md 7).
 */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const overflows = useOverflow(box)
  const region = overflows ? { tabIndex: 0, role: 'region', 'aria-label': label } : {}
  return (
    <div ref={box} className="scroll" {...region}>
      {children}
    </div>
  )
}

function useOverflow(box: { readonly current: HTMLDivElement | null }): boolean {
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () =>
      setOverflows(
        element.scrollWidth > element.clientWidth + 1 ||
          element.scrollHeight > element.clientHeight + 1,
      )
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [box])
  return overflows
}
