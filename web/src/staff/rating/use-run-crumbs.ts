import { staffPaths } from '../../paths.ts'
import type { Crumb } from '../shell/TopBar.tsx'
import { useStaffWords } from '../use-staff-words.ts'

/** The path of the pages of one run. */
export function useRunCrumbs(year: number): Crumb[] {
  const { t } = useStaffWords()
  return [
    { name: t('nav.ratings'), path: staffPaths.ratings() },
    { name: t('crumb.year', { year: String(year) }), path: staffPaths.cycle(year) },
    { name: t('run.crumb') },
  ]
}
