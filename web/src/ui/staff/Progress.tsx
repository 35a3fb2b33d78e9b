type ProgressProps = {
  done: number
  total: number
  label: string
  waiting?: boolean
  over?: boolean
}

/** Long work as a native progress bar with its words; amber while it waits or tries again. */
export function Progress({ done, total, label, waiting = false, over = false }: ProgressProps) {
  return (
    <progress
      className={`progress ${waiting ? 'waiting' : ''} ${over || done >= total ? 'over' : ''}`}
      value={done}
      max={Math.max(total, 1)}
      aria-label={label}
    >
      {label}
    </progress>
  )
}
