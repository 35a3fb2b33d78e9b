import { useState } from 'react'
import type { ViewerRole } from './viewer.ts'

const kept = 'tn.role'

/** The role the pages are shown as: the one chosen last in this tab, else the first. */
export function useActing(
  roles: readonly ViewerRole[],
): [ViewerRole | undefined, (role: ViewerRole) => void] {
  const [chosen, setChosen] = useState(() => sessionStorage.getItem(kept))
  const acting = roles.find((role) => roleKey(role) === chosen) ?? roles[0]
  const actAs = (role: ViewerRole) => {
    sessionStorage.setItem(kept, roleKey(role))
    setChosen(roleKey(role))
  }
  return [acting, actAs]
}

/** A role of a person as one word. */
export function roleKey({ role, organization }: ViewerRole): string {
  return `${role}@${organization.id}`
}
