/** One piece of a 100 % bar: its share (0-100), its word, and the words shown on it. */
export type StackPiece = { share: number; name: string; text: string }

type StackProps = {
  pieces: readonly StackPiece[]
  palette: 'trust' | 'scale'
  label: string
  /** Smallest share that still holds its number; more on a narrow bar. */
  numberFrom?: number
}

/**
 * 100 % distribution of web.md 5.2: best level first, parted by the surface, numbers inside where
 * they fit and in the key always.
 */
export function Stack({ pieces, palette, label, numberFrom = 8 }: StackProps) {
  const starts = pieces.map((_, index) =>
    pieces.slice(0, index).reduce((sum, piece) => sum + piece.share, 0),
  )
  return (
    <svg className={`stack stack-${palette}`} role="img" aria-label={label}>
      {pieces.map((piece, index) => (
        <Piece
          key={piece.name}
          piece={piece}
          start={starts[index] ?? 0}
          index={index}
          numberFrom={numberFrom}
        />
      ))}
    </svg>
  )
}

type PieceProps = { piece: StackPiece; start: number; index: number; numberFrom: number }

function Piece({ piece, start, index, numberFrom }: PieceProps) {
  return (
    <g className={`piece-${index}`}>
      <rect x={`${start}%`} width={`${piece.share}%`} height="100%" />
      {index > 0 ? (
        <line className="parting" x1={`${start}%`} x2={`${start}%`} y1="0" y2="100%" />
      ) : null}
      {piece.share >= numberFrom ? (
        <text x={`${start + piece.share / 2}%`} y="50%" dy="0.36em" textAnchor="middle">
          {piece.text}
        </text>
      ) : null}
    </g>
  )
}

/** Key of a 100 % bar: a square, the word and the number, so that nothing is only colour. */
export function StackKey({ pieces, palette }: Pick<StackProps, 'pieces' | 'palette'>) {
  return (
    <p className={`key stack-${palette}`}>
      {pieces.map((piece, index) => (
        <span key={piece.name}>
          <svg className={`piece-${index}`} width="12" height="12" aria-hidden="true">
            <rect width="12" height="12" rx="2" />
          </svg>
          {piece.name} <b className="num">{piece.text}</b>
        </span>
      ))}
    </p>
  )
}
