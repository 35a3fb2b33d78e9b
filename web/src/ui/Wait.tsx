import { useEffect, useState } from 'react'

/** Nothing for 400 ms, then grey bars in the shape of the content, after 8 s a sentence (web.md 4.6). */
export function Wait({ slow, rows = 3 }: { slow: string; rows?: number }) {
  const stage = useStage()
  if (stage === 0) return <div aria-busy="true" />
  return (
    <div aria-busy="true" className="grid gap-3">
      {stage === 2 ? <p role="status">{slow}</p> : null}
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={index === 0 ? 'bone h-9 w-2/3' : 'bone h-24'} />
      ))}
    </div>
  )
}

function useStage(): 0 | 1 | 2 {
  const [stage, setStage] = useState<0 | 1 | 2>(0)
  useEffect(() => {
    const timers = [setTimeout(() => setStage(1), 400), setTimeout(() => setStage(2), 8000)]
    return () => timers.forEach(clearTimeout)
  }, [])
  return stage
}
