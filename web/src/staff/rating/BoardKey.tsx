import type { Cuts } from '../../ui/staff/Strip.tsx'
import type { Domain } from '../../ui/staff/scale.ts'
import { useStaffWords } from '../use-staff-words.ts'

/** What the signs of a strip mean; on a phone also its scale, which has no axis there. */
export function BoardKey({ cuts, domain }: { cuts: Cuts; domain: Domain }) {
  const { t } = useStaffWords()
  const scale = { ...domain, completed: cuts.completed, good: cuts.good, excellent: cuts.excellent }
  return (
    <div className="key">
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <circle className="strip-shrunk" cx="7" cy="7" r="5.5" />
        </svg>
        {t('key.shrunk')}
      </span>
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <circle className="strip-raw" cx="7" cy="7" r="5" />
        </svg>
        {t('key.raw')}
      </span>
      <span>
        <svg width="30" height="14" aria-hidden="true">
          <path className="strip-interval" d="M5 7h20" />
        </svg>
        {t('key.interval')}
      </span>
      <span className="narrow-only">{t('key.scale', scale)}</span>
    </div>
  )
}
