import { isRecord } from '../apollo/read.ts'

/** A person of the demo: the list only fills in the card number, the code takes the real path. */
export interface DemoPerson {
  card: string
  name: string
  role: { vi: string; en: string }
}

let asked: Promise<DemoPerson[]> | undefined

/** The people to try the demo with; empty where the gateway serves no list (every build that is not the demo). */
export function demoPeople(): Promise<DemoPerson[]> {
  asked ??= read().catch(() => [])
  return asked
}

/** True when this server is the demo: waiting times are short there. */
export async function isDemo(): Promise<boolean> {
  return (await demoPeople()).length > 0
}

async function read(): Promise<DemoPerson[]> {
  const response = await fetch('/demo.json', { credentials: 'omit', referrerPolicy: 'no-referrer' })
  if (!response.ok) return []
  const list: unknown = await response.json()
  return Array.isArray(list) ? list.flatMap((entry: unknown) => readPerson(entry)) : []
}

function readPerson(value: unknown): DemoPerson[] {
  if (!isRecord(value) || !isRecord(value['role'])) return []
  const { card, name, role } = value
  const { vi, en } = isRecord(role) ? role : {}
  if (typeof card !== 'string' || typeof name !== 'string') return []
  if (typeof vi !== 'string' || typeof en !== 'string') return []
  return [{ card, name, role: { vi, en } }]
}
