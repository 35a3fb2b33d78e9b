import type { CampaignForm } from './campaign-form.ts'

const PREFIX = 'tn.campaign.'

/** What was typed and not yet saved, from this device; null when there is nothing, or storage is forbidden. */
export function readKeptForm(key: string): Partial<CampaignForm> | null {
  try {
    const text = localStorage.getItem(PREFIX + key)
    const kept: Partial<CampaignForm> | null = text === null ? null : JSON.parse(text)
    return kept
  } catch {
    return null
  }
}

/** Keeps what was typed on this device until it is saved. */
export function keepForm(key: string, form: CampaignForm): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(form))
  } catch {
    // The page still holds it; only a reload would lose it.
  }
}

/** Forgets it: saved, or thrown away. */
export function forgetForm(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key)
  } catch {
    // Nothing was kept.
  }
}
