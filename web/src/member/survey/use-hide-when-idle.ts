import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../../paths.ts'

const idle = 3 * 60_000

/** Shows home after three minutes without a touch, as the hide button does; answers stay in the device (web.md 4.2). */
export function useHideWhenIdle(): void {
  const [, go] = useLocation()
  useEffect(() => {
    let timer = setTimeout(hide, idle)
    function hide() {
      go(paths.home(), { replace: true })
    }
    function touched() {
      clearTimeout(timer)
      timer = setTimeout(hide, idle)
    }
    const events = ['pointerdown', 'keydown', 'scroll'] as const
    events.forEach((event) => window.addEventListener(event, touched, { passive: true }))
    return () => {
      clearTimeout(timer)
      events.forEach((event) => window.removeEventListener(event, touched))
    }
  }, [go])
}
