/** The mark: an amber stub dropped away from a sheet. Decoration; the name stands beside it. */
export function Mark({ size = 26, sheet = 'fill-cham' }: { size?: number; sheet?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <path
        d="M1 8h8v3.5a2.3 2.3 0 0 0 0 4.6v2.8a2.3 2.3 0 0 0 0 4.6V26H1z"
        className="fill-nghe"
      />
      <path
        d="M12 2h15v20H12v-3.5a2.3 2.3 0 0 0 0-4.6v-2.8a2.3 2.3 0 0 0 0-4.6z"
        className={sheet}
      />
    </svg>
  )
}
