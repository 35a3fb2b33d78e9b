/** Four steps of the classes; the number of full bars is the class (0-4). */
export function ClassBars({ full }: { full: number }) {
  return (
    <svg className="class-bars" width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
      {[0, 1, 2, 3].map((index) => (
        <rect
          key={index}
          x={index * 4.5}
          y={9 - index * 3}
          width="3.5"
          height={5 + index * 3}
          rx="1"
          fill="currentColor"
          opacity={index < full ? 1 : 0.25}
        />
      ))}
    </svg>
  )
}
