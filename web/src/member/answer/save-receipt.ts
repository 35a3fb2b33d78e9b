/** What the picture of a receipt shows. */
export interface ReceiptPicture {
  title: string
  code: readonly string[]
  lines: readonly string[]
}

const width = 720
const height = 420

/** Draws the receipt on the device and offers it as a PNG; nothing is sent. */
export function saveReceipt({ title, code, lines }: ReceiptPicture): void {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
  tearEdges(pen)
  pen.fillStyle = '#0e2231'
  write(pen, title, 40, 84, '700 34px sans-serif')
  code.forEach((line, index) => write(pen, line, 40, 160 + index * 56, '700 38px monospace'))
  pen.fillStyle = '#465a66'
  lines.forEach((line, index) => write(pen, line, 40, 296 + index * 44, '400 28px sans-serif'))
  canvas.toBlob((blob) => {
    if (blob) offer(blob)
  })
}

function write(
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  font: string,
): void {
  pen.font = font
  pen.fillText(text, x, y, width - 2 * x)
}

function tearEdges(pen: CanvasRenderingContext2D): void {
  pen.fillStyle = '#f1f4f5'
  for (let x = 16; x < width; x += 32)
    for (const y of [0, height]) {
      pen.beginPath()
      pen.arc(x, y, 10, 0, Math.PI * 2)
      pen.fill()
    }
}

function offer(blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = 'bien-nhan.png'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
