/** Whether an organisation exists on a day; the last day included. */
export function isAlive(
  { validFrom, validTo }: { validFrom: string; validTo: string | null },
  day: string,
): boolean {
  return validFrom <= day && (validTo === null || day <= validTo)
}
